"""What follows of it by hour, day and shift: the elements of OEE."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, in_schema, tenant_reference


class Elements:
    """Elements of OEE (domain/oee.py): seconds and parts that add up over spans, machines and products."""

    planned_busy_seconds: Mapped[float]
    production_seconds: Mapped[float]
    setup_seconds: Mapped[float]
    delay_seconds: Mapped[float]
    down_seconds: Mapped[float]
    unknown_seconds: Mapped[float]
    ideal_all_seconds: Mapped[float]
    ideal_good_seconds: Mapped[float]
    produced_quantity: Mapped[float]
    good_quantity: Mapped[float]
    scrap_quantity: Mapped[float]
    outside_plan_quantity: Mapped[float]
    planned_down_seconds: Mapped[float] = mapped_column(server_default=text("0"))
    fault_seconds: Mapped[float] = mapped_column(server_default=text("0"))
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    minor_stop_run_seconds: Mapped[float] = mapped_column(server_default=text("0"))
    minor_stop_down_seconds: Mapped[float] = mapped_column(server_default=text("0"))
    rework_quantity: Mapped[float] = mapped_column(server_default=text("0"))
    unassigned_quantity: Mapped[float] = mapped_column(server_default=text("0"))
    outside_plan_run_seconds: Mapped[float] = mapped_column(server_default=text("0"))
    uncounted_seconds: Mapped[float] = mapped_column(
        server_default=text("0"), comment="planned busy time in which nothing could have counted a part"
    )


class HourResult(TenantEntity, Elements, Base):
    """Elements of one machine over the part of a local clock hour that lies in one shift.

    A shift's result is the sum of its hours; only the hours that new facts touch are calculated anew.
    """

    __tablename__ = "hour_result"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "started_at"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    started_at: Mapped[datetime]
    calculated_until: Mapped[datetime] = mapped_column(comment="the end, or now in the running hour")


class DayResult(TenantEntity, Elements, Base):
    """Elements of one machine over a local day of its factory: the sum of its hours, kept for long spans."""

    __tablename__ = "day_result"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "started_at"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    started_at: Mapped[datetime] = mapped_column(comment="local midnight")
    ended_at: Mapped[datetime] = mapped_column(comment="the next one")


class ShiftResult(TenantEntity, Elements, Base):
    """OEE of one machine over one shift occurrence, live while it runs."""

    __tablename__ = "shift_result"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("shift_id", "oee.shift", ondelete="SET NULL"),
        UniqueConstraint("machine_id", "started_at"),
        Index(None, "organization_id", "started_at"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    shift_id: Mapped[UUID | None]
    shift_name: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    calculated_until: Mapped[datetime]
    availability: Mapped[float | None]
    performance: Mapped[float | None]
    quality: Mapped[float | None]
    oee: Mapped[float | None]
    coverage: Mapped[float | None]
    flags: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
