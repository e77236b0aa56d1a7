"""Inherited roles and introspection by role."""

from __future__ import annotations

from dataclasses import replace

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.consistency.roles import ordered_roles
from hasura.engine.metadata.model import InheritedRole, IntrospectionOptions, Metadata
from hasura.engine.metadata.objects import Kind, ObjectId, remove
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace


@operation("add_inherited_role", InheritedRole)
async def add_inherited_role(workspace: Workspace, args: InheritedRole) -> Json:
    """A role that has what any of its parents has."""
    if args.role_name in args.role_set:
        message = "an inherited role name cannot be in the role combination"
        raise EngineError(message, "invalid-params")
    metadata = workspace.metadata
    known = defined_roles(metadata)
    missing = [role for role in args.role_set if role not in known]
    if missing:
        verb = "does" if len(missing) == 1 else "do"
        message = f"The following role(s) {verb} not exist: {', '.join(missing)}"
        raise EngineError(message, "not-exists")
    changed = replace(metadata, inherited_roles={**metadata.inherited_roles, args.role_name: args})
    ordered_roles(changed.inherited_roles)
    await workspace.change(changed, ObjectId(Kind.INHERITED_ROLE, args.role_name))
    return SUCCESS


def defined_roles(metadata: Metadata) -> set[str]:
    """Every role that any permission or inherited role of the metadata names."""
    roles = {"admin", *metadata.inherited_roles}
    for source in metadata.sources.values():
        for table in source.tables.values():
            for operation_name in ("insert", "select", "update", "delete"):
                roles.update(getattr(table, f"{operation_name}_permissions"))
        for function in source.functions.values():
            roles.update(function.permissions)
        for model in source.logical_models.values():
            roles.update(model.select_permissions)
    for action in metadata.actions.values():
        roles.update(action.permissions)
    return roles


@operation("drop_inherited_role")
async def drop_inherited_role(workspace: Workspace, args: Json) -> Json:
    """Removes an inherited role; its own permissions stay."""
    name = args.get("role_name") if isinstance(args, dict) else None
    if not isinstance(name, str):
        raise EngineError('key "role_name" not found', "parse-failed")
    if name not in workspace.metadata.inherited_roles:
        raise EngineError(f'"{name}" inherited role doesn\'t exist', "not-exists")
    await workspace.drop(remove(workspace.metadata, ObjectId(Kind.INHERITED_ROLE, name)), cascade=False)
    return SUCCESS


@operation("set_graphql_schema_introspection_options", IntrospectionOptions)
async def set_introspection_options(workspace: Workspace, args: IntrospectionOptions) -> Json:
    """Says which roles may not introspect the schema."""
    await workspace.change(replace(workspace.metadata, graphql_schema_introspection=args))
    return SUCCESS
