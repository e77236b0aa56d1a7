"""Roles and the Hasura claims inside our access tokens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, get_args
from uuid import UUID

import jwt

CLAIMS_NAMESPACE = "https://hasura.io/jwt/claims"

ALGORITHM = "HS256"

Role = Literal["viewer", "operator", "engineer", "manager", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Human roles, each including all before it."""


class TokenError(Exception):
    """The token is malformed, forged or of another kind."""


class ExpiredError(TokenError):
    """The token was good until its time was over."""


def roles_up_to(role: Role) -> tuple[Role, ...]:
    """The roles that a holder of ``role`` may act in, lowest first."""
    return ROLES[: ROLES.index(role) + 1]


def includes(held: Role, needed: Role) -> bool:
    """Whether a holder of ``held`` may do what ``needed`` may."""
    return ROLES.index(held) >= ROLES.index(needed)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is calling: one user in one organization, acting in one role, seeing some factories."""

    user_id: UUID
    organization_id: UUID
    role: Role
    factory_ids: tuple[UUID, ...]

    def claims(self) -> dict[str, Any]:
        """The Hasura claims of this identity (the value under ``CLAIMS_NAMESPACE``)."""
        return {
            "x-hasura-allowed-roles": list(roles_up_to(self.role)),
            "x-hasura-default-role": self.role,
            "x-hasura-user-id": str(self.user_id),
            "x-hasura-organization-id": str(self.organization_id),
            "x-hasura-factory-ids": postgres_array(self.factory_ids),
        }

    @classmethod
    def from_session(cls, session: Mapping[str, str]) -> Self:
        """The identity behind a Hasura action's ``session_variables``; KeyError or ValueError if unfit."""
        role = session["x-hasura-role"]
        if role not in ROLES:
            raise ValueError(f"x-hasura-role: {role!r} is not one of {', '.join(ROLES)}")
        factories = session.get("x-hasura-factory-ids", "{}").strip("{}")
        return cls(
            UUID(session["x-hasura-user-id"]),
            UUID(session["x-hasura-organization-id"]),
            role,
            tuple(UUID(item) for item in factories.split(",") if item),
        )

    @classmethod
    def from_claims(cls, claims: Mapping[str, Any]) -> Self:
        """The identity that an access token's checked claims speak of. Raises TokenError."""
        try:
            session = claims[CLAIMS_NAMESPACE]
            return cls.from_session(session | {"x-hasura-role": session["x-hasura-default-role"]})
        except (KeyError, ValueError, TypeError, AttributeError):
            raise TokenError from None

    @classmethod
    def from_access_token(cls, text: str, secret: str) -> Self:
        """The identity in an access token that is signed with ``secret``. Raises TokenError, or ExpiredError."""
        try:
            claims = jwt.decode(text, secret, algorithms=[ALGORITHM], options={"require": ["exp", "type"]})
        except jwt.ExpiredSignatureError:
            raise ExpiredError from None
        except jwt.PyJWTError:
            raise TokenError from None
        if claims["type"] != "access":
            raise TokenError
        return cls.from_claims(claims)


def postgres_array(ids: Iterable[UUID]) -> str:
    """A PostgreSQL array literal of uuids, as Hasura wants array session variables."""
    return "{" + ",".join(str(item) for item in ids) + "}"
