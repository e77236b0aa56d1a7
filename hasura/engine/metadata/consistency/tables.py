"""The tables of one source: which exist, and which of their parts fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from hasura.engine.catalog.model import Catalog, Table
from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, encode
from hasura.engine.metadata.consistency.functions import GRAPHQL_NAME, check_computed_field
from hasura.engine.metadata.consistency.permissions import CheckExpression, PermissionChecks
from hasura.engine.metadata.consistency.report import Report, because, table_definition
from hasura.engine.metadata.fields import SourceView, resolve_using
from hasura.engine.metadata.objects import Inconsistency, Kind, ObjectId
from hasura.engine.metadata.relationships import Relationship
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.tables import ComputedField, TableMetadata
from hasura.engine.metadata.triggers import EventTrigger, SubscribeColumns
from hasura.engine.names import QualifiedName

V = TypeVar("V")
_RESERVED_ENUM_VALUES = frozenset({"true", "false", "null"})


def existing_tables(source: Source, catalog: Catalog, report: Report) -> Source:
    """The source with those tables that exist and whose configuration fits."""

    def check(metadata: TableMetadata) -> None:
        table = catalog.tables.get(metadata.table)
        if table is None:
            message = f'no such table/view exists in source: "{metadata.table}"'
            raise EngineError(message, "not-exists")
        _check_configuration(metadata, table)
        if metadata.is_enum:
            check_enum_table(table, catalog)

    kept = {
        name: metadata
        for name, metadata in source.tables.items()
        if report.keeps(
            ObjectId(Kind.TABLE, source=source.name, relation=name),
            name.to_json,
            partial(check, metadata),
        )
    }
    return replace(source, tables=kept)


def _check_configuration(metadata: TableMetadata, table: Table) -> None:
    columns = metadata.configuration.column_config
    for name in columns:
        if name not in table.columns:
            message = f'configuration was given for the column "{name}", but no such column exists'
            raise EngineError(message, "not-exists")
    by_field: dict[str, list[str]] = {}
    for name in table.columns:
        field = (columns[name].custom_name if name in columns else None) or name
        by_field.setdefault(field, []).append(name)
    for field, names in by_field.items():
        if len(names) > 1:
            listed = " and ".join(f'"{name}"' for name in names)
            message = f"the definitions of columns {listed} are in conflict: they are mapped to the same "
            raise EngineError(f'{message}field name, "{field}"', "already-exists")


def check_enum_table(table: Table, catalog: Catalog) -> None:
    """Raises EngineError where a table can't be used as an enum."""
    problems = _enum_problems(table)
    values = [item.value for item in catalog.enum_tables.get(table.name, ())]
    if not problems and not values:
        problems.append("the table must have at least one row")
    bad = sorted(value for value in values if value in _RESERVED_ENUM_VALUES or not GRAPHQL_NAME.match(value))
    if len(bad) == 1:
        problems.append(f'the value "{bad[0]}" is not a valid GraphQL enum value name')
    elif bad:
        quoted = [f'"{value}"' for value in bad]
        separator = " and " if len(quoted) == 2 else ", and "
        names = ", ".join(quoted[:-1]) + separator + quoted[-1]
        problems.append(f"the values {names} are not valid GraphQL enum value names")
    if problems:
        message = f'the table "{table.name}" cannot be used as an enum {because(problems)}'
        raise EngineError(message, "constraint-violation")


def _enum_problems(table: Table) -> list[str]:
    key = table.primary_key
    others = list(table.columns.values())
    problems: list[str] = []
    if key is None:
        problems.append("the table must have a primary key")
    elif len(key.columns) > 1:
        names = ", ".join(sorted(key.columns))
        problems.append(f"the table’s primary key must not span multiple columns ({names})")
    elif table.columns[key.columns[0]].type.undomained.name not in ("text", "varchar", "bpchar", "citext"):
        column = table.columns[key.columns[0]]
        problems.append(_mismatch("primary key", column.name, column.type.sql_name))
    else:
        others = [column for column in others if column.name != key.columns[0]]
    if len(others) > 1:
        names = ", ".join(sorted(column.name for column in others))
        problems.append(
            "the table must have exactly one primary key and optionally one comment column, not "
            f"{len(others)} columns ({names})"
        )
    elif others and others[0].type.undomained.name not in ("text", "varchar", "bpchar", "citext"):
        problems.append(_mismatch("comment column", others[0].name, others[0].type.sql_name))
    return problems


def _mismatch(what: str, column: str, type_name: str) -> str:
    return f'the table’s {what} ("{column}") must have type "text", not type "{type_name}"'


def fitting_fields(view: SourceView, report: Report) -> Source:
    """The source with those relationships and computed fields that fit."""
    tables = {
        name: replace(
            metadata,
            object_relationships=_relationships(view, metadata, Kind.OBJECT_RELATION, report),
            array_relationships=_relationships(view, metadata, Kind.ARRAY_RELATION, report),
            computed_fields=_computed_fields(view, metadata, report),
        )
        for name, metadata in view.source.tables.items()
    }
    return _without_clashes(replace(view.source, tables=tables), report)


def _relationships(
    view: SourceView, metadata: TableMetadata, kind: Kind, report: Report
) -> dict[str, Relationship]:
    table = view.catalog.tables[metadata.table]
    is_array = kind is Kind.ARRAY_RELATION
    relationships = metadata.array_relationships if is_array else metadata.object_relationships

    def check(relationship: Relationship) -> None:
        resolve_using(view, table, relationship.using)
        _check_field_name(metadata, table, relationship.name)

    return {
        name: item
        for name, item in relationships.items()
        if report.keeps(
            ObjectId(kind, name, view.source.name, metadata.table),
            partial(table_definition, view.source.name, metadata.table, item),
            partial(check, item),
            f'in table "{metadata.table}"',
            f'in relationship "{name}"',
        )
    }


def _computed_fields(view: SourceView, metadata: TableMetadata, report: Report) -> dict[str, ComputedField]:
    table = view.catalog.tables[metadata.table]

    def check(item: ComputedField) -> None:
        check_computed_field(view, table, item)
        _check_field_name(metadata, table, item.name)

    return {
        name: item
        for name, item in metadata.computed_fields.items()
        if report.keeps(
            ObjectId(Kind.COMPUTED_FIELD, name, view.source.name, metadata.table),
            partial(table_definition, view.source.name, metadata.table, item),
            partial(check, item),
            f'in table "{metadata.table}"',
            f'in computed field "{name}"',
        )
    }


def _check_field_name(metadata: TableMetadata, table: Table, name: str) -> None:
    if name in table.columns:
        raise EngineError("field definition conflicts with postgres column", "already-exists")
    for column, config in metadata.configuration.column_config.items():
        if config.custom_name == name:
            message = f'field definition conflicts with custom field name for postgres column "{column}"'
            raise EngineError(message, "already-exists")


def _without_clashes(source: Source, report: Report) -> Source:
    """Relationships and computed fields of the same name exclude each other."""
    tables: dict[QualifiedName, TableMetadata] = {}
    for name, metadata in source.tables.items():
        related = {**metadata.object_relationships, **metadata.array_relationships}
        clashes = set(related) & set(metadata.computed_fields)
        for clash in sorted(clashes):
            kind = Kind.ARRAY_RELATION if clash in metadata.array_relationships else Kind.OBJECT_RELATION
            items = (
                ObjectId(kind, clash, source.name, name),
                ObjectId(Kind.COMPUTED_FIELD, clash, source.name, name),
            )
            definitions = tuple(
                table_definition(source.name, name, part)
                for part in (related[clash], metadata.computed_fields[clash])
            )
            reason = f'Conflicting objects: conflicting definitions for field "{clash}"'
            report.found.append(Inconsistency(reason, items, definitions))
        tables[name] = replace(
            metadata,
            object_relationships=_except(metadata.object_relationships, clashes),
            array_relationships=_except(metadata.array_relationships, clashes),
            computed_fields=_except(metadata.computed_fields, clashes),
        )
    return replace(source, tables=tables)


def _except(items: Mapping[str, V], names: set[str]) -> dict[str, V]:
    return {name: item for name, item in items.items() if name not in names}


def fitting_permissions_and_triggers(
    view: SourceView, report: Report, check_expression: CheckExpression | None
) -> Source:
    """The source with those permissions and event triggers that fit."""
    tables = {}
    for name, metadata in view.source.tables.items():
        table = view.catalog.tables[name]
        permissions: Any = PermissionChecks(view, table, check_expression).kept(metadata, report)
        triggers = _event_triggers(view, metadata, table, report)
        tables[name] = replace(metadata, event_triggers=triggers, **permissions)
    return replace(view.source, tables=tables)


def _event_triggers(
    view: SourceView, metadata: TableMetadata, table: Table, report: Report
) -> dict[str, EventTrigger]:
    def check(trigger: EventTrigger) -> None:
        operations = trigger.definition
        for spec in (operations.insert, operations.update, operations.delete):
            _check_trigger_columns(spec, table)

    return {
        name: item
        for name, item in metadata.event_triggers.items()
        if report.keeps(
            ObjectId(Kind.EVENT_TRIGGER, name, view.source.name, metadata.table),
            partial(_trigger_definition, view, metadata, item),
            partial(check, item),
            f'in table "{metadata.table}"',
            f'in event trigger "{name}"',
        )
    }


def _trigger_definition(view: SourceView, metadata: TableMetadata, item: EventTrigger) -> Json:
    return {"source": view.source.name, "table": metadata.table.to_json(), "configuration": encode(item)}


def _check_trigger_columns(spec: SubscribeColumns | None, table: Table) -> None:
    for columns in () if spec is None else (spec.columns, spec.payload):
        for name in () if columns is None or columns == "*" else columns:
            if name not in table.columns:
                raise EngineError(f'column "{name}" does not exist', "not-exists")
