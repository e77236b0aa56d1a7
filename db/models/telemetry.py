"""Schema ``telemetry``: what the machines say. Written by ingest alone; immutable once stored.

``measurement`` and ``spectrum`` are time-partitioned or hypertables (``db/timeseries.py``), so
they are described here for queries and made by the migrations.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    Entity,
    Owned,
    TenantEntity,
    Timestamped,
    in_schema,
    one_of,
    tenant_key,
    tenant_reference,
)

AUTHS = ("none", "header", "query", "basic", "bearer")
"""How a pull source says who it is: see domain/pulling.py."""

OUTCOMES = ("stored", "duplicate", "rejected", "quarantined")
"""How every message ends; see docs/ingest.md."""


class Series(Owned, Base):
    """One measure of one device in one unit.

    ``machine_id`` is where the device stands now (null: nowhere); history is in ``placement``.
    """

    __tablename__ = "series"
    __table_args__ = in_schema(
        "telemetry",
        UniqueConstraint("organization_id", "id"),
        UniqueConstraint("organization_id", "device_id", "measure"),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("device_id", "factories.device"),
        tenant_reference("machine_id", "factories.machine", ondelete="SET NULL"),
        Index(None, "machine_id", "measure"),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    factory_id: Mapped[UUID]
    device_id: Mapped[UUID]
    machine_id: Mapped[UUID | None]
    measure: Mapped[str]
    unit: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="gauge")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    raw_from: Mapped[datetime | None] = mapped_column(
        comment="derived numbers from before stay as they are: values may be gone"
    )


class Measurement(Base):
    """One value; tenancy comes from its series."""

    __tablename__ = "measurement"
    __table_args__ = in_schema("telemetry")

    series_id: Mapped[int] = mapped_column(Integer, ForeignKey("telemetry.series.id"), primary_key=True)
    time: Mapped[datetime] = mapped_column(primary_key=True)
    value: Mapped[float]


class Rollup:
    """Values of one series summed up over [time, time + width)."""

    series_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("telemetry.series.id", ondelete="CASCADE"), primary_key=True
    )
    time: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
    minimum: Mapped[float]
    maximum: Mapped[float]
    sum: Mapped[float]
    first: Mapped[float]
    last: Mapped[float]
    increase: Mapped[float | None] = mapped_column(comment="what a counter counted up to the readings here")


class MeasurementMinute(Rollup, Base):
    """Rollup by minute."""

    __tablename__ = "measurement_minute"
    __table_args__ = in_schema("telemetry")


class MeasurementHour(Rollup, Base):
    """Rollup by hour (UTC)."""

    __tablename__ = "measurement_hour"
    __table_args__ = in_schema("telemetry")


class MeasurementDay(Rollup, Base):
    """Rollup by day (UTC)."""

    __tablename__ = "measurement_day"
    __table_args__ = in_schema("telemetry")


class DerivedMeasure(TenantEntity, Timestamped, Base):
    """A measure calculated from others of a device (``domain/derived.py``). ``inputs``: measure → its unit."""

    __tablename__ = "derived_measure"
    __table_args__ = in_schema("telemetry", tenant_key(), UniqueConstraint("organization_id", "name"))

    name: Mapped[str]
    unit: Mapped[str]
    expression: Mapped[str]
    inputs: Mapped[dict[str, Any]]
    hold_seconds: Mapped[float] = mapped_column(server_default=text("0"))
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))


class CounterExchange(TenantEntity, Base):
    """A counter exchanged under the same device: what the old one showed last, and the new one first."""

    __tablename__ = "counter_exchange"
    __table_args__ = in_schema(
        "telemetry",
        tenant_reference("series_id", "telemetry.series"),
        UniqueConstraint("series_id", "time"),
    )

    series_id: Mapped[int]
    time: Mapped[datetime]
    last_value: Mapped[float]
    first_value: Mapped[float]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


_POLICY_DAYS = ("raw_days", "minute_days", "hour_days", "day_days", "compress_after_days")


class StoragePolicy(TenantEntity, Timestamped, Base):
    """For how many days values of a measure stay, as they came and in rollups; null: for ever.

    Without a ``measure`` it is for all that have none of their own.
    """

    __tablename__ = "storage_policy"
    __table_args__ = in_schema(
        "telemetry",
        UniqueConstraint("organization_id", "measure", postgresql_nulls_not_distinct=True),
        *(CheckConstraint(f"{name} >= 1", name=name) for name in _POLICY_DAYS),
    )

    measure: Mapped[str | None]
    raw_days: Mapped[int | None]
    minute_days: Mapped[int | None]
    hour_days: Mapped[int | None]
    day_days: Mapped[int | None]
    compress_after_days: Mapped[int | None]


class DeviceClock(Owned, Base):
    """A device's clock beside ours, of a message seen now and then.

    ``lag_seconds``: the smallest time received less time measured since ``since``, at most an hour;
    ``gateway_lag_seconds``: the same of the gateway's clock, where messages say it.
    """

    __tablename__ = "device_clock"
    __table_args__ = in_schema("telemetry", tenant_reference("device_id", "factories.device"))

    device_id: Mapped[UUID] = mapped_column(primary_key=True)
    measured_at: Mapped[datetime]
    gateway_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
    lag_seconds: Mapped[float]
    gateway_lag_seconds: Mapped[float | None]
    since: Mapped[datetime]


class LatestValue(Owned, Base):
    """The newest value of a series, for live tiles; an older one never overwrites it."""

    __tablename__ = "latest_value"
    __table_args__ = in_schema(
        "telemetry",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("series_id", "telemetry.series"),
    )

    series_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    factory_id: Mapped[UUID]
    time: Mapped[datetime]
    value: Mapped[float]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Spectrum(Owned, Base):
    """A whole amplitude spectrum: line k stands at ``f0_hz + k × df_hz``."""

    __tablename__ = "spectrum"
    __table_args__ = in_schema(
        "telemetry",
        tenant_reference("device_id", "factories.device"),
    )

    device_id: Mapped[UUID] = mapped_column(primary_key=True)
    time: Mapped[datetime] = mapped_column(primary_key=True)
    axis: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str]
    f0_hz: Mapped[float]
    df_hz: Mapped[float]
    lines: Mapped[int]
    window: Mapped[str]
    scaling: Mapped[str]
    speed_rpm: Mapped[float | None]
    amplitudes: Mapped[list[float]] = mapped_column(ARRAY(REAL()))


class SpectrumFragment(Owned, Base):
    """A part of a spectrum or waveform whose other parts are still missing."""

    __tablename__ = "spectrum_fragment"
    __table_args__ = in_schema("telemetry", tenant_reference("device_id", "factories.device"))

    device_id: Mapped[UUID] = mapped_column(primary_key=True)
    fragment_id: Mapped[str] = mapped_column(primary_key=True)
    index: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    count: Mapped[int] = mapped_column(SmallInteger)
    header: Mapped[dict[str, Any]]
    amplitudes: Mapped[list[float]] = mapped_column(ARRAY(REAL()))
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Waveform(Owned, Base):
    """A time signal as it was measured."""

    __tablename__ = "waveform"
    __table_args__ = in_schema("telemetry", tenant_reference("device_id", "factories.device"))

    device_id: Mapped[UUID] = mapped_column(primary_key=True)
    time: Mapped[datetime] = mapped_column(primary_key=True)
    axis: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str]
    sampling_rate_hz: Mapped[float]
    speed_rpm: Mapped[float | None]
    samples: Mapped[list[float]] = mapped_column(ARRAY(REAL()))


class Decoder(TenantEntity, Timestamped, Base):
    """How payloads of a device model become measurements: a mapping of expressions (``domain/decoder.py``)."""

    __tablename__ = "decoder"
    __table_args__ = in_schema("telemetry", tenant_key(), UniqueConstraint("organization_id", "model"))

    model: Mapped[str]
    mapping: Mapped[dict[str, Any]]
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))


class Payload(Entity, Base):
    """A raw message kept with what became of it: values of ``series_ids`` from ``from_time`` to ``to_time``."""

    __tablename__ = "payload"
    __table_args__ = in_schema(
        "telemetry",
        CheckConstraint(one_of("outcome", OUTCOMES), name="outcome"),
        Index(None, "organization_id", "received_at"),
        Index(None, "organization_id", "correlation_id"),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))
    gateway_id: Mapped[UUID | None]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    correlation_id: Mapped[str]
    door: Mapped[str]
    model: Mapped[str]
    content_type: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    outcome: Mapped[str]
    reason: Mapped[str | None]
    stored: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    series_ids: Mapped[list[int]] = mapped_column(ARRAY(Integer()), server_default=text("'{}'"))
    from_time: Mapped[datetime | None]
    to_time: Mapped[datetime | None]


class Command(TenantEntity, Base):
    """What a gateway is told to do; it hears of it by MQTT. Not delivered before it expires, it is dropped."""

    __tablename__ = "command"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        tenant_reference("gateway_id", "factories.gateway"),
        Index(None, "gateway_id", "created_at", postgresql_where=text("delivered_at IS NULL")),
    )

    gateway_id: Mapped[UUID]
    content: Mapped[dict[str, Any]]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(server_default=text("now() + interval '1 day'"))
    delivered_at: Mapped[datetime | None]


class SparkplugBirth(Owned, Base):
    """What the aliases of an edge node (no ``device_serial``) or its device mean: alias → name, type, unit."""

    __tablename__ = "sparkplug_birth"
    __table_args__ = in_schema("telemetry", tenant_reference("gateway_id", "factories.gateway"))

    gateway_id: Mapped[UUID] = mapped_column(primary_key=True)
    device_serial: Mapped[str] = mapped_column(primary_key=True)
    bd_seq: Mapped[int | None] = mapped_column(BigInteger)
    metrics: Mapped[dict[str, Any]]
    born_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Rejected(TenantEntity, Base):
    """A reading that could not be used, with its reason; quarantined ones can be replayed."""

    __tablename__ = "rejected"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        tenant_reference("gateway_id", "factories.gateway", ondelete="SET NULL"),
        CheckConstraint(one_of("outcome", ("rejected", "quarantined")), name="outcome"),
        Index(None, "organization_id", "received_at"),
        Index(None, "organization_id", "device_serial", postgresql_where=text("replayed_at IS NULL")),
    )

    gateway_id: Mapped[UUID | None]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    correlation_id: Mapped[str]
    door: Mapped[str]
    kind: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
    field: Mapped[str | None]
    device_serial: Mapped[str | None]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    replayed_at: Mapped[datetime | None]
    discarded_at: Mapped[datetime | None]


class OutcomeCount(Owned, Base):
    """Messages by outcome and hour, so that none just disappears."""

    __tablename__ = "outcome_count"
    __table_args__ = in_schema("telemetry", CheckConstraint(one_of("outcome", OUTCOMES), name="outcome"))

    organization_id: Mapped[UUID] = mapped_column(
        ForeignKey("auth.organization.id", ondelete="CASCADE"), primary_key=True
    )
    gateway_id: Mapped[UUID] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(primary_key=True, server_default="")
    count: Mapped[int] = mapped_column(BigInteger)


class DirtyRange(Base):
    """What came in and is not yet worked into rollups, states, results: [from_time, to_time]."""

    __tablename__ = "dirty_range"
    __table_args__ = in_schema("telemetry")

    series_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("telemetry.series.id", ondelete="CASCADE"), primary_key=True
    )
    from_time: Mapped[datetime]
    to_time: Mapped[datetime]
    marked_at: Mapped[datetime] = mapped_column(server_default=func.now())


class PullSource(TenantEntity, Timestamped, Base):
    """A third party's API that is asked on a schedule: by ``schedule`` (cron) or every ``interval_seconds``.

    ``secret`` is sealed (``core/sealing.py``) and shown to nobody. ``position`` says how the next request goes on;
    it is written by the transaction that stores what was read.
    """

    __tablename__ = "pull_source"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        UniqueConstraint("organization_id", "name"),
        tenant_reference("gateway_id", "factories.gateway", ondelete="SET NULL"),
        CheckConstraint(one_of("auth", AUTHS), name="auth"),
        CheckConstraint("num_nonnulls(schedule, interval_seconds) = 1", name="schedule"),
        Index(None, "due_at", postgresql_where=text("NOT paused")),
    )

    name: Mapped[str]
    url: Mapped[str]
    kind: Mapped[str]
    auth: Mapped[str] = mapped_column(server_default="none")
    auth_name: Mapped[str | None]
    secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    schedule: Mapped[str | None]
    interval_seconds: Mapped[int | None]
    time_zone: Mapped[str] = mapped_column(server_default="UTC")
    cursor: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    gateway_id: Mapped[UUID | None]
    paused: Mapped[bool] = mapped_column(server_default=text("false"))
    position: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    due_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    last_error: Mapped[str | None]
    last_run_at: Mapped[datetime | None]
    last_success_at: Mapped[datetime | None]


class IngestJob(TenantEntity, Base):
    """Work of ingest that takes a while, with its progress: a replay of quarantined items, a file's import,
    a run of a pull source.

    ``updated_at`` tells a runner that lives from one that died; a dead one's job is taken up by another.
    """

    __tablename__ = "ingest_job"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        CheckConstraint(one_of("kind", ("replay", "import", "pull", "derive")), name="kind"),
        CheckConstraint(one_of("status", ("queued", "running", "done", "failed")), name="status"),
        tenant_reference("pull_source_id", "telemetry.pull_source"),
        Index(None, "created_at", postgresql_where=text("finished_at IS NULL")),
        Index(None, "pull_source_id", unique=True, postgresql_where=text("finished_at IS NULL")),
    )

    kind: Mapped[str]
    options: Mapped[dict[str, Any]]
    pull_source_id: Mapped[UUID | None]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    status: Mapped[str] = mapped_column(server_default="queued")
    total: Mapped[int | None]
    items: Mapped[int] = mapped_column(server_default=text("0"))
    stored: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    duplicate: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    rejected: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    quarantined: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    error: Mapped[str | None]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]
