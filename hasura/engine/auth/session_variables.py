"""Session variables from headers or claims, and the session built on them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hasura.engine.errors import EngineError
from hasura.engine.session import ROLE_VARIABLE, Session

ADMIN_SECRET_HEADER = "x-hasura-admin-secret"  # noqa: S105 - the name of a header, no secret
ACCESS_KEY_HEADER = "x-hasura-access-key"
BACKEND_ONLY_HEADER = "x-hasura-use-backend-only-permissions"
VARIABLE_PREFIX = "x-hasura-"

_SECRETS = frozenset({ADMIN_SECRET_HEADER, ACCESS_KEY_HEADER})
_TRUE = ("true", "t", "yes", "y")
_FALSE = ("false", "f", "no", "n")


def variables_from_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The `x-hasura-*` headers, the admin secret included; names are in lower case already."""
    return {name: value for name, value in headers.items() if name.startswith(VARIABLE_PREFIX)}


def build_session(
    role: str, variables: Mapping[str, str], *, is_admin_secret: bool, expires_at: float | None = None
) -> Session:
    """The session for a role that has been settled.

    Raises EngineError (bad-request) when the backend-only header is no boolean text.
    """
    kept = {name: value for name, value in variables.items() if name not in _SECRETS}
    kept[ROLE_VARIABLE] = role
    return Session(
        role=role,
        variables=MappingProxyType(kept),
        is_admin_secret=is_admin_secret,
        is_backend_only=is_admin_secret and _wants_backend_only(variables),
        expires_at=expires_at,
    )


def _wants_backend_only(variables: Mapping[str, str]) -> bool:
    raw = variables.get(BACKEND_ONLY_HEADER)
    if raw is None:
        return False
    word = raw.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise EngineError(
        f'"{BACKEND_ONLY_HEADER}":  Not a valid boolean text. True values are {_quoted(_TRUE)} and  '
        f"False values are {_quoted(_FALSE)}. All values are case insensitive",
        code="bad-request",
    )


def _quoted(words: tuple[str, ...]) -> str:
    return "[" + ",".join(f'"{word}"' for word in words) + "]"
