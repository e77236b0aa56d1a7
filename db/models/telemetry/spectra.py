"""Spectra, their fragments, and the waveforms they were made of.

``spectrum`` is time-partitioned or a hypertable (``db/timeseries.py``), as measurements are.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    REAL,
    SmallInteger,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    Owned,
    in_schema,
    tenant_reference,
)


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
