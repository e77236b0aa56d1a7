"""Relationships from a table (or native query) to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self, TypeAlias

from hasura.engine.metadata.codec import DecodeError, Json, decode, encode, expect_object, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.names import QualifiedName

InsertionOrder: TypeAlias = Literal["before_parent", "after_parent"]


@dataclass(frozen=True, slots=True)
class OwnForeignKey:
    """Along a foreign key this table holds (object relationships only)."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemoteForeignKey:
    """Along a foreign key the other table holds: `table.columns` point here."""

    table: QualifiedName
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ManualTable:
    """By equal columns, without a foreign key: own column → column of `remote_table`."""

    remote_table: QualifiedName = of(decode=decode_name)
    column_mapping: Mapping[str, str] = of()
    insertion_order: InsertionOrder | None = of(default=None, always=True)


@dataclass(frozen=True, slots=True)
class ManualNativeQuery:
    """By equal columns to the rows of a native query."""

    remote_native_query: str
    column_mapping: Mapping[str, str]
    insertion_order: InsertionOrder | None = of(default=None, always=True)


RelationshipUsing: TypeAlias = OwnForeignKey | RemoteForeignKey | ManualTable | ManualNativeQuery

_ON = "foreign_key_constraint_on"
_MANUAL = "manual_configuration"


def decode_using(value: Json, path: str) -> RelationshipUsing:
    """The `using` of a relationship definition."""
    content = expect_object(value, path, "using")
    if (_ON in content) == (_MANUAL in content):
        raise DecodeError(path, f"expected one of {_ON} or {_MANUAL}")
    if _MANUAL in content:
        return decode_manual(content[_MANUAL], f"{path}.{_MANUAL}")
    return _decode_foreign_key(content[_ON], f"{path}.{_ON}")


def decode_manual(value: Json, path: str) -> ManualTable | ManualNativeQuery:
    """A manual configuration: to a table or to a native query."""
    content = expect_object(value, path, "manual configuration")
    if "remote_native_query" in content:
        return decode(ManualNativeQuery, content, path)
    return decode(ManualTable, content, path)


def _decode_foreign_key(value: Json, path: str) -> RelationshipUsing:
    if isinstance(value, str):
        return OwnForeignKey((value,))
    if isinstance(value, list):
        return OwnForeignKey(decode(tuple[str, ...], value, path))
    content = expect_object(value, path, "foreign key")
    if "table" not in content:
        raise DecodeError(path, 'key "table" not found')
    table = decode_name(content["table"], f"{path}.table")
    if "column" in content:
        return RemoteForeignKey(table, (decode(str, content["column"], f"{path}.column"),))
    if "columns" in content:
        return RemoteForeignKey(table, _decode_columns(content["columns"], f"{path}.columns"))
    raise DecodeError(path, 'key "column" not found')


def _decode_columns(value: Json, path: str) -> tuple[str, ...]:
    """Several columns, or one as text."""
    return (value,) if isinstance(value, str) else decode(tuple[str, ...], value, path)


def encode_using(using: RelationshipUsing) -> Json:
    """The JSON `decode_using` reads; one column is written as text."""
    match using:
        case OwnForeignKey(columns):
            return {_ON: columns[0] if len(columns) == 1 else list(columns)}
        case RemoteForeignKey(table, columns):
            by = {"column": columns[0]} if len(columns) == 1 else {"columns": list(columns)}
            return {_ON: {**by, "table": table.to_json()}}
        case _:
            return {_MANUAL: encode(using)}


@dataclass(frozen=True, slots=True)
class Relationship:
    """An object or array relationship; which of both is said by where it stands."""

    name: str
    using: RelationshipUsing = of(decode=decode_using, encode=encode_using)
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class ToSource:
    """A relationship to a table of another source: own column → column of that table."""

    source: str
    relationship_type: Literal["object", "array"]
    table: QualifiedName = of(decode=decode_name)
    field_mapping: Mapping[str, str] = of()


@dataclass(frozen=True, slots=True)
class RemoteDefinition:
    """Where a remote relationship leads; what the engine doesn't support is kept as JSON."""

    to_source: ToSource | None = None
    other: Json = None

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """`{"to_source": …}`, or something kept as it is."""
        content = expect_object(value, path, "remote relationship")
        if "to_source" in content:
            return cls(decode(ToSource, content["to_source"], f"{path}.to_source"))
        return cls(other=value)

    def to_json(self) -> Json:
        """The form it was read from."""
        return self.other if self.to_source is None else {"to_source": encode(self.to_source)}


@dataclass(frozen=True, slots=True)
class RemoteRelationship:
    """A relationship to another source (or to something the engine doesn't support)."""

    name: str
    definition: RemoteDefinition
