"""Whole operations as SQL: the root fields a source answers, in one statement."""

from __future__ import annotations

from dataclasses import replace

from hasura.engine.plan.conditions import Join
from hasura.engine.plan.operations import ConstantField, DatabaseField, NamespaceField, RootFields
from hasura.engine.plan.rows import Output, RemoteOutput
from hasura.engine.plan.values import Param
from hasura.engine.sql.conditions import Row, Scope
from hasura.engine.sql.fragment import (
    Sql,
    Statement,
    identifier,
    join,
    object_sql,
    param,
    raw,
    render,
    separated,
    text_literal,
)
from hasura.engine.sql.outputs import output_sql
from hasura.engine.sql.rows import Writer


def answer_sql(fields: RootFields, writer: Writer) -> Sql:
    """All root fields as one JSON object; constants are put in as text."""
    members: list[tuple[str, Sql]] = []
    for alias, field in fields:
        match field:
            case DatabaseField(_, output):
                members.append((alias, output_sql(output, None, writer)))
            case ConstantField(json):
                members.append((alias, join(text_literal(json), "::json")))
            case NamespaceField(inner):
                members.append((alias, answer_sql(inner, writer)))
    return object_sql(members)


def query_statement(fields: RootFields) -> Statement:
    """The statement that answers all fields of one source: one row, one column of JSON."""
    return render(join("SELECT ", answer_sql(fields, Writer()), " AS root"))


def output_statement(output: Output) -> Statement:
    """The statement that answers one output alone."""
    return render(join("SELECT ", output_sql(output, None, Writer()), " AS root"))


def joined_statement(remote: RemoteOutput, keys: tuple[Param, ...]) -> Statement:
    """The answers of a remote output for many keys, as a JSON list in the order of the keys.

    keys: a column of the keys each, as an array.
    """
    names = [identifier(f"key{place}") for place in range(len(keys))]
    columns = tuple((f"key{place}", column) for place, (column, _) in enumerate(remote.columns))
    output = replace(remote.output, rows=replace(remote.output.rows, join=Join(columns)))
    row = Row(raw("keys"), raw("keys"))
    answer = output_sql(output, Scope(row, row), Writer())
    arrays = separated(", ", [param(key) for key in keys])
    listed = join("unnest(", arrays, ") WITH ORDINALITY AS keys(", separated(", ", names), ", place)")
    each = join("SELECT ", answer, " AS answer, keys.place FROM ", listed)
    return render(join("SELECT coalesce(json_agg(a.answer ORDER BY a.place), '[]') FROM (", each, ") AS a"))
