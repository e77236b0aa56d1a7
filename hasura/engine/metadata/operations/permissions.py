"""Create, drop and comment permissions of tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, decode, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.objects import PERMISSION_KINDS, ObjectId, remove, with_table
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.permissions import (
    DeletePermission,
    InsertPermission,
    SelectPermission,
    UpdatePermission,
)
from hasura.engine.names import QualifiedName
from hasura.engine.session import ADMIN_ROLE

_TYPES: dict[str, type] = {
    "insert": InsertPermission,
    "select": SelectPermission,
    "update": UpdatePermission,
    "delete": DeletePermission,
}


@dataclass(frozen=True, slots=True)
class OfRole:
    """A table and a role."""

    role: str
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"


@operation("create_insert_permission", of_source=True)
async def create_insert_permission(workspace: Workspace, args: Json) -> Json:
    """Lets a role insert rows."""
    return await _create(workspace, args, "insert")


@operation("create_select_permission", of_source=True)
async def create_select_permission(workspace: Workspace, args: Json) -> Json:
    """Lets a role read rows."""
    return await _create(workspace, args, "select")


@operation("create_update_permission", of_source=True)
async def create_update_permission(workspace: Workspace, args: Json) -> Json:
    """Lets a role update rows."""
    return await _create(workspace, args, "update")


@operation("create_delete_permission", of_source=True)
async def create_delete_permission(workspace: Workspace, args: Json) -> Json:
    """Lets a role delete rows."""
    return await _create(workspace, args, "delete")


async def _create(workspace: Workspace, args: Json, action: str) -> Json:
    place = decode(OfRole, args)
    permission: Any = decode(_TYPES[action], args)
    table = workspace.table(place.source, place.table)
    attribute = f"{action}_permissions"
    existing = getattr(table, attribute)
    if place.role in existing or place.role == ADMIN_ROLE:
        message = f'{action} permission already defined on table "{place.table}" with role "{place.role}"'
        raise EngineError(message, "already-exists")
    changes: Any = {attribute: {**existing, place.role: permission}}
    changed = replace(table, **changes)
    focus = ObjectId(PERMISSION_KINDS[action], place.role, place.source, place.table)
    await workspace.change(with_table(workspace.metadata, place.source, changed), focus)
    return SUCCESS


@operation("drop_insert_permission", OfRole, of_source=True)
async def drop_insert_permission(workspace: Workspace, args: OfRole) -> Json:
    """Takes a role's insert permission back."""
    return await _drop(workspace, args, "insert")


@operation("drop_select_permission", OfRole, of_source=True)
async def drop_select_permission(workspace: Workspace, args: OfRole) -> Json:
    """Takes a role's select permission back."""
    return await _drop(workspace, args, "select")


@operation("drop_update_permission", OfRole, of_source=True)
async def drop_update_permission(workspace: Workspace, args: OfRole) -> Json:
    """Takes a role's update permission back."""
    return await _drop(workspace, args, "update")


@operation("drop_delete_permission", OfRole, of_source=True)
async def drop_delete_permission(workspace: Workspace, args: OfRole) -> Json:
    """Takes a role's delete permission back."""
    return await _drop(workspace, args, "delete")


async def _drop(workspace: Workspace, args: OfRole, action: str) -> Json:
    _require(workspace, args, action)
    item = ObjectId(PERMISSION_KINDS[action], args.role, args.source, args.table)
    await workspace.change(remove(workspace.metadata, item))
    return SUCCESS


def _require(workspace: Workspace, args: OfRole, action: str) -> Any:
    """The permission; raises EngineError where there is none."""
    permissions = getattr(workspace.table(args.source, args.table), f"{action}_permissions")
    if args.role not in permissions:
        message = f'{action} permission on "{args.table}" for role "{args.role}" does not exist'
        raise EngineError(message, "permission-denied")
    return permissions[args.role]


@dataclass(frozen=True, slots=True)
class CommentPermission:
    """A permission with its new comment."""

    role: str
    type: Literal["insert", "select", "update", "delete"]
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    comment: str | None = None


@operation("set_permission_comment", CommentPermission, of_source=True)
async def set_permission_comment(workspace: Workspace, args: CommentPermission) -> Json:
    """Replaces a permission's comment."""
    permission = _require(workspace, OfRole(args.role, args.table, args.source), args.type)
    table = workspace.table(args.source, args.table)
    attribute = f"{args.type}_permissions"
    commented = replace(permission, comment=args.comment)
    changes: Any = {attribute: {**getattr(table, attribute), args.role: commented}}
    await workspace.change(with_table(workspace.metadata, args.source, replace(table, **changes)))
    return SUCCESS
