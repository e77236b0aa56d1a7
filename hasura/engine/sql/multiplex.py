"""One statement for many subscribers of the same query: live queries and streams.

What differs between them, the parameters, comes as one array per parameter; the query is evaluated
for each row of the unnested arrays. So a thousand subscribers cost one round trip.
"""

from __future__ import annotations

from dataclasses import dataclass

from hasura.engine.plan.operations import RootFields
from hasura.engine.plan.streams import StreamPlan
from hasura.engine.plan.values import Param
from hasura.engine.sql.conditions import Scope, scalar_sql
from hasura.engine.sql.fragment import Sql, join, raw, render_with, text_literal
from hasura.engine.sql.operations import answer_sql
from hasura.engine.sql.outputs import ROW, as_json, fields_sql
from hasura.engine.sql.rows import Writer, source_row, source_sql, tail_sql


@dataclass(frozen=True, slots=True)
class Multiplexed:
    """$1 are the cohorts' numbers, $2… the values of `params`; answers (id, root), streams also the
    cursor's next value."""

    text: str
    params: tuple[Param, ...]


def multiplexed_query(fields: RootFields) -> Multiplexed:
    """A live query for many cohorts."""
    return _for_each(join("SELECT s.id, ", answer_sql(fields, Writer()), " AS root"), raw(""))


def multiplexed_stream(alias: str, stream: StreamPlan) -> Multiplexed:
    """A streaming subscription for many cohorts: each one's next rows and where they end."""
    writer = Writer()
    row = source_row(stream.rows.source, writer)
    scope = Scope(row, row)
    columns, item = fields_sql(stream.fields, scope, writer)
    single = as_json(item)
    cursor = scalar_sql(stream.column, scope, writer.aliases)
    tail = tail_sql(stream.rows, row, None, scope, writer)
    source = source_sql(stream.rows.source, row, None, writer)
    batch = join(
        *(
            "(SELECT (SELECT ",
            single,
            " FROM (SELECT ",
            columns,
            ") AS ",
            ROW,
            ") AS item, ",
            cursor,
            " AS cursor",
        ),
        *(" FROM ", source, tail, ") AS b"),
    )
    function = "min" if stream.descending else "max"
    answer = join("json_build_object(", text_literal(alias), ", coalesce(json_agg(b.item), '[]'))")
    body = join("(SELECT ", answer, f" AS root, {function}(b.cursor)::text AS cursor FROM ", batch, ") AS f")
    return _for_each(raw("SELECT s.id, f.root, f.cursor"), join(" CROSS JOIN LATERAL ", body))


def _for_each(select: Sql, rest: Sql) -> Multiplexed:
    """The query for each cohort. OFFSET 0 keeps PostgreSQL from casting anew for every row it looks at."""
    numbers: dict[Param, int] = {}

    def place(value: Param) -> str:
        return f"s.p{numbers.setdefault(value, len(numbers) + 1)}"

    head, end = render_with(select, place), render_with(rest, place)
    arrays = ["$1::int4[]", *(f"${number + 1}::text[]" for number in numbers.values())]
    names = ["id", *(f"p{number}" for number in numbers.values())]
    casts = ["u.id", *(f"u.p{number}::{value.cast} AS p{number}" for value, number in numbers.items())]
    given = f"unnest({', '.join(arrays)}) AS u({', '.join(names)})"
    source = f" FROM (SELECT {', '.join(casts)} FROM {given} OFFSET 0) AS s"  # noqa: S608 # casts are ours
    return Multiplexed(head + source + end, tuple(numbers))
