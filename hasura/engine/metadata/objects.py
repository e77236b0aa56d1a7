"""Names of the parts of metadata: for messages, for lists of dependents, and to remove a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from hasura.engine.metadata.actions import CustomTypes
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.tables import TableMetadata
from hasura.engine.names import QualifiedName

K = TypeVar("K")
V = TypeVar("V")


class Kind(StrEnum):
    """Kinds of metadata objects, with the names Hasura's answers give them."""

    SOURCE = "source"
    TABLE = "table"
    OBJECT_RELATION = "object_relation"
    ARRAY_RELATION = "array_relation"
    COMPUTED_FIELD = "computed_field"
    REMOTE_RELATIONSHIP = "remote_relationship"
    INSERT_PERMISSION = "insert_permission"
    SELECT_PERMISSION = "select_permission"
    UPDATE_PERMISSION = "update_permission"
    DELETE_PERMISSION = "delete_permission"
    EVENT_TRIGGER = "event_trigger"
    FUNCTION = "function"
    FUNCTION_PERMISSION = "function_permission"
    NATIVE_QUERY = "native_query"
    LOGICAL_MODEL = "logical_model"
    LOGICAL_MODEL_PERMISSION = "logical_model_select_permission"
    CUSTOM_TYPES = "custom_types"
    ACTION = "action"
    ACTION_PERMISSION = "action_permission"
    CRON_TRIGGER = "cron_trigger"
    INHERITED_ROLE = "inherited_role"
    REST_ENDPOINT = "rest_endpoint"
    QUERY_COLLECTION = "query_collections"
    REMOTE_SCHEMA = "remote_schema"


_TABLE_LISTS = {
    Kind.OBJECT_RELATION: "object_relationships",
    Kind.ARRAY_RELATION: "array_relationships",
    Kind.COMPUTED_FIELD: "computed_fields",
    Kind.REMOTE_RELATIONSHIP: "remote_relationships",
    Kind.INSERT_PERMISSION: "insert_permissions",
    Kind.SELECT_PERMISSION: "select_permissions",
    Kind.UPDATE_PERMISSION: "update_permissions",
    Kind.DELETE_PERMISSION: "delete_permissions",
    Kind.EVENT_TRIGGER: "event_triggers",
}
_ROOT_LISTS = {
    Kind.SOURCE: "sources",
    Kind.ACTION: "actions",
    Kind.CRON_TRIGGER: "cron_triggers",
    Kind.INHERITED_ROLE: "inherited_roles",
    Kind.REST_ENDPOINT: "rest_endpoints",
}
PERMISSION_KINDS = {
    "insert": Kind.INSERT_PERMISSION,
    "select": Kind.SELECT_PERMISSION,
    "update": Kind.UPDATE_PERMISSION,
    "delete": Kind.DELETE_PERMISSION,
}
_IN_TABLE = "{0.name} in table {0.relation} in source {0.source}"
_TITLES = {
    Kind.TABLE: "{0.relation} in source {0.source}",
    Kind.FUNCTION: "{0.relation} in source {0.source}",
    Kind.FUNCTION_PERMISSION: "{0.name} permission for function {0.relation} in source {0.source}",
    Kind.NATIVE_QUERY: "{0.name} in source {0.source}",
    Kind.LOGICAL_MODEL: "{0.name} in source {0.source}",
    Kind.LOGICAL_MODEL_PERMISSION: "{0.name} in logical_model {0.owner} in source {0.source}",
    Kind.ACTION_PERMISSION: "{0.name} permission in {0.owner}",
    Kind.CUSTOM_TYPES: "custom_types",
    Kind.INHERITED_ROLE: "inherited role {0.name}",
    Kind.QUERY_COLLECTION: "{0.name} in {0.owner}",
}
_DEPENDENTS = {
    **{kind: f"permission {{0.relation}}.{{0.name}}.{name}" for name, kind in PERMISSION_KINDS.items()},
    Kind.TABLE: "table {0.relation}",
    Kind.FUNCTION: "function {0.relation}",
    Kind.OBJECT_RELATION: "relationship {0.relation}.{0.name}",
    Kind.ARRAY_RELATION: "relationship {0.relation}.{0.name}",
    Kind.COMPUTED_FIELD: "computed field {0.relation}.{0.name}",
    Kind.EVENT_TRIGGER: "event-trigger {0.relation}.{0.name}",
    Kind.REMOTE_RELATIONSHIP: "remote relationship {0.relation}.{0.name}",
    Kind.LOGICAL_MODEL_PERMISSION: "permission {0.owner}.{0.name}.select",
    Kind.NATIVE_QUERY: "native query {0.name}",
    Kind.LOGICAL_MODEL: "logical model {0.name}",
}


@dataclass(frozen=True, slots=True)
class ObjectId:
    """One object of the metadata.

    name: the object's own name; the role of a permission; empty for tables and functions, which
    `relation` names. relation: the table, or the function of a function permission. owner: the
    action of an action permission, the collection of a listed query, the logical model.
    """

    kind: Kind
    name: str = ""
    source: str = ""
    relation: QualifiedName | None = None
    owner: str = ""

    @property
    def type_name(self) -> str:
        """The object's kind as answers name it."""
        return "select_permission" if self.kind is Kind.LOGICAL_MODEL_PERMISSION else self.kind.value

    def __str__(self) -> str:
        """`object_relation author in table article in source default`."""
        return f"{self.type_name} {self._title()}"

    def _title(self) -> str:
        template = _IN_TABLE if self.kind in _TABLE_LISTS else _TITLES.get(self.kind, "{0.name}")
        return template.format(self)

    def as_dependent(self) -> str:
        """As lists of dependent objects name it: `permission author.user.select in source "default"`."""
        if self.kind not in _DEPENDENTS:
            return str(self)
        place = f' in source "{self.source}"' if self.source else ""
        return _DEPENDENTS[self.kind].format(self) + place


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Objects that can't be used and why; `reason` has Hasura's prefix (`Inconsistent object: …`).

    objects: one object, or all that conflict with one another; empty where the fault is only told
    (a permission that can't be inherited). details: further keys of the answer.
    """

    reason: str
    objects: tuple[ObjectId, ...]
    definitions: tuple[Json, ...] = ()
    details: Mapping[str, Json] | None = None
    blocking: bool = True
    """False: reported, but `drop_inconsistent_metadata` has nothing to drop."""

    def to_json(self) -> dict[str, Json]:
        """As `get_inconsistent_metadata` lists it."""
        result: dict[str, Json] = {"reason": self.reason, **(self.details or {})}
        described = [
            {"type": item.type_name, "name": str(item), "definition": definition}
            for item, definition in zip(self.objects, self.definitions, strict=True)
        ]
        if len(described) == 1:
            result.update(described[0])
        elif described:
            result["objects"] = described
        return result


def inconsistent(item: ObjectId, definition: Json, reason: str) -> Inconsistency:
    """The usual case: one object that doesn't fit."""
    return Inconsistency(f"Inconsistent object: {reason}", (item,), (definition,))


def without(items: Mapping[K, V], key: K) -> dict[K, V]:
    """The mapping without a key (which may be missing already)."""
    return {name: value for name, value in items.items() if name != key}


def with_source(metadata: Metadata, source: Source) -> Metadata:
    """Metadata with a source put in or replaced."""
    return replace(metadata, sources={**metadata.sources, source.name: source})


def with_table(metadata: Metadata, source: str, table: TableMetadata) -> Metadata:
    """Metadata with a table put in or replaced."""
    owner = metadata.sources[source]
    return with_source(metadata, replace(owner, tables={**owner.tables, table.table: table}))


def remove(metadata: Metadata, item: ObjectId) -> Metadata:
    """Metadata without the object; unchanged where it is gone already."""
    if item.kind in _ROOT_LISTS:
        return _remove_named(metadata, _ROOT_LISTS[item.kind], item.name)
    if item.kind is Kind.CUSTOM_TYPES:
        return replace(metadata, custom_types=CustomTypes())
    if item.kind is Kind.REMOTE_SCHEMA:
        kept = tuple(schema for schema in metadata.remote_schemas if schema.get("name") != item.name)
        return replace(metadata, remote_schemas=kept)
    if item.kind is Kind.ACTION_PERMISSION:
        return _remove_inner(metadata, "actions", item.owner, "permissions", item.name)
    if item.kind is Kind.QUERY_COLLECTION and item.owner in metadata.query_collections:
        definition = metadata.query_collections[item.owner].definition
        definition = _remove_named(definition, "queries", item.name)
        collection = replace(metadata.query_collections[item.owner], definition=definition)
        collections = {**metadata.query_collections, item.owner: collection}
        return replace(metadata, query_collections=collections)
    source = metadata.sources.get(item.source)
    return metadata if source is None else with_source(metadata, _remove_from_source(source, item))


_SOURCE_LISTS = {
    Kind.TABLE: "tables",
    Kind.FUNCTION: "functions",
    Kind.NATIVE_QUERY: "native_queries",
    Kind.LOGICAL_MODEL: "logical_models",
}


def _remove_from_source(source: Source, item: ObjectId) -> Source:
    if item.kind in _SOURCE_LISTS:
        key = item.relation if item.relation is not None else item.name
        return _remove_named(source, _SOURCE_LISTS[item.kind], key)
    if item.kind in _TABLE_LISTS:
        return _remove_inner(source, "tables", item.relation, _TABLE_LISTS[item.kind], item.name)
    if item.kind is Kind.FUNCTION_PERMISSION:
        return _remove_inner(source, "functions", item.relation, "permissions", item.name)
    if item.kind is Kind.LOGICAL_MODEL_PERMISSION:
        return _remove_inner(source, "logical_models", item.owner, "select_permissions", item.name)
    return source


def _remove_named(holder: V, attribute: str, key: object) -> V:
    """A dataclass without one entry of its mapping `attribute`."""
    kept = without(getattr(holder, attribute), key)
    return cast("V", replace(cast("Any", holder), **{attribute: kept}))


def _remove_inner(holder: V, attribute: str, key: object, inner: str, name: str) -> V:
    """A dataclass without one entry of the mapping `inner` of an entry of its mapping `attribute`."""
    entries = getattr(holder, attribute)
    if key not in entries:
        return holder
    changed = {**entries, key: _remove_named(entries[key], inner, name)}
    return cast("V", replace(cast("Any", holder), **{attribute: changed}))
