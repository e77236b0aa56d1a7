"""Query collections, the allow list and REST endpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.collections import (
    AllowlistEntry,
    ListedQuery,
    QueryCollection,
    RestEndpoint,
)
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Kind, ObjectId, remove, without
from hasura.engine.metadata.operations.arguments import Named
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace


def _require(workspace: Workspace, name: str, path: str = "$.collection") -> QueryCollection:
    collections = workspace.metadata.query_collections
    if name not in collections:
        raise EngineError(f'query collection with name "{name}" does not exist', "not-exists", path)
    return collections[name]


def _put(metadata: Metadata, collection: QueryCollection) -> Metadata:
    collections = {**metadata.query_collections, collection.name: collection}
    return replace(metadata, query_collections=collections)


@operation("create_query_collection", QueryCollection)
async def create_query_collection(workspace: Workspace, args: QueryCollection) -> Json:
    """A named set of documents."""
    if args.name in workspace.metadata.query_collections:
        message = f'query collection with name "{args.name}" already exists'
        raise EngineError(message, "already-exists", "$.name")
    await workspace.change(_put(workspace.metadata, args))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class RenameCollection:
    """A collection with its new name."""

    name: str
    new_name: str


@operation("rename_query_collection", RenameCollection)
async def rename_query_collection(workspace: Workspace, args: RenameCollection) -> Json:
    """Renames a collection, also on the allow list and in REST endpoints."""
    metadata = workspace.metadata
    collection = _require(workspace, args.name, "$.name")
    if args.new_name in metadata.query_collections:
        message = f'query collection with name "{args.new_name}" already exists'
        raise EngineError(message, "already-exists", "$.new_name")
    renamed = replace(collection, name=args.new_name)
    changed = replace(
        metadata,
        query_collections={
            (renamed if item is collection else item).name: renamed if item is collection else item
            for item in metadata.query_collections.values()
        },
        allowlist=_renamed_allowlist(metadata.allowlist, args),
        rest_endpoints={name: _renamed_endpoint(item, args) for name, item in metadata.rest_endpoints.items()},
    )
    await workspace.change(changed)
    return SUCCESS


def _renamed_allowlist(
    allowlist: Mapping[str, AllowlistEntry], args: RenameCollection
) -> dict[str, AllowlistEntry]:
    entries = [
        replace(item, collection=args.new_name) if item.collection == args.name else item
        for item in allowlist.values()
    ]
    return {item.collection: item for item in entries}


def _renamed_endpoint(endpoint: RestEndpoint, args: RenameCollection) -> RestEndpoint:
    query = endpoint.definition.query
    if query.collection_name != args.name:
        return endpoint
    renamed = replace(query, collection_name=args.new_name)
    return replace(endpoint, definition=replace(endpoint.definition, query=renamed))


@dataclass(frozen=True, slots=True)
class DropCollection:
    """A collection to remove; `cascade` also from the allow list."""

    collection: str
    cascade: bool = False


@operation("drop_query_collection", DropCollection)
async def drop_query_collection(workspace: Workspace, args: DropCollection) -> Json:
    """Removes a collection."""
    metadata = workspace.metadata
    _require(workspace, args.collection)
    if args.collection in metadata.allowlist and not args.cascade:
        raise EngineError(
            f'query collection with name "{args.collection}" is present in the allowlist; cannot proceed '
            "to drop. please use cascade to confirm you wish to drop it from the allowlist as well",
            "dependency-error",
            "$.collection",
        )
    changed = replace(
        metadata,
        query_collections=without(metadata.query_collections, args.collection),
        allowlist=without(metadata.allowlist, args.collection),
    )
    await workspace.change(changed)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class AddQuery:
    """A document for a collection."""

    collection_name: str
    query_name: str
    query: str


@operation("add_query_to_collection", AddQuery)
async def add_query_to_collection(workspace: Workspace, args: AddQuery) -> Json:
    """Puts a document into a collection."""
    collection = _require(workspace, args.collection_name, "$.collection_name")
    queries = collection.definition.queries
    if args.query_name in queries:
        message = f'query with name "{args.query_name}" already exists in collection "{collection.name}"'
        raise EngineError(message, "already-exists")
    listed = {**queries, args.query_name: ListedQuery(args.query_name, args.query)}
    changed = replace(collection, definition=replace(collection.definition, queries=listed))
    await workspace.change(_put(workspace.metadata, changed))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class DropQuery:
    """A document of a collection."""

    collection_name: str
    query_name: str


@operation("drop_query_from_collection", DropQuery)
async def drop_query_from_collection(workspace: Workspace, args: DropQuery) -> Json:
    """Takes a document out of a collection."""
    collection = _require(workspace, args.collection_name, "$.collection_name")
    if args.query_name not in collection.definition.queries:
        message = f'query with name "{args.query_name}" not found in collection "{collection.name}"'
        raise EngineError(message, "not-found")
    item = ObjectId(Kind.QUERY_COLLECTION, args.query_name, owner=collection.name)
    await workspace.change(remove(workspace.metadata, item))
    return SUCCESS


@operation("add_collection_to_allowlist", AllowlistEntry)
async def add_collection_to_allowlist(workspace: Workspace, args: AllowlistEntry) -> Json:
    """Allows a collection's documents, to everybody or to some roles."""
    _require(workspace, args.collection)
    metadata = workspace.metadata
    found = metadata.allowlist.get(args.collection)
    if found is not None:
        message = f'collection "{args.collection}" already exists in the allowlist'
        hint = ", scope ignored; to change scope, use update_scope_of_collection_in_allowlist"
        return {"message": message if found.scope == args.scope else message + hint}
    await workspace.change(_with_entry(metadata, args))
    return SUCCESS


def _with_entry(metadata: Metadata, entry: AllowlistEntry) -> Metadata:
    return replace(metadata, allowlist={**metadata.allowlist, entry.collection: entry})


@dataclass(frozen=True, slots=True)
class OfCollection:
    """A collection."""

    collection: str


@operation("drop_collection_from_allowlist", OfCollection)
async def drop_collection_from_allowlist(workspace: Workspace, args: OfCollection) -> Json:
    """Allows a collection's documents no longer."""
    _require(workspace, args.collection)
    metadata = workspace.metadata
    _require_entry(metadata, args.collection)
    await workspace.change(replace(metadata, allowlist=without(metadata.allowlist, args.collection)))
    return SUCCESS


def _require_entry(metadata: Metadata, name: str) -> None:
    if name not in metadata.allowlist:
        raise EngineError(f'collection "{name}" doesn\'t exist in the allowlist', "not-found")


@operation("update_scope_of_collection_in_allowlist", AllowlistEntry)
async def update_scope_of_collection_in_allowlist(workspace: Workspace, args: AllowlistEntry) -> Json:
    """Changes for whom a collection is allowed."""
    _require(workspace, args.collection)
    _require_entry(workspace.metadata, args.collection)
    await workspace.change(_with_entry(workspace.metadata, args))
    return SUCCESS


@operation("create_rest_endpoint", RestEndpoint)
async def create_rest_endpoint(workspace: Workspace, args: RestEndpoint) -> Json:
    """Serves a document of a collection under a URL."""
    metadata = workspace.metadata
    if args.name in metadata.rest_endpoints:
        raise EngineError(f"Endpoint with name: {args.name} already exists", "already-exists")
    changed = replace(metadata, rest_endpoints={**metadata.rest_endpoints, args.name: args})
    await workspace.change(changed, ObjectId(Kind.REST_ENDPOINT, args.name))
    return SUCCESS


@operation("drop_rest_endpoint", Named)
async def drop_rest_endpoint(workspace: Workspace, args: Named) -> Json:
    """Serves a document no longer."""
    if args.name not in workspace.metadata.rest_endpoints:
        raise EngineError(f"endpoint with name: {args.name} does not exist", "not-exists")
    await workspace.change(remove(workspace.metadata, ObjectId(Kind.REST_ENDPOINT, args.name)))
    return SUCCESS
