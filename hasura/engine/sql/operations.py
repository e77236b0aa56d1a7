"""Whole operations as SQL: the root fields a source answers, in one statement."""

from __future__ import annotations

from hasura.engine.plan.operations import ConstantField, DatabaseField, NamespaceField, RootFields
from hasura.engine.sql.fragment import Sql, Statement, join, render, separated, text_literal
from hasura.engine.sql.rows import Writer, output_sql


def sources_of(fields: RootFields) -> list[str]:
    """The sources that answer some of the fields, in order of appearance."""
    found: dict[str, None] = {}
    for _, field in fields:
        if isinstance(field, DatabaseField):
            found[field.source] = None
        elif isinstance(field, NamespaceField):
            found.update(dict.fromkeys(sources_of(field.fields)))
    return list(found)


def answer_sql(fields: RootFields, writer: Writer) -> Sql:
    """All root fields as one JSON object; constants are put in as text."""
    members: list[Sql] = []
    for alias, field in fields:
        key = text_literal(alias)
        match field:
            case DatabaseField(_, output):
                members.append(join(key, ", ", output_sql(output, None, writer)))
            case ConstantField(json):
                members.append(join(key, ", ", text_literal(json), "::json"))
            case NamespaceField(inner):
                members.append(join(key, ", ", answer_sql(inner, writer)))
    return join("json_build_object(", separated(", ", members), ")")


def query_statement(fields: RootFields) -> Statement:
    """The statement that answers all fields of one source: one row, one column of JSON."""
    return render(join("SELECT ", answer_sql(fields, Writer()), " AS root"))
