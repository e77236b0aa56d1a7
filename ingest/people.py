"""Signed-in people at the HTTP door: who may bring files, by an access token instead of an API key."""

from core.errors import Errors, MillwrightError
from core.tokens import ExpiredError, Identity, Role, TokenError, includes
from ingest.imports import Asked
from ingest.message import Sender

ROLE: Role = "engineer"
"""Who may bring files; the same look after what could not be used."""


def is_access_token(text: str) -> bool:
    """Whether ``text`` is of the form of a JSON Web Token (RFC 7519); API keys have no dots."""
    return text.count(".") == 2


def asked_by(text: str, secret: str) -> Asked:
    """The person whose access token ``text`` is. Raises MillwrightError."""
    try:
        identity = Identity.from_access_token(text, secret)
    except ExpiredError:
        raise MillwrightError(Errors.TOKEN_EXPIRED) from None
    except TokenError:
        raise MillwrightError(Errors.TOKEN_INVALID) from None
    if not includes(identity.role, ROLE):
        words = f"This needs the role {ROLE}."
        raise MillwrightError(
            Errors.FORBIDDEN, words, field="role", value=identity.role, expected=f"{ROLE} or higher"
        )
    return Asked(Sender(identity.organization_id), identity.user_id, identity.factory_ids)
