"""Relationships to tables of other sources."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hasura.engine.errors import EngineError, not_supported
from hasura.engine.metadata.codec import Json, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.objects import Kind, ObjectId, remove, with_table
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.relationships import RemoteDefinition, RemoteRelationship
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class CreateRemoteRelationship:
    """A relationship with its definition."""

    name: str
    table: QualifiedName = of(decode=decode_name)
    definition: RemoteDefinition = of()
    source: str = "default"


@operation("create_remote_relationship", CreateRemoteRelationship, of_source=True)
@operation("update_remote_relationship", CreateRemoteRelationship, of_source=True)
async def put_remote_relationship(workspace: Workspace, args: CreateRemoteRelationship) -> Json:
    """A field with rows of a table of another source."""
    if args.definition.to_source is None:
        raise not_supported("A relationship to a remote schema")
    table = workspace.table(args.source, args.table)
    relationship = RemoteRelationship(args.name, args.definition)
    relationships = {**table.remote_relationships, args.name: relationship}
    changed = replace(table, remote_relationships=relationships)
    focus = ObjectId(Kind.REMOTE_RELATIONSHIP, args.name, args.source, args.table)
    await workspace.change(with_table(workspace.metadata, args.source, changed), focus)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class DeleteRemoteRelationship:
    """A relationship to remove."""

    name: str
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"


@operation("delete_remote_relationship", DeleteRemoteRelationship, of_source=True)
async def delete_remote_relationship(workspace: Workspace, args: DeleteRemoteRelationship) -> Json:
    """Removes a relationship to another source."""
    if args.name not in workspace.table(args.source, args.table).remote_relationships:
        raise EngineError(f'relationship "{args.name}" does not exist', "not-exists")
    item = ObjectId(Kind.REMOTE_RELATIONSHIP, args.name, args.source, args.table)
    await workspace.change(remove(workspace.metadata, item))
    return SUCCESS
