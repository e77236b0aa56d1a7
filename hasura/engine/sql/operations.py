"""Whole operations as SQL: the root fields a source answers, in one statement."""

from __future__ import annotations

from hasura.engine.plan.operations import ConstantField, DatabaseField, NamespaceField, RootFields
from hasura.engine.plan.rows import Output
from hasura.engine.sql.fragment import Sql, Statement, join, render, separated, text_literal
from hasura.engine.sql.outputs import output_sql
from hasura.engine.sql.rows import Writer


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


def output_statement(output: Output) -> Statement:
    """The statement that answers one output alone."""
    return render(join("SELECT ", output_sql(output, None, Writer()), " AS root"))
