"""Shapes of what ``auth`` takes and gives."""

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf

from db.models.auth import SCOPES
from handlers import inputs


class Login(Schema):
    """E-mail and password; `organization` (slug) where one is in several."""

    email = fields.String(required=True, validate=Length(1, 320))
    password = inputs.given_password(required=True)
    organization = fields.String(allow_none=True, load_default=None)


class RefreshToken(Schema):
    """The refresh token of a session."""

    refresh_token = fields.String(required=True, validate=Length(1, 4000))


class Switch(Schema):
    """The organization (slug) to go on in."""

    organization = fields.String(required=True)


class OrganizationView(Schema):
    """A tenant."""

    id = fields.UUID()
    name = fields.String()
    slug = fields.String()
    time_zone = fields.String()
    locale = fields.String()
    plan = fields.String()
    branding = fields.Dict()


class UserView(Schema):
    """A person."""

    id = fields.UUID()
    email = fields.String()
    name = fields.String()
    locale = fields.String(allow_none=True)


class TokenPair(Schema):
    """A session's tokens; `expires_in` seconds from now the access token ends."""

    access_token = fields.String()
    refresh_token = fields.String()
    expires_in = fields.Integer()
    token_type = fields.String()
    user = fields.Nested(UserView)
    organization = fields.Nested(OrganizationView)
    role = fields.String()


class MyOrganization(Schema):
    """An organization and one's role in it."""

    id = fields.UUID()
    name = fields.String()
    slug = fields.String()
    role = fields.String()


class Me(Schema):
    """Who is signed in, where, as what, and where else one could be."""

    user = fields.Nested(UserView)
    organization = fields.Nested(OrganizationView)
    role = fields.String()
    factory_ids = fields.List(fields.UUID())
    organizations = fields.List(fields.Nested(MyOrganization))


class MeChanges(Schema):
    """What one may change of oneself."""

    name = inputs.Line()
    locale = inputs.Line(35, allow_none=True)


class PasswordChange(Schema):
    """The present password and the next."""

    password = inputs.given_password(required=True)
    new_password = inputs.new_password(required=True)


class OrganizationInput(Schema):
    """A new tenant."""

    name = inputs.Line(required=True)
    slug = inputs.slug(required=True)
    time_zone = inputs.time_zone(load_default="UTC")
    locale = inputs.Line(35, load_default="en")


class SignUp(Schema):
    """A new person with a new tenant."""

    email = inputs.EmailAddress(required=True, validate=Length(max=320))
    password = inputs.new_password(required=True)
    name = inputs.Line(required=True)
    organization = fields.Nested(OrganizationInput, required=True)


class OrganizationChanges(Schema):
    """What may change of a tenant; its slug stands in topics and stays."""

    name = inputs.Line()
    time_zone = inputs.time_zone()
    locale = inputs.Line(35)
    branding = fields.Dict()


class MemberView(Schema):
    """A user of the organization; `factory_ids` empty means all factories."""

    user_id = fields.UUID()
    email = fields.String()
    name = fields.String()
    role = fields.String()
    factory_ids = fields.List(fields.UUID())


class MemberChanges(Schema):
    """A member's new role or factories."""

    role = inputs.role()
    factory_ids = inputs.ids()


class InvitationInput(Schema):
    """Who is invited as what; `factory_ids` empty means all that the inviter sees."""

    email = inputs.EmailAddress(required=True, validate=Length(max=320))
    role = inputs.role(required=True)
    factory_ids = inputs.ids(allow_none=True, load_default=None)


class InvitationView(Schema):
    """An invitation; `token` and `link` are shown once, when it is made."""

    id = fields.UUID()
    email = fields.String()
    role = fields.String()
    factory_ids = fields.List(fields.UUID())
    created_at = fields.DateTime()
    expires_at = fields.DateTime()
    accepted_at = fields.DateTime(allow_none=True)
    token = fields.String()
    link = fields.String()


class Acceptance(Schema):
    """Accepting an invitation: who has no account yet chooses name and password, others give their password."""

    token = fields.String(required=True, validate=Length(1, 200))
    password = inputs.given_password(required=True)
    name = inputs.Line(allow_none=True, load_default=None)


class ApiKeyInput(Schema):
    """A new key. `ingest:write` needs the gateway that sends with it."""

    name = inputs.Line(required=True)
    gateway_id = fields.UUID(allow_none=True, load_default=None)
    scopes = fields.List(
        fields.String(validate=OneOf(SCOPES)),
        load_default=lambda: ["ingest:write"],
        validate=Length(1, len(SCOPES)),
    )
    expires_at = inputs.instant(allow_none=True, load_default=None)


class ApiKeyView(Schema):
    """A key; `key` itself is shown once, when it is made."""

    id = fields.UUID()
    name = fields.String()
    prefix = fields.String()
    scopes = fields.List(fields.String())
    gateway_id = fields.UUID(allow_none=True)
    created_at = fields.DateTime()
    expires_at = fields.DateTime(allow_none=True)
    revoked_at = fields.DateTime(allow_none=True)
    last_used_at = fields.DateTime(allow_none=True)
    key = fields.String()


class AuditView(Schema):
    """Who did what to which object, and when."""

    id = fields.UUID()
    at = fields.DateTime()
    user_id = fields.UUID(allow_none=True)
    action = fields.String()
    object_kind = fields.String()
    object_id = fields.String()
    details = fields.Dict()
