"""How long values and spectra stay: policies per measure, and the job that deletes and compresses by them.

First it is written down from when on a series' values stay (``series.raw_from``), under the lock of the
derivation; from then on nothing before is derived anew, so that rollups and results outlive their values. Only
then values go, in transactions of their own. Whatever is not finished goes with the next call.
"""

import time
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.tokens import Identity
from db.timeseries import MEASUREMENT, SPECTRUM, TimeSeriesTable, present_storage
from domain.spectrum import Quantity
from handlers.deployment import settings
from handlers.outbox.publish import publish
from handlers.telemetry import retention_spectra, store
from handlers.telemetry import store_retention as retained
from handlers.telemetry.dirty import RANGE_DIRTY
from handlers.telemetry.errors import not_of_one, resolution_of_all, unknown_measure
from handlers.telemetry.run_sql import all_chunks, executor
from handlers.transaction import transaction
from handlers.validation import Fields

PATIENCE_SECONDS = 40.0
"""No new piece of work is begun after this long: who calls waits only so long."""


def known_measure(connection: Connection, identity: Identity, fields: Fields) -> Fields:
    """A policy is for a measure that there is. Raises NOT_FOUND."""
    measure = fields["measure"]
    if measure in {None, *Quantity} or retained.is_measure(connection, identity.organization_id, measure):
        return fields
    raise unknown_measure(measure)


def sound(_connection: Connection, rows: Sequence[RowMapping]) -> None:
    """What a policy says fits together. Raises INVALID, which undoes what was written."""
    policy = rows[-1]
    if policy["measure"] is None and policy["resolution"] is not None:
        raise resolution_of_all(policy["resolution"])
    for field in ("waveform_days", "payload_days"):
        if policy["measure"] is not None and policy[field] is not None:
            raise not_of_one(field, policy[field])


def apply_policies() -> dict[str, int]:
    """Delete what has outlived its policy, drop chunks that hold nothing any more, compress what is old enough."""
    until = time.monotonic() + PATIENCE_SECONDS
    with transaction() as connection:
        organizations = retained.organizations(connection)
    for organization_id in organizations:
        _hold_from(organization_id)
    return {
        "dropped": _drop(MEASUREMENT, until) + _drop(SPECTRUM, until),
        "values": _delete_values(until),
        "rollups": sum(_delete_rollups(organization_id) for organization_id in organizations),
        **retention_spectra.delete(until),
        "compressed": _compress(until),
    }


def _hold_from(organization_id: UUID) -> None:
    """Move ``raw_from`` on while nobody derives; who wanted to meanwhile went away, and is called back."""
    with transaction() as connection:
        store.lock_organization_waiting(connection, organization_id)
        retained.move_raw_from(connection, organization_id, now())
        if store.dirty_ranges(connection, organization_id, limit=1):
            publish(connection, organization_id, RANGE_DIRTY, str(organization_id), data={}, source="telemetry")


def _drop(table: TimeSeriesTable, until: float) -> int:
    """Drop chunks of which nothing is to stay. That is looked at again once nobody can write."""
    dropped = 0
    for chunk in all_chunks(table):
        with transaction() as connection:
            if time.monotonic() > until or not retained.is_over(connection, table, chunk, now()):
                continue
            execute = executor(connection)
            storage = present_storage(execute)
            if not retained.lock_soon(connection, lambda: storage.lock_writers_out(execute, table)):  # noqa: B023 (runs at once)
                return dropped
            if retained.is_over(connection, table, chunk, now()):
                storage.drop(execute, table, chunk)
                dropped += 1
    return dropped


def _delete_values(until: float) -> int:
    """Delete values of series that keep others' company in a chunk, one series and chunk at a time."""
    deleted = 0
    for chunk in all_chunks(MEASUREMENT):
        with transaction() as connection:
            outlived = retained.outlived(connection, chunk)
        for series_id, limit in outlived:
            if time.monotonic() > until:
                return deleted
            with transaction() as connection:
                deleted += retained.delete_values(connection, series_id, chunk.start, limit)
    return deleted


def _delete_rollups(organization_id: UUID) -> int:
    with transaction() as connection:
        return retained.delete_rollups(connection, organization_id, now())


def _compress(until: float) -> int:
    """Compress chunks as a whole: the longest wait of all series in them holds."""
    compressed = 0
    with transaction() as connection:
        execute = executor(connection)
        storage = present_storage(execute)
        limit = retained.compress_before(connection, settings().compress_after_days, now())
        chunks = storage.compressible(execute, MEASUREMENT, limit) if limit else []
    for chunk in chunks:
        if time.monotonic() > until:
            break
        with transaction() as connection:
            storage.compress(executor(connection), chunk)
            compressed += 1
    return compressed
