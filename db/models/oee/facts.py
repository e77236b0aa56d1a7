"""What happened: machine states, stops over them, counts and scrap."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, text
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

STATES = ("running", "idle", "stopped", "fault", "setup", "cleaning", "waiting", "planned_stop", "off", "unknown")
"""States of a machine; domain/machine_state.py says which time element each falls into."""

TREATMENTS = ("delay", "down", "setup", "planned")
"""As which time element a stop with a cause counts; domain/stops.py says as which state."""


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
        Index(None, "machine_id", "started_at", postgresql_include=["ended_at", "state"]),
        Index(None, "machine_id", postgresql_where=text("ended_at IS NULL")),
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
    state: Mapped[str] = mapped_column(primary_key=True)
    """Of several with one stamp all are kept, so that which holds does not depend on which came first."""
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
        Index(None, "machine_id", "started_at", postgresql_include=["ended_at", "cause_id"]),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    cause_id: Mapped[UUID | None]
    comment: Mapped[str | None]
    edited_by: Mapped[UUID | None]
    contradicted_seconds: Mapped[float] = mapped_column(
        server_default=text("0"), comment="for how long the signal says that the machine ran; that time is no stop"
    )
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class OperatorTurn(TenantEntity, Timestamped, Base):
    """Who was signed on at a machine over [started_at, ended_at); one at a time, so that a minute is one's."""

    __tablename__ = "operator_turn"
    __table_args__ = in_schema(
        "oee",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        CheckConstraint("ended_at IS NULL OR ended_at > started_at", name="span"),
        no_overlap("ex_operator_turn_machine"),
        Index(None, "machine_id", "started_at"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(comment="as the person was called then; all there is of one without account")
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
        # Whole months of counts are read from the index alone.
        Index(None, "machine_id", "ended_at", postgresql_include=["quantity", "product_id"]),
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
