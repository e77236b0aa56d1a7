"""Schema ``reports``: what is sent to whom when, and what became of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, Timestamped, in_schema, one_of, tenant_key, tenant_reference

REPORTS = ("oee", "energy", "condition")
SCOPES = ("machine", "line", "area", "factory")
PERIODS = ("day", "week", "month")
BUCKETS = ("hour", "day", "week", "month")
STATUSES = ("queued", "sending", "sent", "failed", "unknown")
"""``sending`` is committed before the mail server is given a report; ``unknown``: the process died in it."""


class ReportSchedule(TenantEntity, Timestamped, Base):
    """A report that is mailed again and again: of the last whole day, week or month, at the times of a cron text
    by the factory's clock."""

    __tablename__ = "report_schedule"
    __table_args__ = in_schema(
        "reports",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        CheckConstraint(one_of("report", REPORTS), name="report"),
        CheckConstraint(one_of("scope", SCOPES), name="scope"),
        CheckConstraint(one_of("period", PERIODS), name="period"),
        CheckConstraint(one_of("bucket", BUCKETS), name="bucket"),
        Index(None, "next_at", postgresql_where=text("enabled")),
    )

    factory_id: Mapped[UUID]
    name: Mapped[str]
    report: Mapped[str]
    scope: Mapped[str]
    scope_id: Mapped[UUID] = mapped_column(comment="a machine, line, area or the factory itself, by scope")
    period: Mapped[str] = mapped_column(comment="the last whole one before it is due")
    bucket: Mapped[str] = mapped_column(comment="a row for each")
    cron: Mapped[str] = mapped_column(comment="five fields, by the factory's clock")
    recipients: Mapped[list[Any]]
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))
    next_at: Mapped[datetime | None] = mapped_column(comment="null: the cron text means no time any more")


class ReportDelivery(TenantEntity, Base):
    """One report that was or will be sent: its span, its attempts, its outcome."""

    __tablename__ = "report_delivery"
    __table_args__ = in_schema(
        "reports",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("schedule_id", "reports.report_schedule"),
        UniqueConstraint("schedule_id", "due_at"),
        CheckConstraint(one_of("status", STATUSES), name="status"),
        Index(None, "next_attempt_at", postgresql_where=text("status = 'queued'")),
    )

    factory_id: Mapped[UUID]
    schedule_id: Mapped[UUID]
    due_at: Mapped[datetime]
    recipients: Mapped[list[Any]]
    period_from: Mapped[datetime]
    period_to: Mapped[datetime]
    status: Mapped[str] = mapped_column(server_default="queued")
    attempts: Mapped[int] = mapped_column(server_default=text("0"))
    next_attempt_at: Mapped[datetime | None] = mapped_column(server_default=func.now())
    reason: Mapped[str | None] = mapped_column(comment="why it failed, or whom the server refused")
    sent_at: Mapped[datetime | None]
    message_id: Mapped[str | None] = mapped_column(comment="what the mail server's log knows it by")
    sending_since: Mapped[datetime | None] = mapped_column(comment="when the mail server was about to be given it")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
