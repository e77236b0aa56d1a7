"""Schema ``oee``: products, calendars, machine states, stops over them, counts, results (ISO 22400-2)."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, Timestamped, in_schema, one_of, tenant_key, tenant_reference

STATES = ("running", "idle", "stopped", "fault", "setup", "cleaning", "waiting", "planned_stop", "off", "unknown")
"""States of a machine; domain/machine_state.py says which time element each falls into."""

ORDER_STATUSES = ("planned", "running", "paused", "finished")
TREATMENTS = ("delay", "down", "setup", "planned")
"""As which time element a stop with a cause counts; domain/stops.py says as which state."""


def no_overlap(name: str) -> ExcludeConstraint:
    """Spans [started_at, ended_at) of one machine never overlap (no extension needed: a range over uuid)."""
    return ExcludeConstraint(
        (text("factories.uuid_range(machine_id, machine_id, '[]')"), "&&"),
        (text("tstzrange(started_at, ended_at)"), "&&"),
        name=name,
        using="gist",
    )


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


class MachineState(TenantEntity, Base):
    """What the machine itself said it was doing over [started_at, ended_at); open while it lasts."""

    __tablename__ = "machine_state"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        CheckConstraint(one_of("state", STATES), name="state"),
        CheckConstraint("ended_at IS NULL OR ended_at > started_at", name="span"),
        no_overlap("ex_machine_state_machine"),
        Index(None, "machine_id", "started_at"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    state: Mapped[str]
    source: Mapped[str] = mapped_column(comment="message, power, counter, vibration or silence")
    code: Mapped[str | None]
    text: Mapped[str | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class StateMessage(Base):
    """A state as a device sent it; machine states are derived from these, in any order of arrival."""

    __tablename__ = "state_message"
    __table_args__ = in_schema("oee", tenant_reference("device_id", "factories.device"))

    organization_id: Mapped[UUID]
    device_id: Mapped[UUID] = mapped_column(primary_key=True)
    time: Mapped[datetime] = mapped_column(primary_key=True)
    state: Mapped[str]
    code: Mapped[str | None]
    text: Mapped[str | None]


class StopCause(TenantEntity, Timestamped, Base):
    """A reason for stopping, in a tree of at most three levels, for all machines or one."""

    __tablename__ = "stop_cause"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("parent_id", "oee.stop_cause"),
        tenant_reference("machine_id", "factories.machine"),
        CheckConstraint("level BETWEEN 1 AND 3", name="level"),
        CheckConstraint(one_of("treatment", TREATMENTS), name="treatment"),
    )

    parent_id: Mapped[UUID | None]
    machine_id: Mapped[UUID | None]
    level: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
    code: Mapped[str]
    name: Mapped[str]
    icon: Mapped[str | None]
    colour: Mapped[str | None]
    treatment: Mapped[str] = mapped_column(
        server_default="delay", comment="Time element of the stop: delay, down, setup or planned"
    )
    archived_at: Mapped[datetime | None]


class Stop(TenantEntity, Timestamped, Base):
    """A stop as people see it, over the machine's states: cause and comment can be edited."""

    __tablename__ = "stop"
    __table_args__ = in_schema(
        "oee",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("cause_id", "oee.stop_cause", ondelete="SET NULL"),
        CheckConstraint("ended_at IS NULL OR ended_at > started_at", name="span"),
        no_overlap("ex_stop_machine"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    cause_id: Mapped[UUID | None]
    comment: Mapped[str | None]
    edited_by: Mapped[UUID | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ProductionCount(TenantEntity, Base):
    """Parts made by a machine in [started_at, ended_at), from a counter, a message or by hand."""

    __tablename__ = "production_count"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("product_id", "oee.product", ondelete="SET NULL"),
        UniqueConstraint("machine_id", "source", "ended_at"),
        Index(None, "machine_id", "started_at"),
        Index(None, "machine_id", "ended_at"),
    )

    machine_id: Mapped[UUID]
    product_id: Mapped[UUID | None]
    source: Mapped[str] = mapped_column(comment="`series:<id>` of the counter, or `manual`")
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    quantity: Mapped[float]
    flag: Mapped[str | None] = mapped_column(comment="reset or rollover, where the counter fell")


class Scrap(TenantEntity, Base):
    """Parts found bad; a negative quantity corrects an earlier entry."""

    __tablename__ = "scrap"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("product_id", "oee.product", ondelete="SET NULL"),
        tenant_reference("cause_id", "oee.stop_cause", ondelete="SET NULL"),
        Index(None, "machine_id", "at"),
    )

    machine_id: Mapped[UUID]
    product_id: Mapped[UUID | None]
    cause_id: Mapped[UUID | None]
    source: Mapped[str] = mapped_column(server_default="manual")
    at: Mapped[datetime]
    quantity: Mapped[float]
    rework: Mapped[bool] = mapped_column(server_default=text("false"))
    comment: Mapped[str | None]


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
