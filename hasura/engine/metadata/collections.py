"""Query collections, the allow list and REST endpoints over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from hasura.engine.metadata.codec import DecodeError, Json, decode, expect_object, listed, of


@dataclass(frozen=True, slots=True)
class ListedQuery:
    """A named GraphQL document."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class CollectionDefinition:
    """Documents by name."""

    queries: Mapping[str, ListedQuery] = listed("name", always=True)


@dataclass(frozen=True, slots=True)
class QueryCollection:
    """A named set of documents."""

    name: str
    definition: CollectionDefinition
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class AllowlistScope:
    """For whom a collection is allowed: everybody (`roles` None) or some roles."""

    roles: tuple[str, ...] | None = None

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """`{"global": true}` or `{"global": false, "roles": [...]}`."""
        content = expect_object(value, path, "AllowlistScope")
        if "global" not in content:
            raise DecodeError(path, 'key "global" not found')
        if decode(bool, content["global"], f"{path}.global"):
            if "roles" in content:
                raise DecodeError(path, "roles are not allowed when global is true")
            return cls()
        if "roles" not in content:
            raise DecodeError(path, 'key "roles" not found')
        roles = decode(tuple[str, ...], content["roles"], f"{path}.roles")
        if not roles:
            raise DecodeError(f"{path}.roles", "parsing NonEmpty failed, unexpected empty list")
        duplicates = sorted({role for role in roles if roles.count(role) > 1})
        if duplicates:
            listed = ", ".join(f'"{role}"' for role in duplicates)
            raise DecodeError(f"{path}.roles", f"duplicate roles: {listed}")
        return cls(roles)

    def to_json(self) -> Json:
        """The form it is read from."""
        return {"global": True} if self.roles is None else {"global": False, "roles": list(self.roles)}


@dataclass(frozen=True, slots=True)
class AllowlistEntry:
    """A collection on the allow list."""

    collection: str
    scope: AllowlistScope = of(default=AllowlistScope(), always=True)


@dataclass(frozen=True, slots=True)
class QueryReference:
    """A document of a collection."""

    collection_name: str
    query_name: str


@dataclass(frozen=True, slots=True)
class EndpointDefinition:
    """What a REST endpoint runs."""

    query: QueryReference


@dataclass(frozen=True, slots=True)
class RestEndpoint:
    """A document served under `/api/rest/<url>`; `url` may hold `:parameter` parts."""

    name: str
    url: str
    methods: tuple[Literal["GET", "POST", "PUT", "DELETE", "PATCH"], ...]
    definition: EndpointDefinition
    comment: str | None = None
