"""Schema ``energy``: meters, tariffs, grid factors, energy by hour."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    Entity,
    TenantEntity,
    Timestamped,
    in_schema,
    one_of,
    tenant_key,
    tenant_reference,
)

METHODS = ("trapezoid", "left", "counter", "interval_end", "interval_start")
"""How a meter's values are integrated: power by trapezoids or held, a counter, energy of the interval that ends or
starts at the stamp."""


class MeterBinding(TenantEntity, Timestamped, Base):
    """Which series measures a machine's energy, and how to integrate it."""

    __tablename__ = "meter_binding"
    __table_args__ = in_schema(
        "energy",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("series_id", "telemetry.series"),
        UniqueConstraint("machine_id", "series_id"),
        CheckConstraint(one_of("method", METHODS), name="method"),
    )

    machine_id: Mapped[UUID]
    series_id: Mapped[int]
    method: Mapped[str] = mapped_column(server_default="trapezoid")
    gap_limit_seconds: Mapped[float] = mapped_column(server_default=text("900"))


class Tariff(TenantEntity, Timestamped, Base):
    """A price of energy in the factory's currency, valid over [valid_from, valid_to)."""

    __tablename__ = "tariff"
    __table_args__ = in_schema("energy", tenant_key(), tenant_reference("factory_id", "factories.factory"))

    factory_id: Mapped[UUID]
    name: Mapped[str]
    price_per_kwh: Mapped[float] = mapped_column(comment="where no period applies")
    valid_from: Mapped[datetime] = mapped_column(server_default=text("'-infinity'"))
    valid_to: Mapped[datetime | None]


class TariffPeriod(TenantEntity, Base):
    """A time of use: local [starts, ends) on some weekdays (ISO 1..7)."""

    __tablename__ = "tariff_period"
    __table_args__ = in_schema("energy", tenant_reference("tariff_id", "energy.tariff"))

    tariff_id: Mapped[UUID]
    name: Mapped[str]
    weekdays: Mapped[list[Any]]
    starts: Mapped[time]
    ends: Mapped[time]
    price_per_kwh: Mapped[float]


class EmissionFactor(Entity, Base):
    """Grid intensity of a zone; without ``organization_id`` it is the shipped one."""

    __tablename__ = "emission_factor"
    __table_args__ = in_schema(
        "energy", UniqueConstraint("organization_id", "zone", "valid_from", postgresql_nulls_not_distinct=True)
    )

    organization_id: Mapped[UUID | None]
    zone: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    grams_per_kwh: Mapped[float]
    basis: Mapped[str]
    source: Mapped[str]


class EnergyHour(TenantEntity, Base):
    """Energy of one machine in [hour, hour + 1 h)."""

    __tablename__ = "energy_hour"
    __table_args__ = in_schema(
        "energy",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "hour"),
        Index(None, "organization_id", "hour"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    hour: Mapped[datetime]
    energy_kwh: Mapped[float]
    standby_kwh: Mapped[float]
    cost: Mapped[float | None]
    emissions_kg: Mapped[float | None] = mapped_column(comment="CO2e, location-based")
    coverage: Mapped[float]
    flags: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Baseline(TenantEntity, Timestamped, Base):
    """A fitted baseline of energy against production (ISO 50006)."""

    __tablename__ = "baseline"
    __table_args__ = in_schema("energy", tenant_reference("machine_id", "factories.machine"))

    machine_id: Mapped[UUID]
    fitted_from: Mapped[datetime]
    fitted_to: Mapped[datetime]
    model: Mapped[dict[str, Any]]


class Saving(TenantEntity, Timestamped, Base):
    """A potential saving with the assumptions it rests on."""

    __tablename__ = "saving"
    __table_args__ = in_schema(
        "energy", tenant_reference("machine_id", "factories.machine"), UniqueConstraint("machine_id", "kind")
    )

    machine_id: Mapped[UUID]
    kind: Mapped[str]
    energy_kwh_per_year: Mapped[float]
    assumptions: Mapped[dict[str, Any]]
