"""Derived measures: defined by people, calculated as data arrives, and over history when they ask for it."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from core.errors import Errors, MillwrightError
from core.tokens import Identity
from db import derived_values
from db.models.telemetry import DerivedMeasure, Series
from db.timeseries import Execute
from domain.derived import Derived, DerivedError, compile_derived, find_loop
from handlers.absence import absent
from handlers.auth.audit import record
from handlers.identity import acting_user
from handlers.telemetry.store import DirtyRange
from handlers.telemetry.store_quarantine import new_job
from handlers.validation import Fields

_COLUMNS = DerivedMeasure.__table__.columns


def listing(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """The organization's derived measures, by name."""
    return _rows(connection, identity.organization_id)


def set_measure(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Define a measure, or another way to calculate it; from now on, and over history when asked for."""
    name, present = fields["name"], {row["name"]: row for row in _rows(connection, identity.organization_id)}
    try:
        compile_derived(name, fields["unit"], fields["expression"], fields["inputs"], fields["hold_seconds"])
    except DerivedError as error:
        message = f"The measure cannot be calculated: {error}."
        raise MillwrightError(Errors.INVALID, message, field=error.field, expected=error.reason) from None
    if loop := find_loop({other: row["inputs"] for other, row in present.items()} | {name: fields["inputs"]}):
        raise MillwrightError(
            Errors.INVALID,
            f"Measures would be calculated from each other in a circle: {' → '.join(loop)}.",
            field="inputs",
            value=" → ".join(loop),
            expected="inputs that are not calculated from this measure",
        )
    if name not in present and _is_measured(connection, identity.organization_id, name):
        raise MillwrightError(
            Errors.CONFLICT,
            "Devices measure this themselves.",
            field="name",
            value=name,
            expected="a name that no device sends",
        )
    values = fields | {"organization_id": identity.organization_id}
    stored = insert(DerivedMeasure).values(values)
    stored = stored.on_conflict_do_update(
        index_elements=["organization_id", "name"], set_=fields | {"updated_at": func.now()}
    )
    row = connection.execute(stored.returning(*_COLUMNS)).mappings().one()
    record(connection, identity, "derived_measure.set", row["id"], name=name, expression=fields["expression"])
    return row


def remove(connection: Connection, identity: Identity, id_: UUID) -> None:
    """Calculate a measure no longer; the values it has stay."""
    mine = (DerivedMeasure.organization_id == identity.organization_id, DerivedMeasure.id == id_)
    gone = connection.execute(delete(DerivedMeasure).where(*mine).returning(_COLUMNS.name)).scalar_one_or_none()
    if gone is None:
        raise absent("derived measure", "id", id_)
    record(connection, identity, "derived_measure.deleted", id_, name=gone)


def over_history(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A job that calculates a measure anew over what is stored, from an instant on."""
    mine = (DerivedMeasure.organization_id == identity.organization_id, DerivedMeasure.id == fields["id"])
    if identity.organization_id is None or connection.scalar(select(_COLUMNS.id).where(*mine)) is None:
        raise absent("derived measure", "id", fields["id"])
    since: datetime | None = fields.get("since")
    options = {"derived_measure_id": str(fields["id"]), "since": since.isoformat() if since else None}
    return new_job(connection, identity.organization_id, "derive", options, acting_user(identity))


def refresh_derived(
    connection: Connection, execute: Execute, organization_id: UUID, ranges: Sequence[DirtyRange]
) -> None:
    """Calculate anew what depends on changed values: from the first changed instant to the end of the last's hold.

    What is calculated counts as changed in its turn, so that measures derived from it follow in the next round.
    """
    definitions = [_compiled(row) for row in _rows(connection, organization_id) if row["enabled"]]
    spans: dict[tuple[UUID, Derived], tuple[datetime, datetime]] = {}
    for dirty in ranges:
        for definition in definitions:
            if dirty.measure in definition.inputs:
                key, span = (dirty.device_id, definition), (dirty.start, dirty.end + definition.hold)
                known = spans.get(key, span)
                spans[key] = min(known[0], span[0]), max(known[1], span[1])
    for (device_id, definition), span in spans.items():
        inputs = sorted(definition.inputs), definition.hold
        measure = definition.name, definition.unit
        derived_values.replace(execute, device_id, measure, inputs, span, definition.calculate)


def _rows(connection: Connection, organization_id: UUID | None) -> Sequence[RowMapping]:
    query = select(*_COLUMNS).where(DerivedMeasure.organization_id == organization_id)
    return connection.execute(query.order_by(DerivedMeasure.name)).mappings().all()


def _compiled(row: RowMapping) -> Derived:
    inputs = tuple(sorted(row["inputs"].items()))
    return _compiled_once(row["name"], row["unit"], row["expression"], inputs, row["hold_seconds"])


@lru_cache(maxsize=1024)
def _compiled_once(
    name: str, unit: str, expression: str, inputs: tuple[tuple[str, str], ...], hold_s: float
) -> Derived:
    return compile_derived(name, unit, expression, dict(inputs), hold_s)


def _is_measured(connection: Connection, organization_id: UUID | None, name: str) -> Any:
    query = select(Series.id).where(Series.organization_id == organization_id, Series.measure == name)
    return connection.scalar(query.limit(1))
