"""The envelope of API requests: `{type, args, version, resource_version}`, also nested in bulks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any

from hasura.engine.errors import EngineError, error_path, not_supported
from hasura.engine.metadata.codec import Json, decode
from hasura.engine.metadata.operations.registry import OPERATIONS, Operation

_BULKS = ("bulk", "bulk_keep_going", "bulk_atomic", "concurrent_bulk")
_OTHER_DATABASES = ("citus_", "mssql_", "bigquery_", "cockroach_", "snowflake_", "dataconnector_")
_SOURCE_PREFIX = "pg_"
_V2_QUERIES = frozenset({"run_sql", "insert", "select", "update", "delete", "count"})


class Endpoint(Enum):
    """The API a request came through; it decides which names it may use."""

    METADATA = "/v1/metadata"
    QUERY = "/v1/query"
    QUERY_V2 = "/v2/query"


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its operation found.

    operation: None for one of another part of the engine. parts: the requests inside a bulk.
    """

    name: str
    args: Json
    version: int
    operation: Operation | None = None
    parts: tuple[Request, ...] | None = None

    @property
    def changes(self) -> bool:
        """Whether metadata may change."""
        if self.parts is not None:
            return any(part.changes for part in self.parts)
        return self.operation is not None and self.operation.changes

    @property
    def for_roles(self) -> bool:
        """Whether others than admin may ask."""
        return self.operation is not None and self.operation.for_roles

    @property
    def is_read_only(self) -> bool:
        """Whether it says of itself that it changes nothing in a database."""
        plain = self.name.removeprefix(_SOURCE_PREFIX)
        asks = isinstance(self.args, dict) and self.args.get("read_only") is True
        return plain in {"select", "count"} or (plain == "run_sql" and asks)

    def arguments(self) -> Any:
        """`args` as the operation wants them; raises DecodeError."""
        if self.operation is None or self.operation.arguments is None:
            return self.args
        return decode(self.operation.arguments, self.args)


def read_request(body: Json, endpoint: Endpoint, extra: Collection[str] = ()) -> Request:
    """The request in a body; `extra` are names of operations of other parts of the engine.

    Raises EngineError where the body has not the envelope's shape or names no operation.
    """
    if not isinstance(body, dict):
        raise EngineError("parsing request failed, expected Object", "parse-failed")
    name = body.get("type")
    if not isinstance(name, str):
        raise EngineError('key "type" not found', "parse-failed")
    args, version = body.get("args", {}), body.get("version", 1)
    if name in _BULKS:
        return Request(name, args, 1, parts=_parts(args, endpoint, extra))
    operation = _operation(name, version, endpoint)
    if operation is None:
        plain = name.removeprefix(_SOURCE_PREFIX)
        if plain not in extra:
            raise _unknown(name, version)
        return Request(plain, args, version)
    return Request(name, args, version, operation)


def _parts(args: Json, endpoint: Endpoint, extra: Collection[str]) -> tuple[Request, ...]:
    if not isinstance(args, list):
        raise EngineError("parsing list failed, expected Array", "parse-failed", "$.args")
    parts = []
    for place, item in enumerate(args):
        with error_path("args", place):
            parts.append(read_request(item, endpoint, extra))
    return tuple(parts)


def _operation(name: str, version: Json, endpoint: Endpoint) -> Operation | None:
    plain = name.removeprefix(_SOURCE_PREFIX)
    found = OPERATIONS.get((plain, version)) or OPERATIONS.get((plain, 1))
    if found is None or (endpoint is Endpoint.QUERY_V2 and plain not in _V2_QUERIES):
        return None
    is_prefixed = plain != name
    if endpoint is Endpoint.METADATA and found.of_source != is_prefixed:
        return None
    if endpoint is Endpoint.QUERY and is_prefixed:
        return None
    return found


def _unknown(name: str, version: Json) -> EngineError:
    if name.startswith(_OTHER_DATABASES):
        return not_supported(f"A database of another kind than PostgreSQL ({name})", "$.type")
    if version not in (1, 2):
        return EngineError(f"expected version 1 or 2, but encountered {version!r}", "parse-failed")
    return EngineError(f'unknown metadata command "{name}"', "parse-failed", "$.type")
