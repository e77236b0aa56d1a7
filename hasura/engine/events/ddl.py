"""The database triggers behind an event trigger: one function and one row trigger per operation.

The function writes the log row in the writer's transaction, so an event exists exactly when its change
does. Names are Hasura's (`notify_hasura_<trigger>_<OPERATION>`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hasura.engine.catalog.model import Column, Table
from hasura.engine.metadata.names import ColumnNames
from hasura.engine.metadata.triggers import EventTrigger, SubscribeColumns
from hasura.engine.names import QualifiedName

FUNCTION_PREFIX: Final = "notify_hasura_"
OPERATIONS: Final = ("INSERT", "UPDATE", "DELETE")

_STRINGIFIED: Final = frozenset({"int8", "numeric", "float8"})
# Rows holding other types are compared byte by byte, for want of an equality operator.
_COMPARABLE_CATEGORIES: Final = frozenset("BDINSTVER")
_COMPARABLE_NAMES: Final = frozenset({"uuid", "jsonb", "bytea", "ltree", "hstore", "tsvector", "macaddr"})


@dataclass(frozen=True, slots=True)
class DatabaseTrigger:
    """A wanted trigger: function `name` with body `source`, on `table` for `operation`."""

    name: str
    table: QualifiedName
    operation: str
    source: str
    is_always_enabled: bool

    def statements(self) -> Iterator[str]:
        """DDL that puts it in place, whatever was there under its name."""
        function = f"hdb_catalog.{quote_identifier(self.name)}"
        table = f"{quote_identifier(self.table.schema)}.{quote_identifier(self.table.name)}"
        trigger = quote_identifier(self.name)
        yield f"DROP FUNCTION IF EXISTS {function}() CASCADE"
        yield (f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS {quote_literal(self.source)}")
        yield (
            f"CREATE TRIGGER {trigger} AFTER {self.operation} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
        if self.is_always_enabled:
            yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}"


def drop_statement(name: str) -> str:
    """DDL that removes a function and its trigger."""
    return f"DROP FUNCTION IF EXISTS hdb_catalog.{quote_identifier(name)}() CASCADE"


def database_triggers(
    trigger: EventTrigger, table: Table, *, stringify_numeric: bool
) -> Iterator[DatabaseTrigger]:
    """The database triggers an event trigger needs."""
    definition = trigger.definition
    for operation, columns in zip(
        OPERATIONS, (definition.insert, definition.update, definition.delete), strict=True
    ):
        if columns is not None:
            yield DatabaseTrigger(
                name=f"{FUNCTION_PREFIX}{trigger.name}_{operation}",
                table=table.name,
                operation=operation,
                source=_function_body(
                    trigger.name, table, operation, columns, stringify_numeric=stringify_numeric
                ),
                is_always_enabled=trigger.trigger_on_replication,
            )


def _function_body(
    name: str, table: Table, operation: str, columns: SubscribeColumns, *, stringify_numeric: bool
) -> str:
    delivered = _chosen(table, "*" if columns.payload is None else columns.payload)
    is_whole = columns.payload is None or columns.payload == "*"

    def row(variable: str) -> str:
        return _row_json(variable, delivered, is_whole=is_whole, stringify_numeric=stringify_numeric)

    old = "NULL" if operation == "INSERT" else row("OLD")
    new = "NULL" if operation == "DELETE" else row("NEW")
    write = (
        f"PERFORM hdb_catalog.insert_event_log({quote_literal(table.name.schema)}, "
        f"{quote_literal(table.name.name)}, {quote_literal(name)}, TG_OP, "
        f"json_build_object('old', {old}, 'new', {new}));"
    )
    if operation == "UPDATE":
        write = f"IF {_has_changed(_chosen(table, columns.columns))} THEN {write} END IF;"
    return f"BEGIN {write} RETURN NULL; END"


def _chosen(table: Table, names: ColumnNames) -> Sequence[Column]:
    if names == "*":
        return tuple(table.columns.values())
    return tuple(table.columns[name] for name in names if name in table.columns)


def _row_json(variable: str, columns: Sequence[Column], *, is_whole: bool, stringify_numeric: bool) -> str:
    as_text = {
        column.name for column in columns if stringify_numeric and column.type.undomained.name in _STRINGIFIED
    }
    if is_whole and not as_text:
        return f"row_to_json({variable})"
    selected = []
    for column in columns:
        quoted = quote_identifier(column.name)
        cast = "::text" if column.name in as_text else ""
        selected.append(f"{variable}.{quoted}{cast} AS {quoted}")
    return f"(SELECT row_to_json(e) FROM (SELECT {', '.join(selected)}) AS e)"  # noqa: S608 - DDL, names quoted


def _has_changed(columns: Sequence[Column]) -> str:
    operator = "<>" if all(_is_comparable(column) for column in columns) else "*<>"
    old, new = (
        ", ".join(f"{variable}.{quote_identifier(column.name)}" for column in columns)
        for variable in ("OLD", "NEW")
    )
    if not columns:
        return "false"
    # As values of type record: there, unlike in a row comparison, null equals null.
    return f"(SELECT o {operator} n FROM (SELECT ROW({old}) AS o, ROW({new}) AS n) AS r)"  # noqa: S608 - as above


def _is_comparable(column: Column) -> bool:
    kind = column.type.undomained
    if kind.element is not None:
        return False
    return kind.category in _COMPARABLE_CATEGORIES or kind.name in _COMPARABLE_NAMES


def quote_identifier(name: str) -> str:
    """A name as SQL text."""
    return '"' + name.replace('"', '""') + '"'


def quote_literal(text: str) -> str:
    """A text as an SQL literal, whatever `standard_conforming_strings` says."""
    doubled = text.replace("'", "''")
    if "\\" not in doubled:
        return f"'{doubled}'"
    return " E'" + doubled.replace("\\", "\\\\") + "'"
