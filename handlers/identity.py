"""Who calls: the bearer token of a REST request, or the session of a Hasura action."""

from typing import Any
from uuid import UUID

from flask import g, request
from flask_jwt_extended import decode_token
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt.exceptions import ExpiredSignatureError, PyJWTError
from sqlalchemy import Connection, select

from core.errors import Errors, MillwrightError
from core.tokens import Identity, Role, TokenError, includes
from db.models.factories import Factory

NOBODY = UUID(int=0)
"""The user of an identity that is the system itself, such as an automation's."""


def identify() -> Identity:
    """The identity in the request's bearer token, read once a request; TOKEN_* errors otherwise."""
    if "identity" not in g:
        g.identity = from_claims(claims_of(bearer_token(), "access"))
    identity: Identity = g.identity
    return identity


def bearer_token() -> str:
    """The token of the Authorization header; TOKEN_MISSING without."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise MillwrightError(Errors.TOKEN_MISSING, expected="Authorization: Bearer <access token>")
    return token.strip()


def claims_of(token: str, kind: str) -> dict[str, Any]:
    """The checked claims of a token of ours; `kind` is ``access`` or ``refresh``."""
    try:
        claims: dict[str, Any] = decode_token(token)
    except ExpiredSignatureError:
        raise MillwrightError(Errors.TOKEN_EXPIRED) from None
    except (PyJWTError, JWTExtendedException, ValueError, TypeError, KeyError):
        raise MillwrightError(Errors.TOKEN_INVALID) from None
    if claims.get("type") != kind:
        raise MillwrightError(Errors.TOKEN_INVALID, f"This is no token of the kind {kind}.")
    return claims


def from_claims(claims: dict[str, Any]) -> Identity:
    """The identity that an access token's claims speak of."""
    try:
        return Identity.from_claims(claims)
    except TokenError:
        raise MillwrightError(Errors.TOKEN_INVALID) from None


def require(identity: Identity, role: Role) -> None:
    """FORBIDDEN unless `identity` may do what `role` may."""
    if not includes(identity.role, role):
        raise MillwrightError(
            Errors.FORBIDDEN,
            f"This needs the role {role}.",
            field="role",
            value=identity.role,
            expected=f"{role} or higher",
        )


def system_identity(connection: Connection, organization_id: UUID) -> Identity:
    """The system acting by itself in one organization, in all of its factories."""
    factories = connection.scalars(select(Factory.id).where(Factory.organization_id == organization_id))
    return Identity(NOBODY, organization_id, "owner", tuple(factories))


def acting_user(identity: Identity) -> UUID | None:
    """The person behind `identity`; None when it is the system."""
    return None if identity.user_id == NOBODY else identity.user_id
