"""Values: series, measurements, their rollups, the newest of each, and which rules hold for them.

``measurement`` is time-partitioned or a hypertable (``db/timeseries.py``), so it is described here for queries
and made by the migrations.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Identity,
    Index,
    Integer,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    Owned,
    in_schema,
    tenant_reference,
)


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
