"""What the objects of a factory have in common, described once: parents, fields, who may change them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema
from sqlalchemy import Connection, RowMapping

from core.tokens import Identity, Role
from db.models.factories import (
    Area,
    AssetModel,
    Device,
    DeviceModel,
    Factory,
    Gateway,
    Line,
    Machine,
    MeasureModel,
    Placement,
)
from handlers.factories import schemas
from handlers.factories.measure_models import follow_model
from handlers.factories.time_zones import follow_factory
from handlers.factories.waiting import offer_replay
from handlers.inputs import Page
from handlers.validation import Fields

Prepare = Callable[[Connection, Identity, Fields], Fields]
"""What a new object's fields become before it is stored."""
Check = Callable[[Connection, RowMapping], None]
"""Refuses what a new or changed object must not be, given its row; a removed one is not asked."""
Follow = Callable[[Connection, Sequence[RowMapping]], None]
"""What follows from a new, changed or removed object, given its row: of a changed one as it was and as it is."""


Greet = Callable[[Connection, RowMapping], Mapping[str, Any]]
"""What the answer to who made an object says, given its row: the row, and what waits for the object."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where an object without a factory of its own lies: `column` names a `parent` that has one.

    Without a `column` the object belongs to the whole organization.
    """

    column: Any = None
    parent: Any = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object.

    `within`: fields that name an object it lies in or belongs to; the first gives it its factory, all must
    be in the same. `models`: fields that name a catalogue entry, the organization's or one offered to all.
    `holds`: what must be gone or past (model, referring field) before it can be archived. `reach`: how it is
    known who sees it, where it has no factory itself. `listed`: the query of its list; beyond page and factory
    its fields are columns.
    """

    name: str
    plural: str
    model: Any
    role: Role
    takes: type[Schema]
    changes: type[Schema]
    gives: type[Schema]
    within: tuple[tuple[str, Any], ...] = ()
    models: tuple[tuple[str, Any], ...] = ()
    holds: tuple[tuple[Any, str], ...] = ()
    actions: tuple[str, ...] = ("create",)
    change_by_id: type[Schema] | None = None
    service: str = "factories"
    reach: Reach | None = None
    listed: type[Schema] = schemas.Listed
    prepare: Prepare | None = None
    check: Check | None = None
    follow: Follow | None = None
    greet: Greet | None = None

    @property
    def factory_column(self) -> Any:
        """The column that says which factory an object is in; None where it has none."""
        return self.model.id if self.model is Factory else getattr(self.model, "factory_id", None)

    @property
    def is_archived(self) -> bool:
        """Whether its history outlives it: it is archived, not deleted."""
        return hasattr(self.model, "archived_at")


FACTORY = Kind(
    "factory",
    "factories",
    Factory,
    "manager",
    schemas.FactoryInput,
    schemas.FactoryChanges,
    schemas.FactoryView,
    holds=((Area, "factory_id"), (Device, "factory_id"), (Gateway, "factory_id")),
    actions=("create", "change"),
    change_by_id=schemas.FactoryChangeById,
    follow=follow_factory,
)
AREA = Kind(
    "area",
    "areas",
    Area,
    "manager",
    schemas.AreaInput,
    schemas.AreaChanges,
    schemas.AreaView,
    within=(("factory_id", Factory),),
    holds=((Line, "area_id"),),
)
LINE = Kind(
    "line",
    "lines",
    Line,
    "manager",
    schemas.LineInput,
    schemas.LineChanges,
    schemas.LineView,
    within=(("area_id", Area),),
    holds=((Machine, "line_id"),),
)
MACHINE = Kind(
    "machine",
    "machines",
    Machine,
    "engineer",
    schemas.MachineInput,
    schemas.MachineChanges,
    schemas.MachineView,
    within=(("line_id", Line),),
    models=(("asset_model_id", AssetModel),),
    holds=((Placement, "machine_id"),),
    actions=("create", "change"),
    change_by_id=schemas.MachineChangeById,
)
GATEWAY = Kind(
    "gateway",
    "gateways",
    Gateway,
    "engineer",
    schemas.GatewayInput,
    schemas.GatewayChanges,
    schemas.GatewayView,
    within=(("factory_id", Factory),),
    holds=((Device, "gateway_id"),),
)
DEVICE = Kind(
    "device",
    "devices",
    Device,
    "engineer",
    schemas.DeviceInput,
    schemas.DeviceChanges,
    schemas.DeviceView,
    within=(("factory_id", Factory), ("gateway_id", Gateway)),
    models=(("device_model_id", DeviceModel),),
    holds=((Placement, "device_id"),),
    greet=offer_replay,
)
MEASURE_MODEL = Kind(
    "measure_model",
    "measure_models",
    MeasureModel,
    "manager",
    schemas.MeasureModelInput,
    schemas.MeasureModelChanges,
    schemas.MeasureModelView,
    actions=("create", "change"),
    change_by_id=schemas.MeasureModelChangeById,
    reach=Reach(),
    listed=Page,
    follow=follow_model,
)
KINDS = (FACTORY, AREA, LINE, MACHINE, GATEWAY, DEVICE, MEASURE_MODEL)
