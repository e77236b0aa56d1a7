"""Schema ``condition``: features of spectra, thresholds, states, symptoms, anomalies."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, Timestamped, in_schema, one_of, tenant_key, tenant_reference

LEVELS = ("normal", "warning", "alarm", "unknown", "not_running")
"""Levels of a condition; domain/condition.py decides between them."""


class Threshold(TenantEntity, Timestamped, Base):
    """When an indicator of a machine is a warning or an alarm, and when no longer."""

    __tablename__ = "threshold"
    __table_args__ = in_schema(
        "condition",
        tenant_key(),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "indicator"),
        CheckConstraint("raise_count >= 1 AND clear_count >= 1", name="counts"),
        CheckConstraint("hysteresis >= 0 AND hysteresis < 1", name="hysteresis"),
        CheckConstraint(one_of("direction", ("above", "below")), name="direction"),
        CheckConstraint("raise_window >= raise_count", name="raise_window"),
        CheckConstraint("delay_seconds > 0", name="delay_seconds"),
        CheckConstraint("weight >= 0", name="weight"),
        CheckConstraint(one_of("combines", ("all", "any")), name="combines"),
    )

    machine_id: Mapped[UUID]
    indicator: Mapped[str]
    warning_level: Mapped[float | None]
    alarm_level: Mapped[float | None]
    unit: Mapped[str]
    hysteresis: Mapped[float] = mapped_column(server_default=text("0.1"))
    raise_count: Mapped[int] = mapped_column(server_default=text("3"))
    clear_count: Mapped[int] = mapped_column(server_default=text("3"))
    only_while_running: Mapped[bool] = mapped_column(server_default=text("true"))
    settling_seconds: Mapped[float] = mapped_column(
        server_default=text("600"), comment="values this soon after a start are left out"
    )
    source: Mapped[str] = mapped_column(server_default="ISO 20816-3")
    stale_after_seconds: Mapped[float | None] = mapped_column(
        comment="without a value for longer the level is unknown; null: 3 × the usual interval"
    )
    direction: Mapped[str] = mapped_column(server_default="above")
    warning_clear_level: Mapped[float | None] = mapped_column(comment="null: the level less the hysteresis")
    alarm_clear_level: Mapped[float | None] = mapped_column(comment="null: the level less the hysteresis")
    raise_window: Mapped[int | None] = mapped_column(comment="raise_count of so many values; null: in a row")
    delay_seconds: Mapped[float | None] = mapped_column(
        comment="beyond the level so long without a break, in place of raise_count"
    )
    weight: Mapped[float] = mapped_column(server_default=text("1"), comment="in the machine's health")
    judged_windows: Mapped[list[Any]] = mapped_column(
        server_default=text("'[]'"),
        comment="[{weekdays: [1..7], starts, ends}] by the factory's clock, [starts, ends); empty: at all hours",
    )
    only_in_shift: Mapped[bool] = mapped_column(server_default=text("false"))
    combines: Mapped[str | None] = mapped_column(comment="all or any: a group, raised while its members are")
    members: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"), comment="the indicators of a group")
    counts_alone: Mapped[bool] = mapped_column(
        server_default=text("true"), comment="false: in groups only, not in the machine's level and not told of"
    )


class Feature(TenantEntity, Base):
    """One number computed once from one spectrum."""

    __tablename__ = "feature"
    __table_args__ = in_schema(
        "condition",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("device_id", "factories.device"),
        UniqueConstraint("device_id", "axis", "indicator", "time"),
        Index(None, "machine_id", "indicator", "time"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    device_id: Mapped[UUID]
    axis: Mapped[str]
    indicator: Mapped[str]
    time: Mapped[datetime]
    value: Mapped[float]
    unit: Mapped[str]
    zone: Mapped[str | None] = mapped_column(comment="ISO 20816-3 zone A to D, for velocity RMS")


class ConditionState(TenantEntity, Base):
    """The present level of an indicator of a machine; ``memory`` is the state machine's counters."""

    __tablename__ = "condition_state"
    __table_args__ = in_schema(
        "condition",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("component_id", "factories.component"),
        UniqueConstraint("machine_id", "indicator"),
        CheckConstraint(one_of("level", LEVELS), name="level"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    component_id: Mapped[UUID | None]
    indicator: Mapped[str]
    level: Mapped[str]
    zone: Mapped[str | None]
    value: Mapped[float | None]
    unit: Mapped[str]
    since: Mapped[datetime]
    evaluated_at: Mapped[datetime]
    stale: Mapped[bool] = mapped_column(server_default=text("false"))
    memory: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class BaselineSpectrum(TenantEntity, Timestamped, Base):
    """A machine's own healthy spectrum, against which symptoms are measured."""

    __tablename__ = "baseline_spectrum"
    __table_args__ = in_schema(
        "condition",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("device_id", "factories.device"),
    )

    machine_id: Mapped[UUID]
    device_id: Mapped[UUID]
    axis: Mapped[str]
    learned_from: Mapped[datetime]
    learned_to: Mapped[datetime]
    spectrum: Mapped[dict[str, Any]]


class Relearning(TenantEntity, Base):
    """From when on a baseline is learned anew: a sensor's spectra, or what is usual for a watched indicator."""

    __tablename__ = "relearning"
    __table_args__ = in_schema(
        "condition",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("device_id", "factories.device"),
        CheckConstraint("(device_id IS NULL) <> (indicator IS NULL)", name="one_baseline"),
        CheckConstraint("axis IS NULL OR device_id IS NOT NULL", name="axis"),
        Index(None, "machine_id", "learn_from"),
    )

    machine_id: Mapped[UUID]
    device_id: Mapped[UUID | None]
    axis: Mapped[str | None] = mapped_column(comment="null: all axes of the device")
    indicator: Mapped[str | None]
    learn_from: Mapped[datetime]
    reason: Mapped[str]
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now())
    replaced: Mapped[dict[str, Any] | None] = mapped_column(
        comment="of an indicator: what was usual until then, and when that was learned"
    )


class FaultSymptom(TenantEntity, Base):
    """A sign of a fault in one spectrum, with the lines that show it."""

    __tablename__ = "fault_symptom"
    __table_args__ = in_schema(
        "condition",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("device_id", "factories.device"),
        UniqueConstraint("device_id", "axis", "time", "kind"),
        Index(None, "machine_id", "time"),
    )

    machine_id: Mapped[UUID]
    device_id: Mapped[UUID]
    axis: Mapped[str]
    time: Mapped[datetime]
    kind: Mapped[str]
    verdict: Mapped[str] = mapped_column(comment="present or not_conclusive")
    severity: Mapped[float] = mapped_column(comment="the measure that `statement` names")
    statement: Mapped[str]
    evidence: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class SeriesWatch(TenantEntity, Base):
    """What is usual for a measure of a machine, and where the watch over it stands (domain/series_watch.py)."""

    __tablename__ = "series_watch"
    __table_args__ = in_schema(
        "condition",
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "indicator"),
        CheckConstraint("sensitivity >= 0 AND sensitivity <= 10", name="sensitivity"),
    )

    machine_id: Mapped[UUID]
    indicator: Mapped[str]
    judged_to: Mapped[datetime]
    learned_at: Mapped[datetime]
    reference: Mapped[dict[str, Any] | None]
    watch: Mapped[dict[str, Any]]
    sensitivity: Mapped[float] = mapped_column(
        server_default=text("1"),
        comment="values so many times as usual as by default begin an anomaly: 0.1 a tenth; 0: none does",
    )


class Anomaly(TenantEntity, Base):
    """A span in which one or several series behaved unlike themselves, and why we think so."""

    __tablename__ = "anomaly"
    __table_args__ = in_schema(
        "condition",
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "indicator", "started_at"),
        Index(None, "machine_id", "started_at"),
    )

    machine_id: Mapped[UUID]
    indicator: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    method: Mapped[str]
    score: Mapped[float]
    why: Mapped[dict[str, Any]]
