"""Metadata against its databases: what fits, and a report of what doesn't.

Pure: takes metadata and catalogues, gives metadata without the broken objects, so that later steps
may trust all names in it. Objects are looked at in the order of their dependence: sources, tables,
relationships and computed fields, permissions and triggers, functions, logical models, types,
actions, endpoints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from hasura.engine.catalog.model import Catalog
from hasura.engine.errors import EngineError
from hasura.engine.metadata.actions import Action
from hasura.engine.metadata.codec import Json, encode
from hasura.engine.metadata.consistency.endpoints import fitting_endpoints
from hasura.engine.metadata.consistency.functions import check_function
from hasura.engine.metadata.consistency.logical import fitting_logical_models, fitting_native_queries
from hasura.engine.metadata.consistency.permissions import CheckExpression
from hasura.engine.metadata.consistency.remote import fitting_remote_relationships
from hasura.engine.metadata.consistency.report import Report
from hasura.engine.metadata.consistency.roles import report_conflicts
from hasura.engine.metadata.consistency.tables import (
    existing_tables,
    fitting_fields,
    fitting_permissions_and_triggers,
)
from hasura.engine.metadata.consistency.types import check_action, check_custom_types, database_scalars
from hasura.engine.metadata.fields import SourceView
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Inconsistency, Kind, ObjectId, inconsistent
from hasura.engine.metadata.sources import Source
from hasura.engine.names import QualifiedName

__all__ = ["Pruned", "prune"]


@dataclass(frozen=True, slots=True)
class Pruned:
    """Metadata whose every name exists, and why the rest was left out."""

    metadata: Metadata
    inconsistencies: tuple[Inconsistency, ...]


def prune(
    metadata: Metadata,
    catalogs: Mapping[str, Catalog | EngineError],
    check_expression: CheckExpression | None = None,
) -> Pruned:
    """Leaves out what doesn't fit.

    catalogs: by source; an EngineError says why a source couldn't be read. check_expression: a
    deeper check of permission conditions (types of values), where the caller has one.
    """
    report = Report()
    views: dict[str, SourceView] = {}
    for name, source in metadata.sources.items():
        catalog = catalogs.get(name, EngineError("source is not connected", "unexpected"))
        if isinstance(catalog, EngineError):
            _report_source(source, catalog, report)
        else:
            views[name] = SourceView(_fitting_source(source, catalog, report, check_expression), catalog)
    for schema in metadata.remote_schemas:
        name = schema.get("name", "") if isinstance(schema, dict) else ""
        reason = "remote schemas are not supported by the local engine"
        report.add(ObjectId(Kind.REMOTE_SCHEMA, name), schema, reason)
    sources = {name: fitting_remote_relationships(view, views, report) for name, view in views.items()}
    kept = replace(metadata, sources=sources, remote_schemas=())
    kept = _fitting_types(kept, views, report)
    kept = replace(kept, rest_endpoints=fitting_endpoints(kept, report))
    report_conflicts(kept, report)
    return Pruned(kept, tuple(report.found))


def _report_source(source: Source, error: EngineError, report: Report) -> None:
    item = ObjectId(Kind.SOURCE, source.name)
    found = inconsistent(item, {"name": source.name}, error.message)
    report.found.append(found if error.internal is None else replace(found, details={"message": error.internal}))


def _fitting_source(
    source: Source, catalog: Catalog, report: Report, check_expression: CheckExpression | None
) -> Source:
    source = existing_tables(source, catalog, report)
    source = fitting_fields(SourceView(source, catalog), report)
    source = fitting_permissions_and_triggers(SourceView(source, catalog), report, check_expression)
    source = _fitting_functions(SourceView(source, catalog), report)
    source = fitting_logical_models(SourceView(source, catalog), report)
    return fitting_native_queries(SourceView(source, catalog), report)


def _fitting_functions(view: SourceView, report: Report) -> Source:
    kept = {
        name: item
        for name, item in view.source.functions.items()
        if report.keeps(
            ObjectId(Kind.FUNCTION, source=view.source.name, relation=name),
            partial(_function_definition, view, name),
            partial(check_function, view, item),
            f'in function "{name}"',
        )
    }
    return replace(view.source, functions=kept)


def _fitting_types(metadata: Metadata, views: Mapping[str, SourceView], report: Report) -> Metadata:
    scalars = database_scalars(views.values())
    types = metadata.custom_types
    if not report.keeps(
        ObjectId(Kind.CUSTOM_TYPES),
        partial(encode, types),
        partial(check_custom_types, types, views, scalars),
    ):
        types = type(types)()
    actions = {
        name: action
        for name, action in metadata.actions.items()
        if report.keeps(
            ObjectId(Kind.ACTION, name),
            partial(_action_definition, action),
            partial(check_action, action, types, scalars),
        )
    }
    return replace(metadata, custom_types=types, actions=actions)


def _function_definition(view: SourceView, name: QualifiedName) -> Json:
    return {"source": view.source.name, "function": name.to_json()}


def _action_definition(action: Action) -> Json:
    return {"name": action.name, "definition": encode(action.definition), "comment": action.comment}
