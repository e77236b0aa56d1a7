"""The older row operations of `/v1/query`: select, count, insert, update, delete.

They run as GraphQL under the caller's role, on a schema in which nothing is renamed, so permissions,
presets and checks hold as everywhere else.
"""

from __future__ import annotations

from typing import Any

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, decode
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.operations.logical import OfSource
from hasura.engine.metadata.operations.registry import operation
from hasura.engine.metadata.operations.row_documents import RowDocuments
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.permissions import UpdatePermission
from hasura.engine.names import QualifiedName


@operation("select", changes=False, for_roles=True)
async def select(workspace: Workspace, args: Json) -> Json:
    """Rows with relationships, as a list."""
    _require_keys(args, "table", "columns")
    documents, source, table = await _prepare(workspace, args, "select")
    return (await _run(workspace, source, documents.select(table, args)))["rows"]


@operation("count", changes=False, for_roles=True)
async def count(workspace: Workspace, args: Json) -> Json:
    """The number of rows."""
    _require_keys(args, "table")
    try:
        documents, source, table = await _prepare(workspace, args, "select")
    except EngineError as error:
        if error.code != "permission-denied":
            raise
        reason = '; "count" is only allowed if the role has "select" permissions on the table'
        raise EngineError(error.message + reason, error.code, error.path) from error
    data = await _run(workspace, source, documents.count(table, args))
    return {"count": data["rows"]["aggregate"]["count"]}


@operation("insert", changes=False, for_roles=True)
async def insert(workspace: Workspace, args: Json) -> Json:
    """Inserts rows; gives their number and what `returning` asks for."""
    _require_keys(args, "table", "objects")
    documents, source, table = await _prepare(workspace, args, "insert")
    return (await _run(workspace, source, documents.insert(table, args)))["done"]


@operation("update", changes=False, for_roles=True)
async def update(workspace: Workspace, args: Json) -> Json:
    """Updates rows; gives their number and what `returning` asks for."""
    _require_keys(args, "table", "where")
    documents, source, table = await _prepare(workspace, args, "update")
    permission = workspace.source(source).tables[table].update_permissions.get(workspace.session.role)
    if permission is not None:
        _require_updatable(permission, args)
    has_preset = permission is not None and bool(permission.permission.set)
    operators = [f"{mark}{name}" for mark in "$_" for name in ("set", "inc", "mul", "default")]
    if not has_preset and not any(args.get(name) for name in operators):
        raise EngineError("atleast one of $set, $inc, $mul has to be present", "unexpected-payload")
    return (await _run(workspace, source, documents.update(table, args)))["done"]


@operation("delete", changes=False, for_roles=True)
async def delete(workspace: Workspace, args: Json) -> Json:
    """Deletes rows; gives their number and what `returning` asks for."""
    _require_keys(args, "table", "where")
    documents, source, table = await _prepare(workspace, args, "delete")
    return (await _run(workspace, source, documents.delete(table, args)))["done"]


def _require_keys(args: Json, *keys: str) -> None:
    if not isinstance(args, dict):
        raise EngineError("expected Object", "parse-failed")
    for key in keys:
        if key not in args:
            raise EngineError(f'key "{key}" not found', "parse-failed")


async def _prepare(
    workspace: Workspace, args: dict[str, Json], action: str
) -> tuple[RowDocuments, str, QualifiedName]:
    source, table = decode(OfSource, args).source, decode_name(args["table"], "$.table")
    view = await workspace.view(source)
    if view.table(table) is None:
        raise EngineError(f'table "{table}" does not exist', "not-exists", "$.table")
    role = workspace.session.role
    if not workspace.session.is_admin and role not in workspace.metadata.inherited_roles:
        permissions = getattr(view.source.tables[table], f"{action}_permissions")
        if role not in permissions:
            message = f'{action} on "{table}" for role "{role}" is not allowed. '
            raise EngineError(message, "permission-denied")
    return RowDocuments(view, role), source, table


def _require_updatable(permission: UpdatePermission, args: dict[str, Json]) -> None:
    """Raises EngineError where `$set` names a column the role may not set."""
    allowed = permission.permission.columns
    for name in args.get("$set") or ():
        if name in permission.permission.set:
            message = f'column "{name}" is not updatable for role "{permission.role}"; its value is predefined '
            raise EngineError(f"{message}in permission", "not-supported", '$["$set"]')
        if allowed != "*" and name not in allowed:
            message = f'role "{permission.role}" does not have permission to update column "{name}"'
            raise EngineError(message, "permission-denied", '$["$set"]')


async def _run(workspace: Workspace, source: str, document: tuple[str, dict[str, Json]]) -> Any:
    return await workspace.run_graphql(source, *document)
