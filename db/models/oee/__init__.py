"""Schema ``oee``: products, calendars, machine states, stops over them, counts, results (ISO 22400-2)."""

from db.models.oee.facts import TREATMENTS, MachineState, ProductionCount, Scrap, StateMessage, Stop, StopCause
from db.models.oee.plan import (
    STATE_SOURCES,
    Batch,
    OeeTarget,
    OrderRun,
    OrderTemplate,
    PlannedStop,
    Product,
    ProductionOrder,
    ProductMachine,
    Shift,
    ShiftCalendar,
    ShiftException,
    StateRule,
)
from db.models.oee.results import DayResult, HourResult, ShiftResult

__all__ = [
    "STATE_SOURCES",
    "TREATMENTS",
    "Batch",
    "DayResult",
    "HourResult",
    "MachineState",
    "OeeTarget",
    "OrderRun",
    "OrderTemplate",
    "PlannedStop",
    "Product",
    "ProductMachine",
    "ProductionCount",
    "ProductionOrder",
    "Scrap",
    "Shift",
    "ShiftCalendar",
    "ShiftException",
    "ShiftResult",
    "StateMessage",
    "StateRule",
    "Stop",
    "StopCause",
]
