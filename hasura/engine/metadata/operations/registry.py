"""Operations by name: what each takes and who may call it through which API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.operations.workspace import Workspace

Handler = Callable[[Workspace, Any], Awaitable[Json]]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    arguments: the type `args` are read into; None hands the JSON over. of_source: on `/v1/metadata`
    its name has the prefix `pg_`. changes: may change metadata (such operations run one at a time).
    for_roles: other roles than admin may call it. version: of the request envelope.
    """

    name: str
    handler: Handler
    arguments: type | None = None
    of_source: bool = False
    changes: bool = True
    for_roles: bool = False
    version: int = 1


OPERATIONS: dict[tuple[str, int], Operation] = {}
"""By name (without prefix) and envelope version."""

SUCCESS: Json = {"message": "success"}


def operation(
    name: str,
    arguments: type | None = None,
    *,
    of_source: bool = False,
    changes: bool = True,
    for_roles: bool = False,
    version: int = 1,
) -> Callable[[H], H]:
    """Registers a handler under a name."""

    def register(handler: H) -> H:
        OPERATIONS[name, version] = Operation(name, handler, arguments, of_source, changes, for_roles, version)
        return handler

    return register
