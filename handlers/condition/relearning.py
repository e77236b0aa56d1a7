"""Learning a baseline anew from an instant on: of a sensor's spectra, or of what is usual for an indicator."""

from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.cross_watch import LEAST_ROWS
from domain.intervals import Span
from domain.relearning import ceiling, ready_at
from domain.spectrum import spectrum_from_message
from handlers.auth.audit import record
from handlers.condition import (
    baselines,
    cross_watching,
    store,
    store_baseline,
    store_relearning,
    store_watch,
    watching,
)
from handlers.condition.store import MonitoredMachine
from handlers.condition.store_diagnosis import Seen
from handlers.oee.errors import machine_not_found
from handlers.oee.service import machine_in_reach
from handlers.oee.store import lock_machine
from handlers.refusal import refused
from handlers.validation import Fields

PACE = timedelta(days=7)
"""Before now, in which the usual gap of a measure's values is looked for."""


def relearn(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Keep who asked when and why, judge again what came since that instant, and say when it will be learned."""
    at = now()
    learn_from = fields["learn_from"] or at
    if learn_from > at:
        raise refused("learn_from", learn_from.isoformat(), f"at most now ({at.isoformat()}) is expected")
    machine = locked_machine(connection, identity, fields["machine_id"])
    if (fields["device_id"] is None) == (fields["indicator"] is None):
        raise refused("device_id", fields["device_id"], "either device_id or indicator is expected")
    if fields["indicator"] is not None and fields["axis"] is not None:
        raise refused("axis", fields["axis"], "null is expected beside an indicator")
    asked = {name: fields[name] for name in ("machine_id", "device_id", "axis", "indicator", "reason")}
    asked |= {"organization_id": machine.organization_id, "asked_by": identity.user_id}
    asked |= {"learn_from": learn_from, "replaced": None}
    learn = _indicator if fields["indicator"] is not None else _spectra
    answer = learn(connection, machine, asked, at)
    details = {"machine_id": machine.id, "reason": fields["reason"]}
    record(connection, identity, "baseline.relearned", answer["id"], **details)
    return answer


def locked_machine(connection: Connection, identity: Identity, machine_id: UUID) -> MonitoredMachine:
    """A machine that one may reach, alone with it: what is judged again is judged by nobody else meanwhile."""
    machine_in_reach(connection, identity, machine_id)
    lock_machine(connection, machine_id)
    machine = store.find_machine(connection, machine_id)
    if machine is None:
        raise machine_not_found(machine_id)
    return machine


def watch_of(connection: Connection, machine_id: UUID, indicator: str) -> dict[str, Any]:
    """Where the watch over an indicator stands; refused where there is none."""
    known = store_watch.find(connection, machine_id, indicator)
    if known is None:
        watched = ", ".join(store_relearning.watched(connection, machine_id)) or "none yet"
        raise refused("indicator", indicator, f"a watched indicator of the machine is expected: {watched}")
    return known


def _indicator(
    connection: Connection, machine: MonitoredMachine, asked: dict[str, Any], at: datetime
) -> dict[str, Any]:
    indicator, learn_from = asked["indicator"], asked["learn_from"]
    known = watch_of(connection, machine.id, indicator)
    if known["reference"] is not None:
        asked |= {"replaced": {"learned_at": known["learned_at"].isoformat(), "reference": known["reference"]}}
    kept = store_relearning.save(connection, asked)
    if learn_from <= known["judged_to"]:
        since = Span(learn_from, known["judged_to"])
        if indicator == cross_watching.TOGETHER:
            cross_watching.watch_together(connection, machine, since)
        else:
            watching.watch_measure(connection, machine, indicator, since)
    return dict(kept) | {"learning": [_readiness(connection, machine, indicator, learn_from, at)]}


def _readiness(
    connection: Connection, machine: MonitoredMachine, indicator: str, learn_from: datetime, at: datetime
) -> dict[str, Any]:
    """How far learning is, in minutes with values or in rows of ten minutes."""
    if indicator == cross_watching.TOGETHER:
        rows = store_watch.together(connection, machine.id, Span(learn_from, at), cross_watching.BUCKET)
        needed, step = LEAST_ROWS, cross_watching.RULE.relearn
        present, last, gap = len(rows), rows[-1][0] if rows else at, cross_watching.BUCKET
    else:
        needed, step = watching.RULE.least, watching.RULE.relearn
        times = [m.time for m in store_watch.minutes(connection, machine.id, indicator, Span(at - PACE, at))]
        if len(times) < 2:
            return _progress(indicator, 0, needed, None, f"no values within {PACE.days} days")
        since = store_watch.minutes(connection, machine.id, indicator, Span(learn_from, at))
        present, last = len(since), times[-1]
        gap = timedelta(seconds=median((after - before).total_seconds() for before, after in pairwise(times)))
    standing = store_watch.find(connection, machine.id, indicator)
    if standing is not None and standing["reference"] is not None and standing["learned_at"] > learn_from:
        return _progress(indicator, present, needed, standing["learned_at"], None)
    # What is usual is learned at fixed instants.
    return _progress(indicator, present, needed, ceiling(ready_at(present, needed, gap, last, at), step), None)


def _spectra(
    connection: Connection, machine: MonitoredMachine, asked: dict[str, Any], at: datetime
) -> dict[str, Any]:
    newest = store_relearning.newest_spectra(connection, machine.id, asked["device_id"], asked["axis"])
    if not newest:
        wanted = "a device that sent spectra of that axis while it stood on the machine"
        raise refused("device_id", asked["device_id"], f"{wanted} is expected")
    kept = store_relearning.save(connection, asked)
    needed = baselines.LEARNED_FROM
    learning = []
    for row in newest:
        name = f"{row['kind']} {row['axis']}"
        if not row["speed_rpm"]:
            learning.append(_progress(name, 0, needed, None, "the newest spectrum has no speed"))
            continue
        message = store.spectrum(connection, asked["device_id"], row["time"], row["axis"], row["kind"])
        # With the newest itself: the baseline is learned with the spectrum after the last that is needed.
        until = Seen(asked["device_id"], row["axis"], max(at, row["time"] + timedelta(microseconds=1)))
        like = spectrum_from_message(message or {})
        found = store_baseline.healthy_spectra(connection, machine, until, like, row["speed_rpm"], needed)
        if row["gap_s"] is None:
            learning.append(_progress(name, len(found), needed, None, "of one spectrum no pace is known"))
            continue
        gap = timedelta(seconds=row["gap_s"])
        ready = ready_at(len(found), needed + 1, gap, row["time"], at)
        learning.append(_progress(name, len(found), needed, ready, None))
    return dict(kept) | {"learning": learning}


def _progress(of: str, present: int, needed: int, ready: datetime | None, reason: str | None) -> dict[str, Any]:
    return {"of": of, "present": present, "needed": needed, "ready_at": ready, "reason": reason}
