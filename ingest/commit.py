"""One group commit: all tasks that wait become one transaction, and each gets its own answer."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from msgspec import UNSET
from psycopg import Connection

from db.timeseries import EARLIEST
from ingest import fragments, presence, store_measurements, store_spectra, store_states
from ingest.bookkeeping import Seen, count_outcomes, keep_refused, notify, send_along
from ingest.events import Event, tell
from ingest.gather import Gathered, gather
from ingest.hooks import Hooks
from ingest.keep_payloads import keep_payloads
from ingest.message import Task
from ingest.outcome import NO_GATEWAY, Outcomes
from ingest.provision import provision
from ingest.resolve import Directory
from ingest.rows import Limits
from ingest.store_measurements import Touched
from ingest.transaction import transaction


class Committer:
    """Turns tasks into committed rows. Knows no threads; what PostgreSQL refuses it raises."""

    def __init__(
        self,
        connection: Connection[Any],
        directory: Directory,
        seen: Seen,
        future_seconds: int,
        hooks: Hooks | None = None,
    ) -> None:
        self.connection, self.directory, self.seen = connection, directory, seen
        self.future, self.hooks = timedelta(seconds=future_seconds), hooks

    def commit(self, tasks: Sequence[Task], now: datetime, *, optimistic: bool = True) -> Outcomes:
        """Write all that ``tasks`` bring in one transaction; their outcomes, true once this returns.

        ``optimistic`` raises UniqueViolation if a large batch holds what is there already: then
        nothing is written, and the caller tries again without.
        """
        limits = Limits(EARLIEST.timestamp(), (now + self.future).timestamp())
        if self.hooks is not None:
            self.hooks.before(self.connection, tasks)
        gathered, outcomes = self._gather(tasks, limits)
        while self.hooks is not None and not self.hooks.persist_before(tasks, gathered.rows):
            gathered, outcomes = self._gather(tasks, limits)
        with transaction(self.connection, together=not _step_by_step(tasks, gathered, optimistic=optimistic)):
            self._write(gathered, outcomes, optimistic=optimistic)
        alive = {id(task.message.sender): task.message.sender for task in tasks if task.decoded.gone is None}
        gateways = {sender.gateway_id or NO_GATEWAY for sender in alive.values()}
        self.seen.note((device.id for device in gathered.devices), gateways)
        return outcomes

    def _gather(self, tasks: Sequence[Task], limits: Limits) -> tuple[Gathered, Outcomes]:
        self.directory.refresh()
        for _ in range(3):  # devices, then their series, then all is known that can be
            outcomes = Outcomes(tasks)
            gathered = gather(tasks, self.directory, limits, outcomes)
            if not gathered.wanted and not gathered.wanted_devices:
                break
            provision(self.connection, gathered.unknown)
            self.directory.learn_devices(self.connection, gathered.wanted_devices)
            self.directory.learn(self.connection, gathered.wanted)
        return gathered, outcomes

    def _write(self, gathered: Gathered, outcomes: Outcomes, *, optimistic: bool) -> None:
        tables: set[str] = set()
        events: list[Event] = []
        changed: list[Touched] = []
        spectral: list[fragments.Piece] = [*gathered.spectra, *gathered.waveforms]
        pieces = [one for one in spectral if one.item.fragment is not UNSET]
        wholes = [one for one in spectral if one.item.fragment is UNSET]
        events += fragments.store_fragments(self.connection, pieces, outcomes)
        events += store_spectra.store_whole(self.connection, wholes, outcomes)
        if gathered.rows.series:
            data = store_measurements.sort(gathered.rows, self.directory.steps)
            new = store_measurements.write(self.connection, data, optimistic=optimistic)
            store_measurements.count(gathered.rows, data, new, outcomes)
            if new.any():
                changed.append(store_measurements.touched(data, new))
                tables |= {"telemetry.measurement", "telemetry.latest_value"}
        if gathered.states:
            changed.append(store_states.store_states(self.connection, gathered.states, outcomes))
            tables.add("oee.state_message")
        if spectral:
            tables |= {"telemetry.spectrum", "telemetry.waveform", "telemetry.spectrum_fragment"}
        if any(task.decoded.gone for task in outcomes.tasks):
            self.seen.forget(presence.store_deaths(self.connection, outcomes))
            tables |= {"factories.device", "factories.gateway"}
        store_states.store_health(self.connection, gathered.health, outcomes)
        with nullcontext() if self.connection.info.pipeline_status else self.connection.pipeline():
            self._follow_up(changed, outcomes, tables)
            tell(self.connection, events)
            keep_refused(self.connection, outcomes)
            keep_payloads(self.connection, outcomes, gathered.rows)
            send_along(self.connection, outcomes)
            count_outcomes(self.connection, outcomes)
            notify(self.connection, tables | {"telemetry.outcome_count"})

    def _follow_up(self, changed: list[Touched], outcomes: Outcomes, tables: set[str]) -> None:
        if not changed:
            return
        both = changed[0] if len(changed) == 1 else _merged(changed)
        if not len(both.series):
            return
        valued = ~np.isnan(both.value)
        if valued.any():
            latest = Touched(both.series[valued], both.start[valued], both.end[valued], both.value[valued])
            store_measurements.update_latest(self.connection, latest)
        last = {id(task.message.sender): task.message for task in outcomes.tasks}
        correlation: dict[UUID, str] = {
            message.sender.organization_id: message.correlation_id for message in last.values()
        }
        store_measurements.mark_dirty(self.connection, both.series, both.start, both.end, correlation)
        tables.add("telemetry.dirty_range")


def _step_by_step(tasks: Sequence[Task], gathered: Gathered, *, optimistic: bool) -> bool:
    """COPY cannot be sent together with other statements; spectra and deaths look at results one by one."""
    copies = optimistic and len(gathered.rows.series) >= store_measurements.COPY_FROM_ROWS
    deaths = any(task.decoded.gone for task in tasks)
    return copies or bool(gathered.spectra or gathered.waveforms) or deaths


def _merged(parts: list[Touched]) -> Touched:
    """``parts`` as one, by series; no series is in two of them (state series have no measurements)."""
    series = np.concatenate([part.series for part in parts])
    order = np.argsort(series)
    return Touched(
        series[order],
        np.concatenate([part.start for part in parts])[order],
        np.concatenate([part.end for part in parts])[order],
        np.concatenate([part.value for part in parts])[order],
    )
