"""Schema ``maintenance``: work orders with checklists, plans, parts, partners."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, Timestamped, in_schema, one_of, tenant_key, tenant_reference

STATUSES = ("open", "in_progress", "on_hold", "done", "closed", "cancelled")
PRIORITIES = ("none", "low", "medium", "high", "critical")
KINDS = ("corrective", "preventive", "inspection", "condition")
ORIGINS = ("manual", "schedule", "automation", "partner", "fault_report")


class Template(TenantEntity, Timestamped, Base):
    """What a work order is copied from; later edits leave open orders alone."""

    __tablename__ = "template"
    __table_args__ = in_schema("maintenance", tenant_key(), UniqueConstraint("organization_id", "name"))

    name: Mapped[str]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    priority: Mapped[str] = mapped_column(server_default="medium")
    kind: Mapped[str] = mapped_column(server_default="corrective")
    checklist: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))


class WorkOrder(TenantEntity, Timestamped, Base):
    """Work on a machine. ``version`` is raised by every change; a change of an older version is refused."""

    __tablename__ = "work_order"
    __table_args__ = in_schema(
        "maintenance",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("organization_id", "number"),
        UniqueConstraint("organization_id", "origin_key"),
        CheckConstraint(one_of("status", STATUSES), name="status"),
        CheckConstraint(one_of("priority", PRIORITIES), name="priority"),
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint(one_of("origin", ORIGINS), name="origin"),
        Index(None, "organization_id", "status"),
    )

    number: Mapped[int]
    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    status: Mapped[str] = mapped_column(server_default="open")
    priority: Mapped[str] = mapped_column(server_default="medium")
    kind: Mapped[str] = mapped_column(server_default="corrective")
    origin: Mapped[str] = mapped_column(server_default="manual")
    origin_key: Mapped[str | None] = mapped_column(comment="Makes creation idempotent, e.g. run id and step")
    assignee_id: Mapped[UUID | None]
    due_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    created_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))


class WorkOrderEvent(TenantEntity, Base):
    """What happened to a work order: who, when, from what to what."""

    __tablename__ = "work_order_event"
    __table_args__ = in_schema(
        "maintenance",
        tenant_reference("work_order_id", "maintenance.work_order"),
        Index(None, "work_order_id", "at"),
    )

    work_order_id: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    user_id: Mapped[UUID | None]
    kind: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class ChecklistItem(TenantEntity, Timestamped, Base):
    """One point of a work order; a mandatory one blocks DONE until answered."""

    __tablename__ = "checklist_item"
    __table_args__ = in_schema(
        "maintenance",
        tenant_key(),
        tenant_reference("work_order_id", "maintenance.work_order"),
        UniqueConstraint("work_order_id", "position"),
        CheckConstraint(one_of("kind", ("check", "number", "text", "choice", "meter")), name="kind"),
    )

    work_order_id: Mapped[UUID]
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(server_default="check")
    label: Mapped[str]
    mandatory: Mapped[bool] = mapped_column(server_default=text("false"))
    options: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    answer: Mapped[str | None]
    answered_by: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]


class Plan(TenantEntity, Timestamped, Base):
    """Recurring work: by calendar (RFC 5545 RRULE) or by operating hours, fixed or floating."""

    __tablename__ = "plan"
    __table_args__ = in_schema(
        "maintenance",
        tenant_key(),
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("template_id", "maintenance.template"),
        CheckConstraint("rrule IS NOT NULL OR every_operating_hours IS NOT NULL", name="recurrence"),
    )

    machine_id: Mapped[UUID]
    template_id: Mapped[UUID]
    rrule: Mapped[str | None]
    starts_at: Mapped[datetime]
    every_operating_hours: Mapped[float | None]
    floating: Mapped[bool] = mapped_column(server_default=text("false"))
    next_due_at: Mapped[datetime | None]
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))


class Part(TenantEntity, Timestamped, Base):
    """A spare part and its stock."""

    __tablename__ = "part"
    __table_args__ = in_schema("maintenance", tenant_key(), UniqueConstraint("organization_id", "number"))

    number: Mapped[str]
    name: Mapped[str]
    stock: Mapped[float] = mapped_column(server_default=text("0"))
    reorder_point: Mapped[float | None]


class PartUse(TenantEntity, Base):
    """Parts used up by a work order."""

    __tablename__ = "part_use"
    __table_args__ = in_schema(
        "maintenance",
        tenant_reference("work_order_id", "maintenance.work_order"),
        tenant_reference("part_id", "maintenance.part"),
    )

    work_order_id: Mapped[UUID]
    part_id: Mapped[UUID]
    quantity: Mapped[float]


class Attachment(TenantEntity, Base):
    """A file kept with a work order."""

    __tablename__ = "attachment"
    __table_args__ = in_schema("maintenance", tenant_reference("work_order_id", "maintenance.work_order"))

    work_order_id: Mapped[UUID]
    name: Mapped[str]
    content_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Partner(TenantEntity, Timestamped, Base):
    """A CMMS that work orders are exchanged with."""

    __tablename__ = "partner"
    __table_args__ = in_schema("maintenance", tenant_key(), UniqueConstraint("organization_id", "name"))

    name: Mapped[str]
    kind: Mapped[str]
    base_url: Mapped[str]
    settings: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class PartnerLink(TenantEntity, Base):
    """Which of the partner's orders is ours."""

    __tablename__ = "partner_link"
    __table_args__ = in_schema(
        "maintenance",
        tenant_reference("partner_id", "maintenance.partner"),
        tenant_reference("work_order_id", "maintenance.work_order"),
        UniqueConstraint("partner_id", "external_id"),
    )

    partner_id: Mapped[UUID]
    work_order_id: Mapped[UUID]
    external_id: Mapped[str]


class SyncLog(TenantEntity, Base):
    """One exchange with a partner."""

    __tablename__ = "sync_log"
    __table_args__ = in_schema("maintenance", tenant_reference("partner_id", "maintenance.partner"))

    partner_id: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    direction: Mapped[str]
    outcome: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class FaultReport(TenantEntity, Base):
    """A fault told by somebody at the machine (QR code, no sign-in)."""

    __tablename__ = "fault_report"
    __table_args__ = in_schema(
        "maintenance",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("work_order_id", "maintenance.work_order", ondelete="SET NULL"),
    )

    machine_id: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    text: Mapped[str]
    contact: Mapped[str | None]
    work_order_id: Mapped[UUID | None]
