"""What a name means in a table: a column, a relationship, a computed field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hasura.engine.catalog.model import Catalog, Column, ForeignKey, Function, Table
from hasura.engine.errors import EngineError
from hasura.engine.metadata.relationships import (
    ManualNativeQuery,
    ManualTable,
    OwnForeignKey,
    RelationshipUsing,
    RemoteForeignKey,
)
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.tables import ComputedField, TableMetadata
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class ColumnField:
    """A column of the table."""

    column: Column


@dataclass(frozen=True, slots=True)
class RelatedField:
    """A relationship; `table` is None when it leads to a native query."""

    table: QualifiedName | None
    mapping: Mapping[str, str]
    is_array: bool


@dataclass(frozen=True, slots=True)
class ComputedFieldOf:
    """A computed field; `table` is set when its function returns rows of a table."""

    function: Function
    table: QualifiedName | None


class UntrackedError(EngineError):
    """Something depends on a table that is not tracked, or not usable."""

    def __init__(self, table: QualifiedName) -> None:
        super().__init__(f'table "{table}" is not tracked', "not-exists")


Field = ColumnField | RelatedField | ComputedFieldOf


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source beside the catalogue of its database."""

    source: Source
    catalog: Catalog

    def table(self, name: QualifiedName) -> Table | None:
        """A table that is tracked and exists."""
        return self.catalog.tables.get(name) if name in self.source.tables else None

    def field(self, table: QualifiedName, name: str) -> Field | None:
        """What `name` means in `table`; None where it is nothing, or something broken."""
        found = self.table(table)
        if found is None:
            return None
        if name in found.columns:
            return ColumnField(found.columns[name])
        metadata = self.source.tables[table]
        related = self._relationship(metadata, found, name)
        if related is not None:
            return related
        computed = metadata.computed_fields.get(name)
        return None if computed is None else self._computed(computed)

    def _relationship(self, metadata: TableMetadata, table: Table, name: str) -> RelatedField | None:
        is_array = name in metadata.array_relationships
        relationship = metadata.array_relationships.get(name) or metadata.object_relationships.get(name)
        if relationship is None:
            return None
        try:
            target, mapping = resolve_using(self, table, relationship.using)
        except EngineError:
            return None
        return RelatedField(target, mapping, is_array)

    def _computed(self, computed: ComputedField) -> ComputedFieldOf | None:
        overloads = self.catalog.functions.get(computed.definition.function, ())
        if len(overloads) != 1:
            return None
        returns = overloads[0].returns_table
        return ComputedFieldOf(overloads[0], returns if returns in self.catalog.tables else None)


def resolve_using(
    view: SourceView, table: Table, using: RelationshipUsing
) -> tuple[QualifiedName | None, Mapping[str, str]]:
    """The target of a relationship and its column mapping (own column → column of the target).

    The target is None for a native query. Raises EngineError in Hasura's words where the
    relationship doesn't fit the database or the tracked tables.
    """
    match using:
        case OwnForeignKey(columns):
            key = _required_key(columns, table.foreign_keys)
            if view.table(key.foreign_table) is None:
                raise UntrackedError(key.foreign_table)
            return key.foreign_table, key.mapping
        case RemoteForeignKey(remote, columns):
            target = _require_table(view, remote)
            pointing = tuple(key for key in target.foreign_keys if key.foreign_table == table.name)
            key = _required_key(columns, pointing)
            return remote, {foreign: own for own, foreign in key.mapping.items()}
        case ManualTable(remote, mapping):
            found = view.table(remote)
            if found is None:
                raise UntrackedError(remote)
            target = found
            _require_columns(table, mapping.keys())
            _require_columns(target, mapping.values())
            return remote, mapping
        case ManualNativeQuery(name, mapping):
            if name not in view.source.native_queries:
                raise EngineError(f'native query "{name}" does not exist', "not-exists")
            _require_columns(table, mapping.keys())
            return None, mapping


def _require_table(view: SourceView, name: QualifiedName) -> Table:
    table = view.table(name)
    if table is None:
        raise EngineError(f'table "{name}" does not exist in source: {view.source.name}', "not-found")
    return table


def _require_columns(table: Table, columns: Iterable[str]) -> None:
    missing = [name for name in columns if name not in table.columns]
    if missing:
        raise EngineError(f'column "{missing[0]}" of table "{table.name}" does not exist', "not-exists")


def _required_key(columns: tuple[str, ...], keys: tuple[ForeignKey, ...]) -> ForeignKey:
    fitting = [key for key in keys if set(key.columns) == set(columns)]
    if not fitting:
        raise EngineError("no foreign constraint exists on the given column(s)", "constraint-error")
    if len(fitting) > 1:
        message = "more than one foreign key constraint exists on the given column(s)"
        raise EngineError(message, "constraint-error")
    return fitting[0]
