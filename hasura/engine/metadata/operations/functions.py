"""Track functions, let roles call them, add computed fields."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, decode, of
from hasura.engine.metadata.consistency.functions import single_function
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.objects import Kind, ObjectId, remove, with_source, with_table
from hasura.engine.metadata.operations.arguments import OfFunction
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.tables import (
    ComputedField,
    FunctionConfiguration,
    FunctionMetadata,
    FunctionPermission,
)
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class TrackFunction:
    """A function with its configuration."""

    function: QualifiedName = of(decode=decode_name)
    source: str = "default"
    configuration: FunctionConfiguration = field(default_factory=FunctionConfiguration)
    comment: str | None = None


@operation("track_function", of_source=True)
@operation("track_function", of_source=True, version=2)
async def track_function(workspace: Workspace, args: Json) -> Json:
    """Puts a function into the schema: as a query or a mutation, by its volatility."""
    is_wrapped = isinstance(args, dict) and "function" in args
    wanted = decode(TrackFunction, args if is_wrapped else {"function": args})
    source = workspace.source(wanted.source)
    workspace.invalidate(wanted.source)
    if wanted.function in source.functions:
        raise EngineError(f'function already tracked: "{wanted.function}"', "already-tracked")
    if wanted.function in source.tables:
        raise EngineError(f'table with name "{wanted.function}" already exists', "not-supported")
    function = FunctionMetadata(wanted.function, wanted.configuration, comment=wanted.comment)
    focus = ObjectId(Kind.FUNCTION, source=wanted.source, relation=wanted.function)
    changed = replace(source, functions={**source.functions, wanted.function: function})
    await workspace.change(with_source(workspace.metadata, changed), focus)
    return SUCCESS


def _require(workspace: Workspace, source: str, name: QualifiedName) -> FunctionMetadata:
    functions = workspace.source(source).functions
    if name not in functions:
        raise EngineError(f'function "{name}" does not exist in source: {source}', "not-exists", "$.function")
    return functions[name]


@operation("untrack_function", OfFunction, of_source=True)
async def untrack_function(workspace: Workspace, args: OfFunction) -> Json:
    """Takes a function out of the schema."""
    _require(workspace, args.source, args.function)
    item = ObjectId(Kind.FUNCTION, source=args.source, relation=args.function)
    await workspace.drop(remove(workspace.metadata, item), cascade=False)
    return SUCCESS


@operation("set_function_customization", TrackFunction, of_source=True)
async def set_function_customization(workspace: Workspace, args: TrackFunction) -> Json:
    """Replaces how a tracked function is shown."""
    function = _require(workspace, args.source, args.function)
    await _change(workspace, args.source, replace(function, configuration=args.configuration))
    return SUCCESS


async def _change(workspace: Workspace, source_name: str, function: FunctionMetadata) -> None:
    source = workspace.source(source_name)
    changed = replace(source, functions={**source.functions, function.function: function})
    focus = ObjectId(Kind.FUNCTION, source=source_name, relation=function.function)
    await workspace.change(with_source(workspace.metadata, changed), focus)


@dataclass(frozen=True, slots=True)
class FunctionOfRole:
    """A function and a role."""

    role: str
    function: QualifiedName = of(decode=decode_name)
    source: str = "default"


@operation("create_function_permission", FunctionOfRole, of_source=True)
async def create_function_permission(workspace: Workspace, args: FunctionOfRole) -> Json:
    """Lets a role call a function."""
    function = _require(workspace, args.source, args.function)
    if workspace.options.infer_function_permissions and not await _is_mutation(workspace, args, function):
        raise EngineError(
            "function permission can only be added when inferring function permissions is disabled",
            "not-supported",
        )
    if args.role in function.permissions:
        raise EngineError(
            f'permission of role "{args.role}" already exists for function "{args.function}" '
            f'in source: "{args.source}"',
            "already-exists",
        )
    view = await workspace.view(args.source)
    returns = single_function(view, args.function).returns_table
    table = None if returns is None else workspace.source(args.source).tables.get(returns)
    if table is None:
        raise EngineError(f'function\'s return table "{returns}" not found in the cache', "not-exists")
    if args.role not in table.select_permissions and args.role not in workspace.metadata.inherited_roles:
        raise EngineError(
            f'function permission can only be added when the function\'s return table "{returns}" '
            f'has select permission configured for role: "{args.role}"',
            "not-supported",
        )
    permissions = {**function.permissions, args.role: FunctionPermission(args.role)}
    await _change(workspace, args.source, replace(function, permissions=permissions))
    return SUCCESS


async def _is_mutation(workspace: Workspace, args: FunctionOfRole, function: FunctionMetadata) -> bool:
    exposed = function.configuration.exposed_as
    if exposed is not None:
        return exposed == "mutation"
    view = await workspace.view(args.source)
    return single_function(view, args.function).volatility.value == "v"


@operation("drop_function_permission", FunctionOfRole, of_source=True)
async def drop_function_permission(workspace: Workspace, args: FunctionOfRole) -> Json:
    """Takes a role's right to call a function back."""
    if args.role not in _require(workspace, args.source, args.function).permissions:
        raise EngineError(
            f'permission of role "{args.role}" does not exist for function "{args.function}" '
            f'in source: "{args.source}"',
            "not-exists",
        )
    item = ObjectId(Kind.FUNCTION_PERMISSION, args.role, args.source, args.function)
    await workspace.change(remove(workspace.metadata, item))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class OnTable:
    """A table of a source."""

    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    cascade: bool = False


@operation("add_computed_field", of_source=True)
async def add_computed_field(workspace: Workspace, args: Json) -> Json:
    """A field of a table that a function computes."""
    place, wanted = decode(OnTable, args), decode(ComputedField, args)
    table = workspace.table(place.source, place.table)
    workspace.invalidate(place.source)
    view = await workspace.view(place.source)
    if view.field(place.table, wanted.name) is not None or wanted.name in table.computed_fields:
        message = f'field with name "{wanted.name}" already exists in table "{place.table}"'
        raise EngineError(message, "already-exists")
    changed = replace(table, computed_fields={**table.computed_fields, wanted.name: wanted})
    focus = ObjectId(Kind.COMPUTED_FIELD, wanted.name, place.source, place.table)
    await workspace.change(with_table(workspace.metadata, place.source, changed), focus)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class DropComputedField:
    """A computed field to remove."""

    name: str
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    cascade: bool = False


@operation("drop_computed_field", DropComputedField, of_source=True)
async def drop_computed_field(workspace: Workspace, args: DropComputedField) -> Json:
    """Removes a computed field, and with `cascade` the permissions that use it."""
    if args.name not in workspace.table(args.source, args.table).computed_fields:
        raise EngineError(f'computed field "{args.name}" does not exist', "not-exists", "$.name")
    item = ObjectId(Kind.COMPUTED_FIELD, args.name, args.source, args.table)
    await workspace.drop(remove(workspace.metadata, item), args.cascade)
    return SUCCESS
