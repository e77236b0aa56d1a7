"""Schema ``auth``: organizations, people, their roles and sessions, keys of machines, audit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text, Uuid

from core.tokens import ROLES
from db.models.base import (
    Base,
    Entity,
    TenantEntity,
    Timestamped,
    in_schema,
    one_of,
    tenant_key,
    tenant_reference,
)

SCOPES = ("ingest:write", "telemetry:read")
"""What an API key may do."""


class Organization(Entity, Timestamped, Base):
    """A tenant. ``slug`` stands in MQTT topics and addresses."""

    __tablename__ = "organization"
    __table_args__ = in_schema("auth", UniqueConstraint("slug"))

    name: Mapped[str]
    slug: Mapped[str]
    group: Mapped[str] = mapped_column(server_default="commons")
    plan: Mapped[str] = mapped_column(server_default="free")
    branding: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    time_zone: Mapped[str] = mapped_column(server_default="UTC")
    locale: Mapped[str] = mapped_column(server_default="en")


class User(Entity, Timestamped, Base):
    """A person, perhaps in several organizations. ``email`` is kept in lower case."""

    __tablename__ = "user"
    __table_args__ = in_schema(
        "auth", UniqueConstraint("email"), CheckConstraint("email = lower(email)", name="email_lower")
    )

    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str | None]
    locale: Mapped[str | None]
    disabled_at: Mapped[datetime | None]


class Membership(TenantEntity, Timestamped, Base):
    """A user's role in an organization. ``factory_ids`` empty means all factories."""

    __tablename__ = "membership"
    __table_args__ = in_schema(
        "auth",
        tenant_key(),
        UniqueConstraint("organization_id", "user_id"),
        CheckConstraint(one_of("role", ROLES), name="role"),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.user.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    factory_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), server_default=text("'{}'"))


class Role(TenantEntity, Timestamped, Base):
    """An organization's own name for a base role with fewer permissions."""

    __tablename__ = "role"
    __table_args__ = in_schema(
        "auth",
        tenant_key(),
        UniqueConstraint("organization_id", "name"),
        CheckConstraint(one_of("base_role", ROLES), name="base_role"),
    )

    name: Mapped[str]
    base_role: Mapped[str]
    permissions: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class Invitation(TenantEntity, Base):
    """An invitation by e-mail; only the hash of its token is kept."""

    __tablename__ = "invitation"
    __table_args__ = in_schema(
        "auth", tenant_key(), UniqueConstraint("token_hash"), CheckConstraint(one_of("role", ROLES), name="role")
    )

    email: Mapped[str]
    role: Mapped[str]
    factory_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), server_default=text("'{}'"))
    token_hash: Mapped[str]
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]


class Session(Entity, Base):
    """A sign-in. Each refresh replaces the token; a token that comes twice ends the session."""

    __tablename__ = "session"
    __table_args__ = in_schema("auth", Index(None, "user_id"))

    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.user.id", ondelete="CASCADE"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))
    generation: Mapped[int] = mapped_column(server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    refreshed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_reason: Mapped[str | None]


class ApiKey(TenantEntity, Base):
    """A key of a gateway or integration; ``prefix`` finds it, ``key_hash`` (SHA-256) proves it."""

    __tablename__ = "api_key"
    __table_args__ = in_schema(
        "auth",
        tenant_key(),
        UniqueConstraint("prefix"),
        tenant_reference("gateway_id", "factories.gateway"),
    )

    name: Mapped[str]
    prefix: Mapped[str]
    key_hash: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text()), server_default=text("'{ingest:write}'"))
    gateway_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class AuditLog(TenantEntity, Base):
    """Who did what to which object, and when. Written in the transaction of the deed."""

    __tablename__ = "audit_log"
    __table_args__ = in_schema("auth", Index(None, "organization_id", "at"))

    at: Mapped[datetime] = mapped_column(server_default=func.now())
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    action: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
