"""Relationships that leave a source: to other sources, and to what the engine doesn't support."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from hasura.engine.errors import EngineError, not_supported
from hasura.engine.metadata.consistency.report import Report, table_definition
from hasura.engine.metadata.fields import ColumnField, SourceView
from hasura.engine.metadata.objects import Kind, ObjectId
from hasura.engine.metadata.relationships import RemoteRelationship
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.tables import TableMetadata


def fitting_remote_relationships(view: SourceView, views: Mapping[str, SourceView], report: Report) -> Source:
    """The source with those remote relationships whose both ends exist."""
    tables = {
        name: replace(metadata, remote_relationships=_kept(view, metadata, views, report))
        for name, metadata in view.source.tables.items()
    }
    return replace(view.source, tables=tables)


def _kept(
    view: SourceView, metadata: TableMetadata, views: Mapping[str, SourceView], report: Report
) -> dict[str, RemoteRelationship]:
    return {
        name: item
        for name, item in metadata.remote_relationships.items()
        if report.keeps(
            ObjectId(Kind.REMOTE_RELATIONSHIP, name, view.source.name, metadata.table),
            partial(table_definition, view.source.name, metadata.table, item),
            partial(_check, view, metadata, views, item),
            f'in table "{metadata.table}"',
            f'in remote relationship "{name}"',
        )
    }


def _check(
    view: SourceView,
    metadata: TableMetadata,
    views: Mapping[str, SourceView],
    relationship: RemoteRelationship,
) -> None:
    definition = relationship.definition.to_source
    if definition is None:
        raise not_supported("A relationship to a remote schema")
    target = views.get(definition.source)
    if target is None:
        raise EngineError(f'source "{definition.source}" does not exist', "not-found")
    table = target.table(definition.table)
    if table is None:
        message = f'table "{definition.table}" does not exist in source: {definition.source}'
        raise EngineError(message, "not-found")
    if view.field(metadata.table, relationship.name) is not None:
        raise EngineError(f'field "{relationship.name}" already exists', "already-exists")
    for own, other in definition.field_mapping.items():
        if not isinstance(view.field(metadata.table, own), ColumnField):
            raise EngineError(f'field "{own}" does not exist', "not-exists")
        if other not in table.columns:
            raise EngineError(f'column "{other}" of table "{table.name}" does not exist', "not-exists")
