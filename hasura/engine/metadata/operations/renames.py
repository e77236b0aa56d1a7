"""Follows renamed tables, columns and relationships through all of the metadata that names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hasura.engine.errors import EngineError
from hasura.engine.metadata.actions import CustomTypes
from hasura.engine.metadata.boolexp import BoolExpWalker
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.fields import SourceView
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.names import ColumnNames
from hasura.engine.metadata.objects import with_source
from hasura.engine.metadata.relationships import (
    ManualTable,
    OwnForeignKey,
    Relationship,
    RelationshipUsing,
    RemoteForeignKey,
)
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.tables import ColumnConfig, TableMetadata
from hasura.engine.metadata.triggers import EventTrigger, SubscribeColumns
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class Renames:
    """What got which name. fields: by old table name, columns and relationships, old → new."""

    tables: Mapping[QualifiedName, QualifiedName] = field(default_factory=dict)
    fields: Mapping[QualifiedName, Mapping[str, str]] = field(default_factory=dict)

    def table(self, name: QualifiedName) -> QualifiedName:
        """A table's name afterwards."""
        return self.tables.get(name, name)

    def field(self, table: QualifiedName, name: str) -> str:
        """A field's name afterwards; `table` is the name before."""
        return self.fields.get(table, {}).get(name, name)


def rename_field(metadata: Metadata, view: SourceView, table: QualifiedName, name: str, new_name: str) -> Metadata:
    """Renames one column or relationship wherever it is used (not where it is defined)."""
    return follow(metadata, view, Renames(fields={table: {name: new_name}}))


def follow(metadata: Metadata, view: SourceView, renames: Renames) -> Metadata:
    """Metadata after the renames. `view` is the source before them."""
    source = metadata.sources[view.source.name]
    walker = BoolExpWalker(view, renames.field, renames.table)
    tables = [_Follower(renames, walker, name).table(item) for name, item in source.tables.items()]
    changed = replace(source, tables={item.table: item for item in tables})
    changed = replace(changed, native_queries=_native_queries(changed, renames))
    metadata = with_source(metadata, changed)
    return replace(metadata, custom_types=_custom_types(metadata.custom_types, source.name, renames))


class _Follower:
    """Renames inside one table."""

    def __init__(self, renames: Renames, walker: BoolExpWalker, table: QualifiedName) -> None:
        self._renames = renames
        self._walker = walker
        self._table = table

    def table(self, metadata: TableMetadata) -> TableMetadata:
        own = self._own
        config = metadata.configuration
        columns: dict[str, ColumnConfig] = {own(name): item for name, item in config.column_config.items()}
        return replace(
            metadata,
            table=self._renames.table(metadata.table),
            configuration=replace(config, column_config=columns),
            object_relationships=self._relationships(metadata.object_relationships),
            array_relationships=self._relationships(metadata.array_relationships),
            insert_permissions=self._permissions(metadata.insert_permissions),
            select_permissions=self._permissions(metadata.select_permissions),
            update_permissions=self._permissions(metadata.update_permissions),
            delete_permissions=self._permissions(metadata.delete_permissions),
            event_triggers={name: self._trigger(item) for name, item in metadata.event_triggers.items()},
        )

    def _own(self, name: str) -> str:
        return self._renames.field(self._table, name)

    def _columns(self, columns: Any) -> Any:
        names: ColumnNames | None = columns
        return names if names is None or names == "*" else tuple(self._own(name) for name in names)

    def _relationships(self, items: Mapping[str, Relationship]) -> dict[str, Relationship]:
        return {name: replace(item, using=self._using(item.using)) for name, item in items.items()}

    def _using(self, using: RelationshipUsing) -> RelationshipUsing:
        match using:
            case OwnForeignKey(columns):
                return OwnForeignKey(tuple(self._own(name) for name in columns))
            case RemoteForeignKey(table, columns):
                renamed = tuple(self._renames.field(table, name) for name in columns)
                return RemoteForeignKey(self._renames.table(table), renamed)
            case ManualTable(table, mapping):
                renamed_mapping = {
                    self._own(own): self._renames.field(table, other) for own, other in mapping.items()
                }
                new_table = self._renames.table(table)
                return replace(using, remote_table=new_table, column_mapping=renamed_mapping)
            case _:
                mapping = {self._own(own): other for own, other in using.column_mapping.items()}
                return replace(using, column_mapping=mapping)

    def _permissions(self, items: Mapping[str, Any]) -> dict[str, Any]:
        return {role: replace(item, permission=self._definition(item.permission)) for role, item in items.items()}

    def _definition(self, definition: Any) -> Any:
        changes: dict[str, Any] = {}
        for attribute in ("filter", "check"):
            exp = getattr(definition, attribute, None)
            if exp is not None:
                changes[attribute] = self._condition(exp)
        if hasattr(definition, "columns"):
            changes["columns"] = self._columns(definition.columns)
        if getattr(definition, "set", None):
            changes["set"] = {self._own(name): value for name, value in definition.set.items()}
        return replace(definition, **changes)

    def _condition(self, exp: Json) -> Json:
        try:
            return self._walker.walk(exp, self._table)
        except EngineError:
            return exp  # names something that doesn't exist: it is inconsistent already and stays so

    def _trigger(self, trigger: EventTrigger) -> EventTrigger:
        operations = trigger.definition
        return replace(
            trigger,
            definition=replace(
                operations,
                insert=self._subscribed(operations.insert),
                update=self._subscribed(operations.update),
                delete=self._subscribed(operations.delete),
            ),
        )

    def _subscribed(self, spec: SubscribeColumns | None) -> SubscribeColumns | None:
        if spec is None:
            return None
        return SubscribeColumns(self._columns(spec.columns), self._columns(spec.payload))


def _native_queries(source: Source, renames: Renames) -> dict[str, Any]:
    def using(item: Any) -> Any:
        target = item.using
        if not isinstance(target, ManualTable):
            return item
        mapping = {own: renames.field(target.remote_table, other) for own, other in target.column_mapping.items()}
        table = renames.table(target.remote_table)
        return replace(item, using=replace(target, remote_table=table, column_mapping=mapping))

    return {
        name: replace(
            query,
            object_relationships={key: using(item) for key, item in query.object_relationships.items()},
            array_relationships={key: using(item) for key, item in query.array_relationships.items()},
        )
        for name, query in source.native_queries.items()
    }


def _custom_types(types: CustomTypes, source: str, renames: Renames) -> CustomTypes:
    objects = {}
    for name, item in types.objects.items():
        relationships = {}
        for key, relationship in item.relationships.items():
            if relationship.source == source:
                table = relationship.remote_table
                mapping = {own: renames.field(table, other) for own, other in relationship.field_mapping.items()}
                changed = replace(relationship, remote_table=renames.table(table), field_mapping=mapping)
            else:
                changed = relationship
            relationships[key] = changed
        objects[name] = replace(item, relationships=relationships)
    return replace(types, objects=objects)
