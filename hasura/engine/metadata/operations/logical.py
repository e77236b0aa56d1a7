"""Native queries and logical models."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, decode, encode
from hasura.engine.metadata.objects import Kind, ObjectId, remove, with_source
from hasura.engine.metadata.operations.native_check import check_statement
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.permissions import SelectPermission
from hasura.engine.metadata.sources import LogicalModel, NativeQuery, Source


@dataclass(frozen=True, slots=True)
class OfSource:
    """A source."""

    source: str = "default"


@dataclass(frozen=True, slots=True)
class OfNativeQuery:
    """A native query of a source."""

    root_field_name: str
    source: str = "default"


@dataclass(frozen=True, slots=True)
class OfLogicalModel:
    """A logical model of a source, and a role where one is meant."""

    name: str
    source: str = "default"
    role: str = ""


def _source(workspace: Workspace, name: str) -> Source:
    if name not in workspace.metadata.sources:
        raise EngineError(f"Source '{name}' of kind postgres not found.", "not-found", "$.source")
    return workspace.metadata.sources[name]


@operation("track_native_query", of_source=True)
async def track_native_query(workspace: Workspace, args: Json) -> Json:
    """A root field that runs SQL with arguments."""
    source = _source(workspace, decode(OfSource, args).source)
    query = decode(NativeQuery, args)
    if query.root_field_name in source.native_queries:
        raise EngineError(f"Native query '{query.root_field_name}' is already tracked.", "already-tracked")
    changed = replace(source, native_queries={**source.native_queries, query.root_field_name: query})
    focus = ObjectId(Kind.NATIVE_QUERY, query.root_field_name, source.name)
    await workspace.change(with_source(workspace.metadata, changed), focus)
    view = await workspace.view(source.name)
    model = view.source.model_of(query)
    if model is not None:
        await check_statement(await workspace.pools.get(source), view.catalog, model, query)
    return SUCCESS


@operation("untrack_native_query", OfNativeQuery, of_source=True)
async def untrack_native_query(workspace: Workspace, args: OfNativeQuery) -> Json:
    """Takes a native query out of the schema."""
    source = _source(workspace, args.source)
    if args.root_field_name not in source.native_queries:
        message = f'Native query "{args.root_field_name}" not found in source "{args.source}".'
        raise EngineError(message, "not-found")
    item = ObjectId(Kind.NATIVE_QUERY, args.root_field_name, source.name)
    await workspace.drop(remove(workspace.metadata, item), cascade=False)
    return SUCCESS


@operation("get_native_query", OfSource, of_source=True, changes=False)
async def get_native_query(workspace: Workspace, args: OfSource) -> Json:
    """All native queries of a source."""
    return [encode(query) for query in _source(workspace, args.source).native_queries.values()]


@operation("track_logical_model", of_source=True)
async def track_logical_model(workspace: Workspace, args: Json) -> Json:
    """A row type for native queries."""
    source = _source(workspace, decode(OfSource, args).source)
    model = decode(LogicalModel, args)
    if model.name in source.logical_models:
        raise EngineError(f"Logical model '{model.name}' is already tracked.", "already-tracked")
    focus = ObjectId(Kind.LOGICAL_MODEL, model.name, source.name)
    await workspace.change(with_source(workspace.metadata, _with_model(source, model)), focus)
    return SUCCESS


def _with_model(source: Source, model: LogicalModel) -> Source:
    return replace(source, logical_models={**source.logical_models, model.name: model})


def _model(workspace: Workspace, args: OfLogicalModel) -> LogicalModel:
    models = _source(workspace, args.source).logical_models
    if args.name not in models:
        raise EngineError(f'Logical model "{args.name}" not found in source "{args.source}".', "not-found")
    return models[args.name]


@operation("untrack_logical_model", OfLogicalModel, of_source=True)
async def untrack_logical_model(workspace: Workspace, args: OfLogicalModel) -> Json:
    """Removes a logical model that no native query returns."""
    _model(workspace, args)
    item = ObjectId(Kind.LOGICAL_MODEL, args.name, args.source)
    await workspace.drop(remove(workspace.metadata, item), cascade=False)
    return SUCCESS


@operation("get_logical_model", OfSource, of_source=True, changes=False)
async def get_logical_model(workspace: Workspace, args: OfSource) -> Json:
    """All logical models of a source."""
    return [encode(model) for model in _source(workspace, args.source).logical_models.values()]


@operation("create_logical_model_select_permission", of_source=True)
async def create_logical_model_select_permission(workspace: Workspace, args: Json) -> Json:
    """Lets a role read rows of a logical model."""
    place, permission = decode(OfLogicalModel, args), decode(SelectPermission, args)
    model = _model(workspace, place)
    if permission.role in model.select_permissions:
        message = f'select permission already defined on logical model "{model.name}" '
        raise EngineError(f'{message}with role "{permission.role}"', "already-exists")
    permissions = {**model.select_permissions, permission.role: permission}
    changed = _with_model(_source(workspace, place.source), replace(model, select_permissions=permissions))
    focus = ObjectId(Kind.LOGICAL_MODEL_PERMISSION, permission.role, place.source, owner=model.name)
    await workspace.change(with_source(workspace.metadata, changed), focus)
    return SUCCESS


@operation("drop_logical_model_select_permission", OfLogicalModel, of_source=True)
async def drop_logical_model_select_permission(workspace: Workspace, args: OfLogicalModel) -> Json:
    """Takes a role's right to read rows of a logical model back."""
    if args.role not in _model(workspace, args).select_permissions:
        message = f'select permission on "{args.name}" for role "{args.role}" does not exist'
        raise EngineError(message, "permission-denied")
    item = ObjectId(Kind.LOGICAL_MODEL_PERMISSION, args.role, args.source, owner=args.name)
    await workspace.change(remove(workspace.metadata, item))
    return SUCCESS
