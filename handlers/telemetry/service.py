"""Re-derives what depends on new, late or corrected measurements: rollups, states, counts, OEE, energy, condition.

Ingest marks ranges as dirty and tells so by ``Telemetry.range_dirty.v1``. Here one worker for each
organization works the list off, in transactions of its own. Numbers are always calculated anew from the
measurements, so doing it twice or late gives the same.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from db import rollups
from domain.intervals import Span
from handlers.condition.service import observe_measurements
from handlers.energy.service import refresh_energy
from handlers.oee.service import forget_foreign, refresh_oee
from handlers.oee.store_states import measures_of_states
from handlers.outbox.publish import publish
from handlers.telemetry import store
from handlers.telemetry.counters import refresh_increases
from handlers.telemetry.derived import refresh_derived
from handlers.telemetry.dirty import RANGE_DIRTY
from handlers.telemetry.run_sql import executor
from handlers.telemetry.store import PlacedRange
from handlers.transaction import transaction

COALESCE_SECONDS = 0.5
"""New measurements that come this soon after the first share its derivation."""

REST, LONGEST_REST_SECONDS = 2.0, 5.0
"""Under load as many times as long as the last round took: deriving must not keep ingest from the processors."""

PATIENCE_SECONDS = 20.0
"""After this long the work is handed on by a new event: the one who delivers waits only so long."""


def derive(organization_id: UUID, wait: Callable[[float], None] = time.sleep) -> int:
    """Work off an organization's list; returns how many ranges were derived.

    Leaves at once where another worker is at it: that one looks again after it has let go of the lock.
    """
    derived, began, took = 0, time.monotonic(), 0.0
    while True:
        with transaction() as guard:
            if not store.lock_organization(guard, organization_id):
                return derived
            wait(max(COALESCE_SECONDS, min(REST * took, LONGEST_REST_SECONDS)))
            started = time.monotonic()
            derived += _derive_once(organization_id)
            took = time.monotonic() - started
        with transaction() as connection:
            if not store.dirty_ranges(connection, organization_id, limit=1):
                return derived
            if time.monotonic() - began > PATIENCE_SECONDS:
                subject = str(organization_id)
                publish(connection, organization_id, RANGE_DIRTY, subject, data={}, source="telemetry")
                return derived


def _derive_once(organization_id: UUID) -> int:
    with transaction() as connection:
        listed = store.dirty_ranges(connection, organization_id)
        ranges = [one for one in listed if one.start <= one.end]
        execute = executor(connection)
        rollups.refresh_rollups(execute, [(r.series_id, r.start, r.end) for r in ranges if r.kind != "state"])
        refresh_increases(connection, execute, ranges)
        refresh_derived(connection, execute, organization_id, ranges)
        by_machine: dict[UUID, list[PlacedRange]] = defaultdict(list)
        for placed in store.placed_ranges(connection, ranges):
            by_machine[placed.machine_id].append(placed)
    for machine_id in sorted(by_machine):
        _derive_machine(machine_id, by_machine[machine_id])
    with transaction() as connection:
        store.forget(connection, listed)
    return len(listed)


def _derive_machine(machine_id: UUID, placed: Sequence[PlacedRange]) -> None:
    """Transactions of one machine's alone, so that who judges its condition meanwhile waits for no other's.

    Ranges stay on the list until all machines are done: after a failure the same is calculated once more.
    """
    at = now()
    whole = Span(min(p.span.start for p in placed), max(p.span.end for p in placed))
    with transaction() as connection:
        telling = {"power"} | measures_of_states(connection, machine_id)
    if any(p.range.kind in {"state", "counter"} or p.range.measure in telling for p in placed):
        with transaction() as connection:
            if kept := _kept(connection, machine_id, whole):
                states_changed = refresh_oee(connection, machine_id, kept, at)
                if states_changed or any(p.range.measure in {"power", "energy"} for p in placed):
                    refresh_energy(connection, machine_id, kept, at)
    gauges: dict[str, Span] = {}
    for part in placed:
        if part.range.kind == "gauge":
            known = gauges.get(part.range.measure, part.span)
            span = Span(min(known.start, part.span.start), max(known.end, part.span.end))
            gauges[part.range.measure] = span
    if gauges:
        with transaction() as connection:
            observe_measurements(connection, machine_id, gauges)


def derive_again(machine_ids: Sequence[UUID], since: datetime) -> None:
    """Calculate machines anew from an instant on, of which a device went, came, or was believed to stand."""
    for machine_id in sorted(machine_ids):
        with transaction() as connection:
            at = now()
            if since < at and (kept := _kept(connection, machine_id, Span(since, at))):
                forget_foreign(connection, machine_id, kept, at)
                refresh_oee(connection, machine_id, kept, at)
                refresh_energy(connection, machine_id, kept, at)


def _kept(connection: Connection, machine_id: UUID, span: Span) -> Span | None:
    """The part of a span that can be calculated anew: before it values are gone, and results stay as they are."""
    start = max(span.start, store.kept_from(connection, machine_id) or span.start)
    return Span(start, span.end) if start <= span.end else None
