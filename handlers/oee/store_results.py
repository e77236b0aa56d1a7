"""SQL of ``oee``'s shift results and of scrap."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from domain import oee_arrays
from domain.calendar import Shift
from domain.intervals import Span
from domain.oee import OeeElements, OeeIndicators
from domain.oee_arrays import Amounts
from handlers.oee.store import Machine
from handlers.oee.store_columns import array_text, recordset

COLUMN_OF = {
    "production_seconds": "apt_s",
    "setup_seconds": "aust_s",
    "delay_seconds": "adet_s",
    "down_seconds": "adot_s",
    "unknown_seconds": "unknown_s",
    "ideal_all_seconds": "ideal_all_s",
    "ideal_good_seconds": "ideal_good_s",
    "produced_quantity": "produced",
    "scrap_quantity": "scrap",
    "outside_plan_quantity": "outside_plan_produced",
    "planned_down_seconds": "pdt_s",
    "fault_seconds": "fault_s",
    "failures": "failures",
    "minor_stop_run_seconds": "minor_stop_run_s",
    "minor_stop_down_seconds": "minor_stop_down_s",
    "rework_quantity": "rework",
    "unassigned_quantity": "unassigned",
    "outside_plan_run_seconds": "outside_plan_run_s",
    "uncounted_seconds": "uncounted_s",
}
"""Stored columns and the elements of the domain they hold; what follows from others is not read back."""


def element_columns(elements: OeeElements) -> dict[str, Any]:
    """Elements under the names of their columns."""
    columns: dict[str, Any] = dict(zip(COLUMN_OF, _stored_of(elements), strict=True))
    return columns | {"planned_busy_seconds": elements.pbt_s, "good_quantity": elements.good}


_STORED = tuple(COLUMN_OF.values())
_stored_of = attrgetter(*_STORED)


def amounts_of(found: Amounts) -> dict[str, NDArray[np.float64]]:
    """Columns of elements of many, as arrays, under the names of their columns."""
    of_element = dict(zip(oee_arrays.ELEMENTS, found, strict=True))
    columns = {column: of_element[name] for column, name in COLUMN_OF.items()}
    busy = sum(of_element[name] for name in ("apt_s", "aust_s", "adet_s", "adot_s", "unknown_s"))
    good = of_element["produced"] - of_element["scrap"] - of_element["rework"]
    return {"planned_busy_seconds": np.asarray(busy), "good_quantity": good} | columns


def elements_of(stored: Iterable[Any], calendar_s: float) -> OeeElements:
    """The elements that columns hold, given as in ``COLUMN_OF``; their calendar time is the caller's to know."""
    return OeeElements(calendar_s=calendar_s, **dict(zip(_STORED, stored, strict=True)))


def result_columns(elements: OeeElements, found: OeeIndicators) -> dict[str, Any]:
    """Elements and indicators under the names of ``oee.shift_result`` and of the action's answer."""
    return element_columns(elements) | {
        "availability": found.availability,
        "performance": found.performance,
        "quality": found.quality,
        "oee": found.oee,
        "coverage": found.coverage,
        "flags": sorted(found.flags),
    }


def hour_elements(
    connection: Connection, machine_id: UUID, span: Span
) -> dict[datetime, tuple[datetime, OeeElements]]:
    """Stored hours in the span: until when each is calculated, and its elements, by their start."""
    rows = connection.execute(
        text(
            f"SELECT started_at, calculated_until, {', '.join(COLUMN_OF)} FROM oee.hour_result"
            " WHERE machine_id = :machine_id AND started_at >= :start AND started_at < :end"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )
    return {start: (until, elements_of(stored, (until - start).total_seconds())) for start, until, *stored in rows}


ELEMENTS = ("planned_busy_seconds", "good_quantity", *COLUMN_OF)
OWNER = "organization_id, factory_id, machine_id"
TYPES = {
    **dict.fromkeys(OWNER.split(", "), "uuid"),
    **dict.fromkeys(("started_at", "ended_at", "calculated_until"), "timestamptz"),
    **dict.fromkeys(ELEMENTS, "double precision"),
}
"""The types of the columns of results."""


def owner_of(machine: Machine) -> dict[str, Any]:
    """The columns that say whose a row is."""
    return {
        "organization_id": machine.organization_id,
        "factory_id": machine.factory_id,
        "machine_id": machine.id,
    }


def save_hours(connection: Connection, machine: Machine, hours: Iterable[tuple[Span, OeeElements]]) -> None:
    """Write elements of hours."""
    owner = owner_of(machine)
    rows = [
        owner | {"started_at": hour.start, "calculated_until": hour.end} | element_columns(elements)
        for hour, elements in hours
    ]
    columns = (*OWNER.split(", "), "started_at", "calculated_until", *ELEMENTS)
    names = ", ".join(columns)
    updates = ", ".join(f"{name} = excluded.{name}" for name in ("calculated_until", *ELEMENTS))
    connection.execute(
        text(
            f"INSERT INTO oee.hour_result ({names}) SELECT {names}"
            f" FROM {recordset({name: TYPES[name] for name in columns})}"
            f" ON CONFLICT (machine_id, started_at) DO UPDATE SET {updates}"
        ),
        {name: array_text(row[name] for row in rows) for name in columns},
    )


def sum_days(connection: Connection, machine: Machine, span: Span) -> None:
    """Bring the results of the local days that the span touches up to date: the sums of their hours."""
    values = {"id": machine.id, "zone": machine.time_zone, "start": span.start, "end": span.end}
    days = (
        "SELECT CAST(day AS timestamp) AT TIME ZONE :zone AS start,"
        " (CAST(day AS timestamp) + interval '1 day') AT TIME ZONE :zone AS stop"
        " FROM generate_series(date_trunc('day', CAST(:start AS timestamptz) AT TIME ZONE :zone),"
        " CAST(:end AS timestamptz) AT TIME ZONE :zone, interval '1 day') AS day"
    )
    connection.execute(
        text(
            f"WITH days AS ({days}), summed AS ("
            f" INSERT INTO oee.day_result (organization_id, factory_id, machine_id, started_at, ended_at,"
            f" {', '.join(ELEMENTS)}) SELECT h.organization_id, h.factory_id, h.machine_id, days.start, days.stop,"
            f" {', '.join(f'sum(h.{name})' for name in ELEMENTS)} FROM days JOIN oee.hour_result h"
            " ON h.machine_id = :id AND h.started_at >= days.start AND h.started_at < days.stop"
            " GROUP BY 1, 2, 3, 4, 5 ON CONFLICT (machine_id, started_at) DO UPDATE SET"
            f" {', '.join(f'{name} = excluded.{name}' for name in ELEMENTS)} RETURNING started_at)"
            " DELETE FROM oee.day_result d USING days WHERE d.machine_id = :id AND d.started_at = days.start"
            " AND NOT EXISTS (SELECT FROM summed WHERE summed.started_at = d.started_at)"
        ),
        values,
    )


def delete_other_hours(connection: Connection, machine_id: UUID, span: Span, starts: Sequence[datetime]) -> None:
    """Drop hours that begin in the span, but not when one of the present shifts' hours does."""
    connection.execute(
        text(
            "DELETE FROM oee.hour_result h WHERE machine_id = :machine_id AND started_at >= :start"
            " AND started_at < :end AND NOT EXISTS"
            " (SELECT FROM unnest(CAST(:starts AS timestamptz[])) AS kept (at) WHERE kept.at = h.started_at)"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end, "starts": list(starts)},
    )


def save_shift_result(
    connection: Connection,
    machine: Machine,
    shift: Shift,
    shift_id: UUID | None,
    until: datetime,
    columns: dict[str, Any],
) -> None:
    """Write a machine's result of one shift; what is the same as before is not written again."""
    values = (
        owner_of(machine)
        | {
            "shift_id": shift_id,
            "shift_name": shift.name,
            "started_at": shift.span.start,
            "ended_at": shift.span.end,
            "calculated_until": until,
        }
        | columns
    )
    names = list(values)
    places = [f"to_jsonb(CAST(:{name} AS text[]))" if name == "flags" else f":{name}" for name in names]
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    connection.execute(
        text(
            f"INSERT INTO oee.shift_result ({', '.join(names)}) VALUES ({', '.join(places)})"
            f" ON CONFLICT (machine_id, started_at) DO UPDATE SET {updates}, updated_at = now()"
        ),
        values,
    )


def scrap_until(connection: Connection, machine_id: UUID, values: Mapping[str, Any], at: datetime) -> float:
    """What was entered up to an instant of the kind that an entry is of: of its product, bad or to be reworked."""
    found = connection.scalar(
        text(
            "SELECT sum(quantity) FROM oee.scrap WHERE machine_id = :machine_id AND at <= :at AND rework = :rework"
            " AND product_id IS NOT DISTINCT FROM CAST(:product_id AS uuid)"
        ),
        {
            "machine_id": machine_id,
            "at": at,
            "rework": values.get("rework", False),
            "product_id": values.get("product_id"),
        },
    )
    return float(found or 0.0)


def add_scrap(connection: Connection, machine: Machine, values: dict[str, Any]) -> UUID:
    """Store a scrap entry; its id."""
    names = ["organization_id", "machine_id", *values]
    return UUID(
        str(
            connection.scalar(
                text(
                    f"INSERT INTO oee.scrap ({', '.join(names)})"
                    f" VALUES ({', '.join(f':{name}' for name in names)}) RETURNING id"
                ),
                {"organization_id": machine.organization_id, "machine_id": machine.id} | values,
            )
        )
    )
