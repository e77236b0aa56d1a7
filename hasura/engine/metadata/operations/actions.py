"""Actions, their permissions, and custom types."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hasura.engine.errors import EngineError
from hasura.engine.metadata.actions import Action, ActionDefinition, ActionPermission, CustomTypes
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Kind, ObjectId, remove
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CreateAction:
    """A new action, or a changed one."""

    name: str
    definition: ActionDefinition
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class DropAction:
    """An action to remove; `clear_data` also its log."""

    name: str
    clear_data: bool = True


@dataclass(frozen=True, slots=True)
class ActionOfRole:
    """An action and a role."""

    action: str
    role: str
    comment: str | None = None


def _with_action(metadata: Metadata, action: Action) -> Metadata:
    return replace(metadata, actions={**metadata.actions, action.name: action})


def _require(workspace: Workspace, name: str) -> Action:
    if name not in workspace.metadata.actions:
        raise EngineError(f'action with name "{name}" does not exist', "not-exists")
    return workspace.metadata.actions[name]


@operation("create_action", CreateAction)
async def create_action(workspace: Workspace, args: CreateAction) -> Json:
    """A root field that a webhook answers."""
    if args.name in workspace.metadata.actions:
        raise EngineError(f'action with name "{args.name}" already exists', "already-exists")
    action = Action(args.name, args.definition, comment=args.comment)
    await workspace.change(_with_action(workspace.metadata, action), ObjectId(Kind.ACTION, args.name))
    return SUCCESS


@operation("update_action", CreateAction)
async def update_action(workspace: Workspace, args: CreateAction) -> Json:
    """Replaces an action's definition; permissions stay."""
    action = replace(_require(workspace, args.name), definition=args.definition, comment=args.comment)
    await workspace.change(_with_action(workspace.metadata, action), ObjectId(Kind.ACTION, args.name))
    return SUCCESS


@operation("drop_action", DropAction)
async def drop_action(workspace: Workspace, args: DropAction) -> Json:
    """Removes an action."""
    _require(workspace, args.name)
    await workspace.drop(remove(workspace.metadata, ObjectId(Kind.ACTION, args.name)), cascade=False)
    return SUCCESS


@operation("create_action_permission", ActionOfRole)
async def create_action_permission(workspace: Workspace, args: ActionOfRole) -> Json:
    """Lets a role call an action."""
    action = _require(workspace, args.action)
    if args.role in action.permissions:
        message = f'permission for role "{args.role}" is already defined on "{args.action}"'
        raise EngineError(message, "already-exists")
    permission = ActionPermission(args.role, args.comment)
    changed = replace(action, permissions={**action.permissions, args.role: permission})
    await workspace.change(_with_action(workspace.metadata, changed))
    return SUCCESS


@operation("drop_action_permission", ActionOfRole)
async def drop_action_permission(workspace: Workspace, args: ActionOfRole) -> Json:
    """Takes a role's right to call an action back."""
    if args.role not in _require(workspace, args.action).permissions:
        message = f'permission for role: "{args.role}" is not defined on "{args.action}"'
        raise EngineError(message, "not-exists")
    item = ObjectId(Kind.ACTION_PERMISSION, args.role, owner=args.action)
    await workspace.change(remove(workspace.metadata, item))
    return SUCCESS


@operation("set_custom_types", CustomTypes)
async def set_custom_types(workspace: Workspace, args: CustomTypes) -> Json:
    """Replaces all custom types."""
    changed = replace(workspace.metadata, custom_types=args)
    await workspace.change(changed, ObjectId(Kind.CUSTOM_TYPES))
    return SUCCESS
