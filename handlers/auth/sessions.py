"""Signing in and staying signed in.

A session has a generation. Its refresh token names both; each refresh raises the generation and hands out
the next token. A token of an older generation was used twice, by the user and by somebody else: which of
the two is at it now nobody can tell, so the session ends.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask_jwt_extended import create_access_token, create_refresh_token
from sqlalchemy import Connection, RowMapping, insert, update

from core.clock import now
from core.errors import Errors, MillwrightError
from core.passwords import NO_ONES_HASH, hash_password, is_password
from core.tokens import CLAIMS_NAMESPACE, Identity
from db.models.auth import Session, User
from handlers.auth import audit, errors, store, throttle
from handlers.deployment import settings
from handlers.identity import claims_of
from handlers.validation import Fields


def login(connection: Connection, fields: Fields) -> dict[str, Any]:
    """A new session for a right e-mail and password; TOO_MANY after too many wrong ones."""
    throttle.check(fields["email"])
    try:
        user = verified(store.user_by_email(connection, fields["email"]), fields["password"])
    except MillwrightError:
        throttle.count(fields["email"])
        raise
    return begin(connection, user, fields["organization"])


def verified(user: RowMapping | None, password: str) -> RowMapping:
    """The user, if the password is his; CREDENTIALS otherwise, after as long a time for one who does not exist."""
    stored = user["password_hash"] if user else None
    right = is_password(password, stored or NO_ONES_HASH)
    if user is None or stored is None or not right or user["disabled_at"] is not None:
        raise errors.wrong_credentials()
    return user


def begin(connection: Connection, user: RowMapping, organization: UUID | str | None = None) -> dict[str, Any]:
    """A new session of `user` in an organization (id or slug; without one, his oldest)."""
    membership = store.membership(connection, user["id"], organization=organization)
    if membership is None:
        raise errors.not_a_member(str(organization) if organization else None)
    session_id: UUID = connection.execute(
        insert(Session)
        .values(
            user_id=user["id"],
            organization_id=membership["organization_id"],
            expires_at=now() + timedelta(days=settings().refresh_token_days),
        )
        .returning(Session.id)
    ).scalar_one()
    return _answer(connection, user, membership, session_id, generation=0)


def refresh(connection: Connection, fields: Fields) -> dict[str, Any] | MillwrightError:
    """The session's next tokens. A token used before ends the session."""
    session_id, generation = _named_session(fields["refresh_token"])
    session = store.lock_session(connection, session_id)
    if session is None:
        raise errors.session_ended()
    if session["ended_reason"] == "reuse":
        raise MillwrightError(Errors.TOKEN_REUSED)
    if session["ended_at"] is not None or session["expires_at"] <= now():
        raise errors.session_ended()
    if session["generation"] != generation:
        _end(connection, session_id, "reuse")
        return MillwrightError(Errors.TOKEN_REUSED)
    user = store.user(connection, session["user_id"])
    membership = store.membership(connection, session["user_id"], organization=session["organization_id"])
    if user is None or user["disabled_at"] is not None or membership is None:
        _end(connection, session_id, "no longer a member")
        return errors.session_ended()
    lasts_until = now() + timedelta(days=settings().refresh_token_days)
    connection.execute(
        update(Session)
        .where(Session.id == session_id)
        .values(generation=generation + 1, refreshed_at=now(), expires_at=lasts_until)
    )
    return _answer(connection, user, membership, session_id, generation + 1)


def logout(connection: Connection, fields: Fields) -> None:
    """End the session of a refresh token; one that has ended already stays so."""
    session_id, _ = _named_session(fields["refresh_token"])
    _end(connection, session_id, "logout")


def switch(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """A session of the same user in another of his organizations."""
    user = store.user(connection, identity.user_id)
    if user is None or user["disabled_at"] is not None:
        raise errors.wrong_credentials()
    return begin(connection, user, fields["organization"])


def change_password(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Set the next password and end all sessions but the new one that is given."""
    user = verified(store.user(connection, identity.user_id), fields["password"])
    hashed = hash_password(fields["new_password"])
    connection.execute(update(User).where(User.id == user["id"]).values(password_hash=hashed))
    end_all(connection, user["id"], "password changed")
    audit.record(connection, identity, "user.password_changed", user["id"])
    return begin(connection, user, identity.organization_id)


def end_all(connection: Connection, user_id: UUID, reason: str, organization_id: UUID | None = None) -> None:
    """End the user's sessions: all, or those in one organization."""
    query = update(Session).where(Session.user_id == user_id, Session.ended_at.is_(None))
    if organization_id is not None:
        query = query.where(Session.organization_id == organization_id)
    connection.execute(query.values(ended_at=now(), ended_reason=reason))


def _end(connection: Connection, session_id: UUID, reason: str) -> None:
    query = update(Session).where(Session.id == session_id, Session.ended_at.is_(None))
    connection.execute(query.values(ended_at=now(), ended_reason=reason))


def _named_session(token: str) -> tuple[UUID, int]:
    claims = claims_of(token, "refresh")
    try:
        return UUID(claims["session"]), int(claims["generation"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise MillwrightError(Errors.TOKEN_INVALID) from None


def _answer(
    connection: Connection, user: RowMapping, membership: RowMapping, session_id: UUID, generation: int
) -> dict[str, Any]:
    factory_ids = store.factory_ids(connection, membership)
    identity = Identity(user["id"], membership["organization_id"], membership["role"], factory_ids)
    session = {"session": str(session_id)}
    return {
        "access_token": create_access_token(
            str(user["id"]), additional_claims=session | {CLAIMS_NAMESPACE: identity.claims()}
        ),
        "refresh_token": create_refresh_token(
            str(user["id"]),
            additional_claims=session | {"generation": generation},
            expires_delta=timedelta(days=settings().refresh_token_days),
        ),
        "expires_in": settings().access_token_minutes * 60,
        "token_type": "Bearer",
        "user": user,
        "organization": store.organization(connection, membership["organization_id"]),
        "role": membership["role"],
    }
