"""What people decide about measures: derived ones, exchanged counters, how long values stay, decoders."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    TenantEntity,
    Timestamped,
    in_schema,
    tenant_key,
    tenant_reference,
)


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


_POLICY_DAYS = (
    "raw_days",
    "minute_days",
    "hour_days",
    "day_days",
    "compress_after_days",
    "spectrum_days",
    "waveform_days",
    "payload_days",
)


class StoragePolicy(TenantEntity, Timestamped, Base):
    """For how many days values of a measure stay, as they came and in rollups, and spectra; null: for ever.

    Without a ``measure`` it is for all that have none of their own. ``resolution``, in the series' unit: values
    are kept to it (``domain/resolution.py``); null: to the bit. ``spectrum_days`` is for spectra whose kind is the
    measure; waveforms and raw messages are of all measures.
    """

    __tablename__ = "storage_policy"
    __table_args__ = in_schema(
        "telemetry",
        UniqueConstraint("organization_id", "measure", postgresql_nulls_not_distinct=True),
        *(CheckConstraint(f"{name} >= 1", name=name) for name in _POLICY_DAYS),
        CheckConstraint("resolution > 0", name="resolution"),
    )

    measure: Mapped[str | None]
    raw_days: Mapped[int | None]
    minute_days: Mapped[int | None]
    hour_days: Mapped[int | None]
    day_days: Mapped[int | None]
    compress_after_days: Mapped[int | None]
    resolution: Mapped[float | None]
    spectrum_days: Mapped[int | None]
    waveform_days: Mapped[int | None]
    payload_days: Mapped[int | None] = mapped_column(comment="null: as the deployment says")


class Decoder(TenantEntity, Timestamped, Base):
    """How payloads of a device model become measurements: a mapping of expressions (``domain/decoder.py``)."""

    __tablename__ = "decoder"
    __table_args__ = in_schema("telemetry", tenant_key(), UniqueConstraint("organization_id", "model"))

    model: Mapped[str]
    mapping: Mapped[dict[str, Any]]
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))
