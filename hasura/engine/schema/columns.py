"""Enums of a table's columns: `<table>_select_column` and its kin."""

from __future__ import annotations

from collections.abc import Iterable

from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.context import SchemaContext, type_name
from hasura.engine.schema.meanings import ColumnMeaning
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import EnumItem, EnumType


def select_column_enum(
    context: SchemaContext,
    source: ResolvedSource,
    access: TableAccess,
    columns: Iterable[str] | None = None,
    suffix: str = "select_column",
) -> EnumType | None:
    """The enum of the columns a role may select, or of some of them; None where there is none."""
    if access.select is None or not access.select.columns:
        return None
    visible = access.select.columns
    chosen = list(visible if columns is None else columns)
    name = type_name(source, access.table, suffix)

    def make() -> EnumType:
        items = {}
        for column_name in chosen:
            column = access.table.columns[column_name]
            value = source.naming.enum_value(column.graphql_name)
            meaning = ColumnMeaning(column, visible[column_name])
            items[value] = EnumItem(value, "column name", meaning)
        what = "select columns of table" if columns is None else f'select "{suffix}" columns of table'
        return EnumType(name, items, f'{what} "{access.table.name}"')

    return context.define(name, make)
