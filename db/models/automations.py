"""Schema ``automations``: documents of trigger, conditions and steps, and their durable runs."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, Timestamped, in_schema, one_of, tenant_key, tenant_reference

RUN_STATUSES = ("pending", "running", "succeeded", "failed", "skipped")


class Automation(TenantEntity, Timestamped, Base):
    """``trigger``: ``{"event": type}``; ``condition``: a CEL expression over ``event`` and ``data``, or null;
    ``steps``: ``[{"task": name, "options": {...}}]``."""

    __tablename__ = "automation"
    __table_args__ = in_schema("automations", tenant_key(), UniqueConstraint("organization_id", "name"))

    name: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    trigger: Mapped[dict[str, Any]]
    condition: Mapped[str | None]
    steps: Mapped[list[Any]]
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))
    version: Mapped[int] = mapped_column(server_default=text("1"))


class Run(TenantEntity, Base):
    """One automation set off by one event; the pair is unique, so a repeated event runs nothing twice."""

    __tablename__ = "run"
    __table_args__ = in_schema(
        "automations",
        tenant_key(),
        tenant_reference("automation_id", "automations.automation"),
        UniqueConstraint("automation_id", "event_id"),
        CheckConstraint(one_of("status", RUN_STATUSES), name="status"),
        Index(None, "organization_id", "created_at"),
    )

    automation_id: Mapped[UUID]
    automation_version: Mapped[int]
    event_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(server_default="pending")
    context: Mapped[dict[str, Any]]
    reason: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    ended_at: Mapped[datetime | None]


class RunStep(TenantEntity, Base):
    """One task of a run with its options, result or error."""

    __tablename__ = "run_step"
    __table_args__ = in_schema(
        "automations",
        tenant_reference("run_id", "automations.run"),
        UniqueConstraint("run_id", "position"),
        CheckConstraint(one_of("status", RUN_STATUSES), name="status"),
    )

    run_id: Mapped[UUID]
    position: Mapped[int]
    task: Mapped[str]
    options: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(server_default="pending")
    attempts: Mapped[int] = mapped_column(server_default=text("0"))
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str | None]
    ended_at: Mapped[datetime | None]


class Schedule(TenantEntity, Timestamped, Base):
    """A recurrence that sets off an automation."""

    __tablename__ = "schedule"
    __table_args__ = in_schema("automations", tenant_reference("automation_id", "automations.automation"))

    automation_id: Mapped[UUID]
    rrule: Mapped[str]
    time_zone: Mapped[str]
    next_at: Mapped[datetime | None]


class WebhookIn(TenantEntity, Timestamped, Base):
    """An address that sets off an automation from outside."""

    __tablename__ = "webhook_in"
    __table_args__ = in_schema(
        "automations",
        tenant_reference("automation_id", "automations.automation"),
        UniqueConstraint("token_hash"),
    )

    automation_id: Mapped[UUID]
    token_hash: Mapped[str]
