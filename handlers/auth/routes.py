"""REST and actions of ``auth``."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from core.errors import MillwrightError
from core.tokens import Identity
from db.models.auth import AuditLog
from handlers.auth import api_keys, invitations, members, organizations, schemas, sessions, store
from handlers.hasura import action
from handlers.inputs import ById, Page
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("auth", "Signing in, organizations, members, invitations, API keys, audit log")


@rest.open_route("POST", "/login", takes=schemas.Login, gives=schemas.TokenPair)
def login(connection: Connection, fields: Fields) -> Any:
    """Sign in with e-mail and password.

    A wrong password and an unknown user get the same answer after the same time.
    """
    return sessions.login(connection, fields)


@rest.open_route("POST", "/refresh", takes=schemas.RefreshToken, gives=schemas.TokenPair)
def refresh(connection: Connection, fields: Fields) -> dict[str, Any] | MillwrightError:
    """The session's next pair of tokens.

    Each refresh token is good for one use; a second use ends the session.
    """
    return sessions.refresh(connection, fields)


@rest.open_route("POST", "/logout", takes=schemas.RefreshToken, status=204)
def logout(connection: Connection, fields: Fields) -> None:
    """End the session."""
    sessions.logout(connection, fields)


@rest.open_route("POST", "/sign-up", takes=schemas.SignUp, gives=schemas.TokenPair, status=201)
def sign_up(connection: Connection, fields: Fields) -> Any:
    """A new account with a new organization, signed in."""
    return organizations.sign_up(connection, fields)


@rest.route("GET", "/me", "viewer", gives=schemas.Me)
def me(connection: Connection, identity: Identity, _: Fields) -> Any:
    """Who is signed in, where, as what."""
    return organizations.me(connection, identity)


@rest.route("PATCH", "/me", "viewer", takes=schemas.MeChanges, gives=schemas.Me)
def change_me(connection: Connection, identity: Identity, fields: Fields) -> Any:
    """Change one's own name or language."""
    return organizations.change_me(connection, identity, fields)


@rest.route("POST", "/me/password", "viewer", takes=schemas.PasswordChange, gives=schemas.TokenPair)
def change_password(connection: Connection, identity: Identity, fields: Fields) -> Any:
    """Choose another password; all other sessions end."""
    return sessions.change_password(connection, identity, fields)


@rest.route("GET", "/organizations", "viewer", gives=schemas.MyOrganization, many=True)
def my_organizations(connection: Connection, identity: Identity, _: Fields) -> Any:
    """The organizations one belongs to."""
    return store.organizations_of(connection, identity.user_id)


@rest.route(
    "POST",
    "/organizations",
    "viewer",
    takes=schemas.OrganizationInput,
    gives=schemas.OrganizationView,
    status=201,
)
def found_organization(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Found another organization; switch to it to work in it."""
    return organizations.found(connection, identity, fields)


@rest.route("POST", "/switch", "viewer", takes=schemas.Switch, gives=schemas.TokenPair)
def switch(connection: Connection, identity: Identity, fields: Fields) -> Any:
    """A session in another of one's organizations."""
    return sessions.switch(connection, identity, fields)


@rest.route("PATCH", "/organization", "manager", takes=schemas.OrganizationChanges, gives=schemas.OrganizationView)
def change_organization(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change the organization one is in."""
    return organizations.change(connection, identity, fields)


@rest.route("GET", "/members", "viewer", gives=schemas.MemberView, many=True)
def list_members(connection: Connection, identity: Identity, _: Fields) -> Sequence[RowMapping]:
    """The organization's members."""
    return members.members(connection, identity)


@rest.route("PATCH", "/members/<uuid:user_id>", "manager", takes=schemas.MemberChanges, gives=schemas.MemberView)
def change_member(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Give a member another role, up to one's own, or other factories."""
    return members.change(connection, identity, fields)


@rest.route("DELETE", "/members/<uuid:user_id>", "manager", status=204)
def remove_member(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Remove a member and end his sessions."""
    members.remove(connection, identity, fields)


@rest.route("GET", "/invitations", "manager", gives=schemas.InvitationView, many=True)
def list_invitations(connection: Connection, identity: Identity, _: Fields) -> Sequence[RowMapping]:
    """All invitations, newest first."""
    return invitations.invitations(connection, identity)


@rest.route(
    "POST",
    "/invitations",
    "manager",
    takes=schemas.InvitationInput,
    gives=schemas.InvitationView,
    status=201,
)
@action("auth", "invite_member", "manager", schemas.InvitationInput, gives=schemas.InvitationView)
def invite_member(connection: Connection, identity: Identity, fields: Fields) -> Any:
    """Invite somebody, in a role up to one's own.

    The answer alone carries the token and its link: pass it on, no mail is sent.
    """
    return invitations.invite(connection, identity, fields)


@rest.route("DELETE", "/invitations/<uuid:id>", "manager", status=204)
def withdraw_invitation(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Withdraw an open invitation."""
    invitations.withdraw(connection, identity, fields)


@rest.open_route("POST", "/invitations/accept", takes=schemas.Acceptance, gives=schemas.TokenPair, status=201)
def accept_invitation(connection: Connection, fields: Fields) -> Any:
    """Join by an invitation's token, signed in."""
    return invitations.accept(connection, fields)


@rest.route("GET", "/api-keys", "manager", gives=schemas.ApiKeyView, many=True)
def list_api_keys(connection: Connection, identity: Identity, _: Fields) -> Sequence[RowMapping]:
    """All API keys, newest first; the keys themselves are not kept."""
    return api_keys.api_keys(connection, identity)


@rest.route("POST", "/api-keys", "manager", takes=schemas.ApiKeyInput, gives=schemas.ApiKeyView, status=201)
@action("auth", "create_api_key", "manager", schemas.ApiKeyInput, gives=schemas.ApiKeyView)
def create_api_key(connection: Connection, identity: Identity, fields: Fields) -> Any:
    """Make a key; this answer is the only place that shows it."""
    return api_keys.create(connection, identity, fields)


@rest.route("DELETE", "/api-keys/<uuid:id>", "manager", gives=schemas.ApiKeyView)
@action("auth", "revoke_api_key", "manager", ById, gives=schemas.ApiKeyView)
def revoke_api_key(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Revoke a key."""
    return api_keys.revoke(connection, identity, fields)


@rest.route("GET", "/audit-log", "manager", query=Page, gives=schemas.AuditView, many=True)
def audit_log(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """Who did what, newest first."""
    query = (
        select(*AuditLog.__table__.columns)
        .where(AuditLog.organization_id == identity.organization_id)
        .order_by(AuditLog.at.desc(), AuditLog.id)
        .limit(fields["limit"])
        .offset(fields["offset"])
    )
    return connection.execute(query).mappings().all()
