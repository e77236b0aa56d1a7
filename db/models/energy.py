"""Schema ``energy``: meters, tariffs, grid factors, energy by hour."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
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


PHASES = ("L1", "L2", "L3")
DEMAND_METHODS = ("fixed", "sliding")
BUDGET_PERIODS = ("day", "week", "month")


class MeterBinding(TenantEntity, Timestamped, Base):
    """Which series measures a machine's energy, and how to integrate it."""

    __tablename__ = "meter_binding"
    __table_args__ = in_schema(
        "energy",
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("series_id", "telemetry.series"),
        UniqueConstraint("machine_id", "series_id"),
        CheckConstraint(one_of("method", METHODS), name="method"),
        CheckConstraint(one_of("phase", PHASES), name="phase"),
        tenant_key(),
    )

    machine_id: Mapped[UUID]
    series_id: Mapped[int]
    method: Mapped[str] = mapped_column(server_default="trapezoid")
    gap_limit_seconds: Mapped[float | None] = mapped_column(comment="null: 3 × the usual interval, at least 900")
    phase: Mapped[str | None] = mapped_column(comment="of a meter of one phase; the machine's meters are summed")


class Tariff(TenantEntity, Timestamped, Base):
    """A price of energy in the factory's currency, valid over [valid_from, valid_to)."""

    __tablename__ = "tariff"
    __table_args__ = in_schema(
        "energy",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        CheckConstraint("demand_price_per_kw >= 0", name="demand_price"),
        CheckConstraint(one_of("demand_method", DEMAND_METHODS), name="demand_method"),
    )

    factory_id: Mapped[UUID]
    name: Mapped[str]
    price_per_kwh: Mapped[float] = mapped_column(comment="where no period applies")
    demand_price_per_kw: Mapped[float | None] = mapped_column(
        comment="of the peak of 15 minutes in a local month; null: demand is not charged"
    )
    demand_method: Mapped[str] = mapped_column(
        server_default="fixed", comment="fixed: quarter hours of the clock; sliding: any 15 minutes"
    )
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


class HourlyEmissionFactor(TenantEntity, Base):
    """Grid intensity of a zone over [valid_from, valid_to), mostly an hour; it goes before the yearly one."""

    __tablename__ = "hourly_emission_factor"
    __table_args__ = in_schema(
        "energy",
        CheckConstraint("valid_to > valid_from", name="valid_range"),
        CheckConstraint("grams_per_kwh >= 0", name="grams"),
        ExcludeConstraint(
            (text("factories.uuid_range(organization_id, organization_id, '[]')"), "&&"),
            (text("int8range(hashtextextended(zone, 0), hashtextextended(zone, 0), '[]')"), "&&"),
            (text("tstzrange(valid_from, valid_to)"), "&&"),
            name="ex_hourly_emission_factor_zone",
            using="gist",
        ),
        Index(None, "organization_id", "zone", "valid_from"),
    )

    zone: Mapped[str]
    valid_from: Mapped[datetime]
    valid_to: Mapped[datetime]
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


class Budget(TenantEntity, Timestamped, Base):
    """How much a factory, machine or meter may use in every day, week or month of the factory's calendar."""

    __tablename__ = "budget"
    __table_args__ = in_schema(
        "energy",
        tenant_key(),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("meter_binding_id", "energy.meter_binding"),
        CheckConstraint(one_of("period", BUDGET_PERIODS), name="period"),
        CheckConstraint("limit_kwh > 0", name="limit"),
        CheckConstraint("meter_binding_id IS NULL OR machine_id IS NOT NULL", name="meter"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID | None] = mapped_column(comment="null: the whole factory")
    meter_binding_id: Mapped[UUID | None] = mapped_column(comment="null: all meters of the machine")
    name: Mapped[str]
    period: Mapped[str]
    limit_kwh: Mapped[float]
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))


class BudgetBreach(TenantEntity, Base):
    """That a period's use passed its budget, or will: told once each."""

    __tablename__ = "budget_breach"
    __table_args__ = in_schema(
        "energy",
        tenant_reference("budget_id", "energy.budget"),
        UniqueConstraint("budget_id", "period_from", "kind"),
        CheckConstraint(one_of("kind", ("actual", "projected")), name="kind"),
    )

    budget_id: Mapped[UUID]
    period_from: Mapped[datetime]
    period_to: Mapped[datetime]
    kind: Mapped[str]
    limit_kwh: Mapped[float]
    used_kwh: Mapped[float]
    projected_kwh: Mapped[float | None]
    found_at: Mapped[datetime] = mapped_column(server_default=func.now())


class OutOfScheduleUse(TenantEntity, Base):
    """Hours outside of planned production in which a machine drew more than its base load."""

    __tablename__ = "out_of_schedule_use"
    __table_args__ = in_schema(
        "energy",
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("machine_id", "factories.machine"),
        UniqueConstraint("machine_id", "started_at"),
    )

    factory_id: Mapped[UUID]
    machine_id: Mapped[UUID]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    energy_kwh: Mapped[float]
    excess_kwh: Mapped[float] = mapped_column(comment="above base load")
    base_load_kw: Mapped[float]
    limit_kw: Mapped[float]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
