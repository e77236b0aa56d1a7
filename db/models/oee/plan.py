"""What is meant to happen: products, orders, batches, shift calendars, planned stops."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    TenantEntity,
    Timestamped,
    in_schema,
    no_overlap,
    one_of,
    tenant_key,
    tenant_reference,
)

ORDER_STATUSES = ("planned", "running", "paused", "finished")


class Product(TenantEntity, Timestamped, Base):
    """What is made."""

    __tablename__ = "product"
    __table_args__ = in_schema("oee", tenant_key(), UniqueConstraint("organization_id", "code"))

    code: Mapped[str]
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(server_default="piece")
    archived_at: Mapped[datetime | None]


class ProductMachine(TenantEntity, Timestamped, Base):
    """A product's ideal cycle time on a machine (ISO 22400-2 PRI), from an instant on."""

    __tablename__ = "product_machine"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("product_id", "oee.product"),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "product_id", "valid_from"),
        CheckConstraint("ideal_cycle_time_seconds > 0", name="ideal_cycle_time"),
    )

    product_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    ideal_cycle_time_seconds: Mapped[float]
    valid_from: Mapped[datetime] = mapped_column(server_default=text("'-infinity'"))


class OrderTemplate(TenantEntity, Timestamped, Base):
    """What a new production order starts from."""

    __tablename__ = "order_template"
    __table_args__ = in_schema("oee", tenant_key(), tenant_reference("product_id", "oee.product"))

    product_id: Mapped[UUID]
    name: Mapped[str]
    planned_quantity: Mapped[float | None]


class ProductionOrder(TenantEntity, Timestamped, Base):
    """A product to be made on a machine; ``order_run`` says when it was."""

    __tablename__ = "production_order"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("product_id", "oee.product"),
        tenant_reference("machine_id", "factories.machine"),
        CheckConstraint(one_of("status", ORDER_STATUSES), name="status"),
    )

    factory_id: Mapped[UUID]
    product_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    number: Mapped[str]
    planned_quantity: Mapped[float | None]
    planned_start: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(server_default="planned")
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class OrderRun(TenantEntity, Base):
    """A span in which a machine worked on an order; one at a time. It says which cycle time holds."""

    __tablename__ = "order_run"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("production_order_id", "oee.production_order"),
        tenant_reference("machine_id", "factories.machine"),
        CheckConstraint("ended_at IS NULL OR ended_at > started_at", name="span"),
        no_overlap("ex_order_run_machine"),
        Index(None, "machine_id", "started_at"),
    )

    factory_id: Mapped[UUID]
    production_order_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Batch(TenantEntity, Timestamped, Base):
    """A part of an order that is traced by itself."""

    __tablename__ = "batch"
    __table_args__ = in_schema(
        "oee", tenant_key(), tenant_reference("production_order_id", "oee.production_order")
    )

    production_order_id: Mapped[UUID]
    number: Mapped[str]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class ShiftCalendar(TenantEntity, Timestamped, Base):
    """The working time of a factory or, if ``line_id`` is set, of one line."""

    __tablename__ = "shift_calendar"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("line_id", "factories.line"),
    )

    factory_id: Mapped[UUID]
    line_id: Mapped[UUID | None]
    name: Mapped[str]


class Shift(TenantEntity, Timestamped, Base):
    """A weekly pattern in the factory's local time; an end at or before the start is on the next day.

    ``weekdays``: ISO numbers 1 (Monday) to 7. ``breaks``: ``[{"start": "12:00", "end": "12:30"}]``.
    """

    __tablename__ = "shift"
    __table_args__ = in_schema("oee", tenant_key(), tenant_reference("calendar_id", "oee.shift_calendar"))

    calendar_id: Mapped[UUID]
    name: Mapped[str]
    weekdays: Mapped[list[Any]]
    starts: Mapped[time]
    ends: Mapped[time]
    breaks: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    valid_from: Mapped[date | None] = mapped_column(comment="first local date it starts on")
    valid_to: Mapped[date | None] = mapped_column(comment="last local date it starts on")


class ShiftException(TenantEntity, Timestamped, Base):
    """A local date whose shifts replace the weekly pattern; without any it is a holiday.

    ``shifts``: ``[{"name": "Saturday", "starts": "06:00", "ends": "12:00", "breaks": []}]``.
    """

    __tablename__ = "shift_exception"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("calendar_id", "oee.shift_calendar"),
        UniqueConstraint("calendar_id", "day"),
    )

    calendar_id: Mapped[UUID]
    day: Mapped[date]
    reason: Mapped[str]
    shifts: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))


STATE_SOURCES = ("power", "vibration", "counter")


class StateRule(TenantEntity, Timestamped, Base):
    """How a machine that sends no states of its own shows them: by levels of a measure, or by its part counter.

    Without one, the machine's own power levels hold.
    """

    __tablename__ = "state_rule"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id"),
        CheckConstraint(one_of("source", STATE_SOURCES), name="source"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="span"),
    )

    machine_id: Mapped[UUID]
    source: Mapped[str]
    measure: Mapped[str] = mapped_column(comment="the measure whose series are read")
    running_from: Mapped[float | None] = mapped_column(comment="levels: running from here on, in the series' unit")
    off_below: Mapped[float] = mapped_column(server_default=text("0"), comment="levels: off below, else idle")
    hysteresis: Mapped[float] = mapped_column(
        server_default=text("0"), comment="levels: how far below an edge a level is left"
    )
    dwell_seconds: Mapped[float] = mapped_column(
        server_default=text("30"), comment="levels: how long a change must hold"
    )
    slow_cycles: Mapped[float] = mapped_column(
        server_default=text("2"), comment="counter: stopped after so many ideal cycle times without a part"
    )
    valid_from: Mapped[datetime] = mapped_column(server_default=text("'-infinity'"))
    valid_to: Mapped[datetime | None]
    followed_until: Mapped[datetime | None] = mapped_column(
        comment="states up to here follow the rule; null where all do"
    )


class OeeTarget(TenantEntity, Timestamped, Base):
    """What OEE is meant to be over [valid_from, valid_to): of a machine, else its line, its area, its factory."""

    __tablename__ = "oee_target"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("area_id", "factories.area"),
        tenant_reference("line_id", "factories.line"),
        tenant_reference("machine_id", "factories.machine"),
        CheckConstraint("target > 0 AND target <= 1", name="target"),
        CheckConstraint("num_nonnulls(area_id, line_id, machine_id) <= 1", name="scope"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="span"),
        Index(None, "factory_id", "valid_from"),
    )

    factory_id: Mapped[UUID]
    area_id: Mapped[UUID | None]
    line_id: Mapped[UUID | None]
    machine_id: Mapped[UUID | None]
    target: Mapped[float]
    valid_from: Mapped[datetime] = mapped_column(server_default=text("'-infinity'"))
    valid_to: Mapped[datetime | None]


class PlannedStop(TenantEntity, Timestamped, Base):
    """Time taken out of the plan of a machine (planned down time)."""

    __tablename__ = "planned_stop"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("machine_id", "factories.machine"),
        CheckConstraint("ended_at > started_at", name="span"),
    )

    machine_id: Mapped[UUID]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    reason: Mapped[str]
