"""Who asks: the one value every later step reads a request's rights from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ADMIN_ROLE = "admin"
ROLE_VARIABLE = "x-hasura-role"


@dataclass(frozen=True, slots=True)
class Session:
    """An authenticated request.

    role: the role whose schema answers.
    variables: session variables, names in lower case (`x-hasura-…`), values as text; always
        holds `x-hasura-role`; never holds the admin secret.
    is_admin_secret: the request carried the right admin secret, or the server has none.
    is_backend_only: backend-only fields exist for this request (needs `is_admin_secret` and the
        header `x-hasura-use-backend-only-permissions: true`).
    expires_at: Unix time in seconds after which a WebSocket on this session is closed; None = never.
    """

    role: str
    variables: Mapping[str, str] = field(default_factory=dict)
    is_admin_secret: bool = False
    is_backend_only: bool = False
    expires_at: float | None = None

    @property
    def is_admin(self) -> bool:
        """Whether the role is the unlimited `admin`."""
        return self.role == ADMIN_ROLE


def admin_session() -> Session:
    """The session the engine itself works under (start, timers)."""
    return Session(role=ADMIN_ROLE, variables={ROLE_VARIABLE: ADMIN_ROLE}, is_admin_secret=True)
