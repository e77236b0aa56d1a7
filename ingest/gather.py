"""Items → rows: each item finds its device and series, its unit and time are checked, or it is refused.

No SQL here: what the database knows comes by a ``Directory``; what that does not know yet is
collected in ``Gathered.wanted`` and asked for by the caller, who then gathers again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

from msgspec import UNSET, structs

from domain.units import UnitError, conversion, known_units
from ingest.answer import Fault, presentable
from ingest.gather_quick import gather_quickly
from ingest.message import Task
from ingest.outcome import Outcomes
from ingest.resolve import STATE_MEASURE, Device, Directory, Organization, Series, Wanted
from ingest.rows import Limits, Rows
from ingest.shapes import Columns, Health, Measurement, Spectrum, State, Waveform

BLOCK = 64
"""So many messages are gathered together at most: one that is not easy makes its neighbours wait for it."""

RESERVED = Fault("invalid", f"values.{STATE_MEASURE}", "is reserved for state messages; send them as states")
UNKNOWN = Fault("unknown device", "device", "unknown device")
"""Stands for an item to be quarantined instead of refused."""


Placeable = TypeVar("Placeable", Spectrum, Waveform, State)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Placeable]):
    """An item with its device; ``task`` and ``position`` say where it came from."""

    task: int
    position: int
    item: Placeable
    device: Device


@dataclass(frozen=True, slots=True)
class PlacedHealth:
    """A health message; without a device it names a machine."""

    task: int
    position: int
    item: Health
    device: Device | None


@dataclass(slots=True)
class Gathered:
    """All that the tasks of one commit bring, sorted by where it goes."""

    rows: Rows = field(default_factory=Rows)
    spectra: list[Placed[Spectrum]] = field(default_factory=list)
    waveforms: list[Placed[Waveform]] = field(default_factory=list)
    states: list[tuple[Placed[State], Series]] = field(default_factory=list)
    health: list[PlacedHealth] = field(default_factory=list)
    wanted: set[Wanted] = field(default_factory=set)
    wanted_devices: set[tuple[UUID, str]] = field(default_factory=set)
    unknown: set[tuple[UUID, UUID, str]] = field(default_factory=set)
    """(organization, gateway, serial) of devices that a gateway speaks for and nobody knows."""
    devices: set[Device] = field(default_factory=set)


def gather(tasks: Sequence[Task], directory: Directory, limits: Limits, outcomes: Outcomes) -> Gathered:
    """Sort the items of ``tasks``; what is unknown to ``directory`` ends in ``wanted`` and in quarantine."""
    gathered = Gathered()
    for first, block in _blocks(tasks):
        known = directory.of(block[0].message.sender.organization_id)
        easy = block[0].message.kind == "measurements"
        if not easy or not gather_quickly(first, block, known, limits, gathered.rows, gathered.devices):
            _gather_each(first, block, known, limits, outcomes, gathered)
    return gathered


def _blocks(tasks: Sequence[Task]) -> Iterator[tuple[int, Sequence[Task]]]:
    """Neighbours of one sender and one kind, with the number of the first: at most BLOCK of them."""
    first = 0
    for number in range(1, len(tasks) + 1):
        if number < len(tasks) and number - first < BLOCK:
            before, after = tasks[number - 1].message, tasks[number].message
            if before.sender is after.sender and before.kind == after.kind:
                continue
        yield first, tasks[first:number]
        first = number


def _gather_each(
    first: int, tasks: Sequence[Task], known: Organization, limits: Limits, outcomes: Outcomes, gathered: Gathered
) -> None:
    for number, task in enumerate(tasks, first):
        gatherer = _Gatherer(number, task, known, limits, outcomes, gathered)
        if task.item_kind == "measurements":
            gatherer.measurements()
        if task.message.kind != "measurements":
            gatherer.others()


class _Gatherer:
    """Gathers the items of one task."""

    def __init__(
        self, number: int, task: Task, known: Organization, limits: Limits, outcomes: Outcomes, into: Gathered
    ) -> None:
        self.number, self.task, self.known, self.limits = number, task, known, limits
        self.outcomes, self.into = outcomes, into
        self.organization_id = task.message.sender.organization_id

    def measurements(self) -> None:
        """Rows of measurements and columns. An item goes in whole or not at all."""
        rows = self.into.rows
        first = len(rows.series)
        for position, item in enumerate(self.task.decoded.items):
            mark = len(rows.series)
            if type(item) is Measurement:
                fault = self._measurement(item)
            elif type(item) is Columns:
                fault = self._columns(item)
            else:
                continue
            if fault is not None:
                del rows.series[mark:], rows.stamps[mark:], rows.values[mark:]
                if fault is UNKNOWN:
                    self._unknown(position, item.device)
                else:
                    self.outcomes.refuse(self.number, position, fault)
        if len(rows.series) > first:
            rows.spans.append((self.number, first, len(rows.series)))

    def _measurement(self, item: Measurement) -> Fault | None:
        rows, series, serial, units = self.into.rows, self.known.series, item.device, item.units
        stamp = item.time.timestamp() + self._offset_s(serial)
        if not self.limits.earliest <= stamp <= self.limits.latest:
            return self._time_fault(item.time, stamp, serial)
        lacking = False
        for measure, value in item.values.items():
            if measure == STATE_MEASURE:
                return RESERVED
            unit = None if units is UNSET else units.get(measure)
            if (entry := series.get((serial, measure))) is None or (unit and not entry.unit):
                self.into.wanted.add(Wanted(self.organization_id, serial, measure, unit))
                if entry is None:
                    lacking = True
                    continue
            if unit and entry.unit and unit != entry.unit:
                try:
                    converted = conversion(unit, entry.unit)(value)
                except UnitError:
                    return _no_way(f"units.{measure}", unit, entry)
            else:
                converted = value
            if not entry.minimum <= converted <= entry.maximum:
                return _outside(f"values.{measure}", value, entry)
            rows.series.append(entry.id)
            rows.stamps.append(stamp)
            rows.values.append(converted)
        if lacking:
            return UNKNOWN
        self.into.devices.add(self.known.devices[serial])
        return None

    def _columns(self, item: Columns) -> Fault | None:
        if item.measure == STATE_MEASURE:
            return RESERVED
        unit = None if item.unit is UNSET else item.unit
        entry = self.known.series.get((item.device, item.measure))
        if entry is None or (unit and not entry.unit):
            self.into.wanted.add(Wanted(self.organization_id, item.device, item.measure, unit))
            if entry is None:
                return UNKNOWN
        offset_s = entry.device.clock_offset_s
        stamps = [time.timestamp() + offset_s for time in item.times]
        for index in (stamps.index(min(stamps)), stamps.index(max(stamps))):
            if fault := self.limits.fault(item.times[index], f"times[{index}]", stamps[index]):
                return fault
        values = item.values
        if unit and entry.unit and unit != entry.unit:
            try:
                change = conversion(unit, entry.unit)
            except UnitError:
                return _no_way("unit", unit, entry)
            values = [change(value) for value in values]
        for extreme in (min(values), max(values)):
            if not entry.minimum <= extreme <= entry.maximum:
                index = values.index(extreme)
                return _outside(f"values[{index}]", item.values[index], entry)
        rows = self.into.rows
        rows.series.extend([entry.id] * len(values))
        rows.stamps.extend(stamps)
        rows.values.extend(values)
        self.into.devices.add(entry.device)
        return None

    def others(self) -> None:
        """Spectra, waveforms, states, health messages."""
        for position, told in enumerate(self.task.decoded.items):
            if isinstance(told, Measurement | Columns):
                continue
            serial = "" if told.device is UNSET else told.device
            offset_s = self._offset_s(serial)
            fault = self._time_fault(told.time, told.time.timestamp() + offset_s, serial)
            item = told
            if offset_s and not fault:
                item = structs.replace(told, time=told.time + timedelta(seconds=offset_s))
            if fault:
                self.outcomes.refuse(self.number, position, fault)
            elif isinstance(item, Health):
                self._health(position, item)
            elif (device := self.known.devices.get(item.device)) is None:
                self.into.wanted_devices.add((self.organization_id, item.device))
                self._unknown(position, item.device)
            else:
                self._place(position, item, device)

    def _time_fault(self, instant: datetime, stamp: float, serial: str) -> Fault | None:
        """What is wrong with a time; how its device's clock is corrected may still have to be asked."""
        fault = self.limits.fault(instant, "time", stamp)
        if fault and serial and serial not in self.known.devices:
            self.into.wanted_devices.add((self.organization_id, serial))
        return fault

    def _offset_s(self, serial: str) -> float:
        """How much the device's clock is corrected by."""
        if not self.known.offsets or (device := self.known.devices.get(serial)) is None:
            return 0.0
        return device.clock_offset_s

    def _place(self, position: int, item: Spectrum | Waveform | State, device: Device) -> None:
        self.into.devices.add(device)
        if isinstance(item, Spectrum):
            self.into.spectra.append(Placed(self.number, position, item, device))
        elif isinstance(item, Waveform):
            self.into.waveforms.append(Placed(self.number, position, item, device))
        elif series := self.known.series.get((item.device, STATE_MEASURE)):
            self.into.states.append((Placed(self.number, position, item, device), series))
        else:
            self.into.wanted.add(Wanted(self.organization_id, item.device, STATE_MEASURE))
            self._unknown(position, item.device)  # stands only if the device vanishes before its series is made

    def _health(self, position: int, item: Health) -> None:
        device = None
        if item.device is not UNSET:
            device = self.known.devices.get(item.device)
            if device is None:
                self.into.wanted_devices.add((self.organization_id, item.device))
                self._unknown(position, item.device)
                return
        self.into.health.append(PlacedHealth(self.number, position, item, device))

    def _unknown(self, position: int, serial: str) -> None:
        reason = f"unknown device {serial}"
        if gateway := self.task.message.sender.gateway_id:
            self.into.unknown.add((self.organization_id, gateway, serial))
        self.outcomes.quarantine(self.number, position, "unknown device", reason, serial)


def _outside(where: str, value: float, series: Series) -> Fault:
    expected = f"expected {series.minimum:g} to {series.maximum:g} {series.unit}".rstrip()
    return Fault("limit", where, f"is outside what makes sense; {expected}", presentable(value))


def _no_way(where: str, unit: str, series: Series) -> Fault:
    words = "" if unit in known_units() else f"{unit!r} is not a unit that is known here; "
    return Fault(
        "unit", where, f"{words}expected {series.unit}, the series' unit, or one that converts to it", unit
    )
