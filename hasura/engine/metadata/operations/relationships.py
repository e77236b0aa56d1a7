"""Create, drop, rename and suggest relationships."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from hasura.engine.catalog.model import ForeignKey, Table
from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, of
from hasura.engine.metadata.fields import RelatedField, SourceView
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.objects import Kind, ObjectId, remove, with_table
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.renames import rename_field
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.relationships import (
    Relationship,
    RelationshipUsing,
    decode_using,
)
from hasura.engine.metadata.tables import TableMetadata
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class CreateRelationship:
    """A relationship to put into a table."""

    name: str
    table: QualifiedName = of(decode=decode_name)
    using: RelationshipUsing = of(decode=decode_using)
    comment: str | None = None
    source: str = "default"


@operation("create_object_relationship", CreateRelationship, of_source=True)
async def create_object_relationship(workspace: Workspace, args: CreateRelationship) -> Json:
    """A field with one row of another table."""
    return await _create(workspace, args, Kind.OBJECT_RELATION)


@operation("create_array_relationship", CreateRelationship, of_source=True)
async def create_array_relationship(workspace: Workspace, args: CreateRelationship) -> Json:
    """A field with rows of another table."""
    return await _create(workspace, args, Kind.ARRAY_RELATION)


async def _create(workspace: Workspace, args: CreateRelationship, kind: Kind) -> Json:
    table = workspace.table(args.source, args.table)
    view = await workspace.view(args.source)
    if view.field(args.table, args.name) is not None or _relationship(table, args.name) is not None:
        message = f'field with name "{args.name}" already exists in table "{args.table}"'
        raise EngineError(message, "already-exists")
    relationship = Relationship(args.name, args.using, args.comment)
    if kind is Kind.OBJECT_RELATION:
        relationships = {**table.object_relationships, args.name: relationship}
        changed = replace(table, object_relationships=relationships)
    else:
        relationships = {**table.array_relationships, args.name: relationship}
        changed = replace(table, array_relationships=relationships)
    focus = ObjectId(kind, args.name, args.source, args.table)
    await workspace.change(with_table(workspace.metadata, args.source, changed), focus)
    return SUCCESS


def _relationship(table: TableMetadata, name: str) -> Relationship | None:
    return table.object_relationships.get(name) or table.array_relationships.get(name)


def _require(workspace: Workspace, source: str, table: QualifiedName, name: str) -> Kind:
    """The kind of a relationship; raises EngineError where there is none of that name."""
    found = workspace.table(source, table)
    if name in found.object_relationships:
        return Kind.OBJECT_RELATION
    if name in found.array_relationships:
        return Kind.ARRAY_RELATION
    raise EngineError(f'relationship "{name}" does not exist', "not-exists")


@dataclass(frozen=True, slots=True)
class DropRelationship:
    """A relationship to remove."""

    relationship: str
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    cascade: bool = False


@operation("drop_relationship", DropRelationship, of_source=True)
async def drop_relationship(workspace: Workspace, args: DropRelationship) -> Json:
    """Removes a relationship, and with `cascade` the permissions that use it."""
    kind = _require(workspace, args.source, args.table, args.relationship)
    item = ObjectId(kind, args.relationship, args.source, args.table)
    await workspace.drop(remove(workspace.metadata, item), args.cascade)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class RenameRelationship:
    """A relationship with its new name."""

    name: str
    new_name: str
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"


@operation("rename_relationship", RenameRelationship, of_source=True)
async def rename_relationship(workspace: Workspace, args: RenameRelationship) -> Json:
    """Renames a relationship, also where permissions use it."""
    kind = _require(workspace, args.source, args.table, args.name)
    table = workspace.table(args.source, args.table)
    view = await workspace.view(args.source)
    if view.field(args.table, args.new_name) is not None or _relationship(table, args.new_name) is not None:
        raise EngineError(
            f'cannot rename relationship "{args.name}" to "{args.new_name}" in table "{args.table}" as a '
            f"column/relationship with the name already exists",
            "already-exists",
        )
    attribute = "object_relationships" if kind is Kind.OBJECT_RELATION else "array_relationships"
    metadata = rename_field(workspace.metadata, view, args.table, args.name, args.new_name)
    metadata = _renamed(metadata, args, attribute)
    await workspace.change(metadata, ObjectId(kind, args.new_name, args.source, args.table))
    return SUCCESS


def _renamed(metadata: Metadata, args: RenameRelationship, attribute: str) -> Metadata:
    table = metadata.sources[args.source].tables[args.table]
    relationships = {
        (args.new_name if name == args.name else name): (
            replace(item, name=args.new_name) if name == args.name else item
        )
        for name, item in getattr(table, attribute).items()
    }
    if attribute == "object_relationships":
        table = replace(table, object_relationships=relationships)
    else:
        table = replace(table, array_relationships=relationships)
    return with_table(metadata, args.source, table)


@dataclass(frozen=True, slots=True)
class CommentRelationship:
    """A relationship with its new comment."""

    relationship: str
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    comment: str | None = None


@operation("set_relationship_comment", CommentRelationship, of_source=True)
async def set_relationship_comment(workspace: Workspace, args: CommentRelationship) -> Json:
    """Replaces a relationship's comment."""
    kind = _require(workspace, args.source, args.table, args.relationship)
    table = workspace.table(args.source, args.table)
    name = args.relationship
    if kind is Kind.OBJECT_RELATION:
        commented = replace(table.object_relationships[name], comment=args.comment)
        table = replace(table, object_relationships={**table.object_relationships, name: commented})
    else:
        commented = replace(table.array_relationships[name], comment=args.comment)
        table = replace(table, array_relationships={**table.array_relationships, name: commented})
    await workspace.change(with_table(workspace.metadata, args.source, table))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class SuggestRelationships:
    """For which tables relationships are wanted; `omit_tracked` leaves out those that exist."""

    source: str = "default"
    tables: tuple[Json, ...] | None = None
    omit_tracked: bool = False


@operation("suggest_relationships", SuggestRelationships, of_source=True, changes=False)
async def suggest_relationships(workspace: Workspace, args: SuggestRelationships) -> Json:
    """Relationships that the foreign keys between tracked tables make possible, both ways."""
    view = await workspace.view(args.source)
    wanted = None if args.tables is None else {decode_name(item, "$.tables") for item in args.tables}
    suggestions = []
    for name in view.source.tables:
        table = view.catalog.tables[name]
        for key in table.foreign_keys:
            if key.foreign_table not in view.source.tables:
                continue
            if wanted is not None and not {name, key.foreign_table} & wanted:
                continue
            suggestions.extend(_suggested(view, table, key, args.omit_tracked))
    return {"relationships": suggestions}


def _suggested(view: SourceView, table: Table, key: ForeignKey, omit_tracked: bool) -> list[Json]:
    unique = (*table.unique_constraints, *([table.primary_key] if table.primary_key else []))
    is_one_to_one = any(set(constraint.columns) == set(key.columns) for constraint in unique)
    back: Literal["object", "array"] = "object" if is_one_to_one else "array"
    sides = [
        _side("object", (table.name, key.columns), (key.foreign_table, key.foreign_columns), key.name),
        _side(back, (key.foreign_table, key.foreign_columns), (table.name, key.columns), None),
    ]
    return [side for side in sides if not (omit_tracked and _is_tracked(view, side))]


_End = tuple[QualifiedName, tuple[str, ...]]


def _side(kind: str, own: _End, other: _End, constraint: str | None) -> dict[str, Json]:
    named = {} if constraint is None else {"constraint_name": constraint}
    return {
        "type": kind,
        "from": {"table": own[0].to_json(), "columns": list(own[1]), **named},
        "to": {"table": other[0].to_json(), "columns": list(other[1])},
    }


def _is_tracked(view: SourceView, side: dict[str, Json]) -> bool:
    own = decode_name(side["from"]["table"], "$")
    other = decode_name(side["to"]["table"], "$")
    mapping = dict(zip(side["from"]["columns"], side["to"]["columns"], strict=True))
    table = view.source.tables[own]
    for name in (*table.object_relationships, *table.array_relationships):
        field = view.field(own, name)
        if isinstance(field, RelatedField) and field.table == other and dict(field.mapping) == mapping:
            return True
    return False
