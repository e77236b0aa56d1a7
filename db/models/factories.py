"""Schema ``factories``: factory → area → line → machine, and the devices placed on machines."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import (
    Base,
    Entity,
    TenantEntity,
    Timestamped,
    in_schema,
    tenant_key,
    tenant_reference,
)


class Factory(TenantEntity, Timestamped, Base):
    """A site; gives its time zone, currency and grid zone to all within."""

    __tablename__ = "factory"
    __table_args__ = in_schema("factories", tenant_key(), UniqueConstraint("organization_id", "name"))

    name: Mapped[str]
    country: Mapped[str]
    time_zone: Mapped[str]
    currency: Mapped[str]
    grid_zone: Mapped[str]
    archived_at: Mapped[datetime | None]


class Area(TenantEntity, Timestamped, Base):
    """A part of a factory (ISA-95 area)."""

    __tablename__ = "area"
    __table_args__ = in_schema(
        "factories",
        tenant_key(),
        UniqueConstraint("organization_id", "factory_id", "name"),
        tenant_reference("factory_id", "factories.factory"),
    )

    factory_id: Mapped[UUID]
    name: Mapped[str]
    archived_at: Mapped[datetime | None]


class Line(TenantEntity, Timestamped, Base):
    """A production line (ISA-95 work centre)."""

    __tablename__ = "line"
    __table_args__ = in_schema(
        "factories",
        tenant_key(),
        UniqueConstraint("organization_id", "area_id", "name"),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("area_id", "factories.area"),
    )

    factory_id: Mapped[UUID]
    area_id: Mapped[UUID]
    name: Mapped[str]
    archived_at: Mapped[datetime | None]


class AssetModel(Entity, Timestamped, Base):
    """A kind of machine. Without ``organization_id`` it is offered to all."""

    __tablename__ = "asset_model"
    __table_args__ = in_schema("factories", UniqueConstraint("organization_id", "name", "version"))

    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))
    name: Mapped[str]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    metadata_schema: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    locales: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class MeasureModel(Entity, Timestamped, Base):
    """What is measured: a name, its unit and the values that make sense."""

    __tablename__ = "measure_model"
    __table_args__ = in_schema("factories", UniqueConstraint("organization_id", "name", "version"))

    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))
    name: Mapped[str]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    unit: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="gauge")
    minimum: Mapped[float | None]
    maximum: Mapped[float | None]
    counter_modulus: Mapped[float | None]
    locales: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class DeviceModel(Entity, Timestamped, Base):
    """A kind of sensor: what it measures and how its payloads are decoded."""

    __tablename__ = "device_model"
    __table_args__ = in_schema("factories", UniqueConstraint("organization_id", "name", "version"))

    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))
    name: Mapped[str]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    measures: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    decoder: Mapped[str | None]
    locales: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class Machine(TenantEntity, Timestamped, Base):
    """A machine (ISA-95 work unit). ``state`` is its present one, kept by ``oee``; its level by ``condition``."""

    __tablename__ = "machine"
    __table_args__ = in_schema(
        "factories",
        tenant_key(),
        UniqueConstraint("organization_id", "line_id", "name"),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("line_id", "factories.line"),
    )

    factory_id: Mapped[UUID]
    line_id: Mapped[UUID]
    asset_model_id: Mapped[UUID | None] = mapped_column(ForeignKey("factories.asset_model.id"))
    name: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    vibration_group: Mapped[int] = mapped_column(server_default=text("2"))
    vibration_mounting: Mapped[str] = mapped_column(server_default="rigid")
    power_standby_kw: Mapped[float | None]
    power_running_kw: Mapped[float | None]
    state: Mapped[str] = mapped_column(server_default="unknown")
    state_since: Mapped[datetime | None]
    condition_level: Mapped[str] = mapped_column(server_default="unknown")
    condition_since: Mapped[datetime | None]
    condition_health: Mapped[float | None] = mapped_column(
        comment="0 to 1: its indicators' levels by their thresholds' weights"
    )
    archived_at: Mapped[datetime | None]


class Component(TenantEntity, Timestamped, Base):
    """A part of a machine that has a condition of its own, such as a bearing."""

    __tablename__ = "component"
    __table_args__ = in_schema(
        "factories",
        tenant_key(),
        UniqueConstraint("organization_id", "machine_id", "name"),
        tenant_reference("machine_id", "factories.machine"),
    )

    machine_id: Mapped[UUID]
    name: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    condition_level: Mapped[str] = mapped_column(server_default="unknown")
    condition_since: Mapped[datetime | None]
    condition_health: Mapped[float | None] = mapped_column(
        comment="0 to 1: its indicators' levels by their thresholds' weights"
    )


class Gateway(TenantEntity, Timestamped, Base):
    """What sends for devices. ``name`` stands in MQTT topics."""

    __tablename__ = "gateway"
    __table_args__ = in_schema(
        "factories",
        tenant_key(),
        UniqueConstraint("organization_id", "name"),
        CheckConstraint("name ~ '^[a-z0-9][a-z0-9_-]*$'", name="name_in_topic"),
        tenant_reference("factory_id", "factories.factory"),
    )

    factory_id: Mapped[UUID]
    name: Mapped[str]
    offline_tolerance_minutes: Mapped[float] = mapped_column(server_default=text("10"))
    last_seen: Mapped[datetime | None]
    connected: Mapped[bool] = mapped_column(server_default=text("false"))
    gone_at: Mapped[datetime | None] = mapped_column(
        comment="when it said that it is gone; until it is seen again"
    )
    auto_provision: Mapped[bool] = mapped_column(server_default=text("false"))
    clock_offset_seconds: Mapped[float | None] = mapped_column(
        comment="added to the times of its devices; null: nothing"
    )


class Device(TenantEntity, Timestamped, Base):
    """A sensor, known by its serial within the organization."""

    __tablename__ = "device"
    __table_args__ = in_schema(
        "factories",
        tenant_key(),
        UniqueConstraint("organization_id", "serial"),
        tenant_reference("factory_id", "factories.factory"),
        tenant_reference("gateway_id", "factories.gateway", ondelete="SET NULL"),
    )

    factory_id: Mapped[UUID]
    gateway_id: Mapped[UUID | None]
    device_model_id: Mapped[UUID | None] = mapped_column(ForeignKey("factories.device_model.id"))
    serial: Mapped[str]
    name: Mapped[str | None]
    simulated: Mapped[bool] = mapped_column(
        server_default=text("false"), comment="Its data is generated, and the screen says so."
    )
    offline_tolerance_minutes: Mapped[float] = mapped_column(server_default=text("10"))
    last_seen: Mapped[datetime | None]
    connected: Mapped[bool] = mapped_column(server_default=text("false"))
    gone_at: Mapped[datetime | None] = mapped_column(
        comment="when it said that it is gone; until it is seen again"
    )
    clock_offset_seconds: Mapped[float | None] = mapped_column(
        comment="added to the times that it measures; null: as its gateway says"
    )
    battery_percent: Mapped[float | None]
    rssi_dbm: Mapped[float | None]
    archived_at: Mapped[datetime | None]


class Placement(TenantEntity, Timestamped, Base):
    """A device at a machine's position over [valid_from, valid_to); one machine at a time."""

    __tablename__ = "placement"
    __table_args__ = in_schema(
        "factories",
        tenant_key(),
        tenant_reference("machine_id", "factories.machine"),
        tenant_reference("device_id", "factories.device"),
        tenant_reference("component_id", "factories.component", ondelete="SET NULL"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="valid_range"),
        Index(None, "organization_id", "machine_id"),
        ExcludeConstraint(
            (text("factories.uuid_range(device_id, device_id, '[]')"), "&&"),
            (text("tstzrange(valid_from, valid_to)"), "&&"),
            name="ex_placement_device_once",
            using="gist",
        ),
    )

    machine_id: Mapped[UUID]
    device_id: Mapped[UUID]
    component_id: Mapped[UUID | None]
    position: Mapped[str] = mapped_column(server_default="main")
    axis: Mapped[str | None]
    valid_from: Mapped[datetime]
    valid_to: Mapped[datetime | None]
    machine: Mapped[Machine] = relationship(viewonly=True)


class PlacementMeasure(TenantEntity, Base):
    """How a device's measure fills a machine's slot: ``slot value = scale × value + shift``."""

    __tablename__ = "placement_measure"
    __table_args__ = in_schema(
        "factories",
        tenant_reference("placement_id", "factories.placement"),
        UniqueConstraint("placement_id", "measure"),
    )

    placement_id: Mapped[UUID]
    measure: Mapped[str]
    slot: Mapped[str]
    unit: Mapped[str | None]
    scale: Mapped[float] = mapped_column(server_default=text("1"))
    shift: Mapped[float] = mapped_column(server_default=text("0"))


class OrganizationGroup(Entity, Base):
    """What a new tenant of a kind starts with."""

    __tablename__ = "organization_group"
    __table_args__ = in_schema("factories", UniqueConstraint("name"))

    name: Mapped[str]
    template: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class AssetGroup(TenantEntity, Timestamped, Base):
    """A free tree over machines, beside the factory's own."""

    __tablename__ = "asset_group"
    __table_args__ = in_schema("factories", tenant_key(), tenant_reference("parent_id", "factories.asset_group"))

    parent_id: Mapped[UUID | None]
    name: Mapped[str]
