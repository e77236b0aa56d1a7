"""How JSON names tables and functions (`"author"` or `{"schema": "public", "name": "author"}`), and columns."""

from __future__ import annotations

from typing import Literal, TypeAlias

from hasura.engine.metadata.codec import DecodeError, Json, expect_object, json_kind
from hasura.engine.names import QualifiedName

ColumnNames: TypeAlias = tuple[str, ...] | Literal["*"]
"""Columns by their PostgreSQL names; `*` is every column, also those added later."""


def decode_name(value: Json, path: str) -> QualifiedName:
    """A table or function name; the schema is `public` where none is given."""
    if isinstance(value, str):
        return QualifiedName("public", value)
    content = expect_object(value, path, "a qualified name")
    name, schema = content.get("name"), content.get("schema", "public")
    if "name" not in content:
        raise DecodeError(path, 'key "name" not found')
    if not isinstance(name, str):
        raise DecodeError(f"{path}.name", f"expected String, but encountered {json_kind(name)}")
    if not isinstance(schema, str):
        raise DecodeError(f"{path}.schema", f"expected String, but encountered {json_kind(schema)}")
    return QualifiedName(schema, name)
