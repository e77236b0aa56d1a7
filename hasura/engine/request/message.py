"""GraphQL requests as they come in and answers as they go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """variables: JSON values; decimals should be `Decimal` or text so that no digit is lost."""

    query: str
    variables: Mapping[str, Any] | None = None
    operation_name: str | None = None


@dataclass(frozen=True, slots=True)
class GraphQLResponse:
    """status: what `/v1alpha1/graphql` answers with (`/v1/graphql` always says 200).
    body: a whole JSON object, `{"data":…}` or `{"errors":…}`, encoded.
    is_execution_error: the errors arose while running the operation, not before; the older WebSocket
    protocol tells these apart.
    """

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    is_execution_error: bool = False

    @property
    def is_error(self) -> bool:
        return self.body.startswith(b'{"errors"')
