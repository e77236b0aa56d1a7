"""The recorded excerpts in ``data/``, as values over seconds since their beginning."""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

Value = TypeVar("Value", float, str)

DATA = Path(__file__).parent / "data"
INTERVAL_S = {"steel_energy_2018w03": 900.0, "machine_temperature_2013w50": 300.0}


@dataclass(frozen=True)
class Recording(Generic[Value]):
    """A value that holds from each offset (seconds) to the next, over ``length_s`` seconds in all."""

    offsets_s: tuple[float, ...]
    values: tuple[Value, ...]
    length_s: float

    def at(self, offset_s: float) -> Value | None:
        """The value that holds at an offset; None before the first."""
        index = bisect_right(self.offsets_s, offset_s) - 1
        return self.values[index] if index >= 0 else None


@dataclass(frozen=True)
class LatheDay:
    """A working day of a turning centre."""

    execution: Recording[str]
    spindle_speed: Recording[float]
    spindle_load: Recording[float]

    @cached_property
    def finished_runs_s(self) -> tuple[float, ...]:
        """When a program run ended: the machine went from ACTIVE to READY or STOPPED."""
        pairs = zip(self.execution.values, self.execution.values[1:], self.execution.offsets_s[1:], strict=False)
        return tuple(at for before, after, at in pairs if before == "ACTIVE" and after in {"READY", "STOPPED"})


def lathe_day(name: str) -> LatheDay:
    """One of the three recorded days of the turning centre."""
    with (DATA / f"{name}.csv").open(newline="") as file:
        rows = [(datetime.fromisoformat(row["time"]), row["item"], row["value"]) for row in csv.DictReader(file)]
    begin, length_s = rows[0][0], (rows[-1][0] - rows[0][0]).total_seconds()

    def changes(item: str) -> tuple[tuple[float, ...], tuple[str, ...]]:
        found = [((time - begin).total_seconds(), value) for time, name, value in rows if name == item]
        return tuple(offset for offset, _ in found), tuple(value for _, value in found)

    def numbers(item: str) -> Recording[float]:
        offsets, texts = changes(item)
        known = [(at, float(text)) for at, text in zip(offsets, texts, strict=True) if text != "UNAVAILABLE"]
        return Recording(tuple(at for at, _ in known), tuple(value for _, value in known), length_s)

    return LatheDay(Recording(*changes("execution"), length_s), numbers("Srpm"), numbers("Sload"))


def evenly_sampled(name: str, column: str) -> Recording[float]:
    """A recording with a value every ``INTERVAL_S[name]`` seconds."""
    with (DATA / f"{name}.csv").open(newline="") as file:
        values = tuple(float(row[column]) for row in csv.DictReader(file))
    step = INTERVAL_S[name]
    return Recording(tuple(index * step for index in range(len(values))), values, len(values) * step)


EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""When every loop is at its beginning."""


@dataclass(frozen=True)
class Loop:
    """Plays a recording of ``length_s`` again and again, ``speed`` times as fast as it was recorded."""

    length_s: float
    speed: float = 1.0

    def offset_s(self, time: datetime) -> float:
        """Where in the recording the loop is at a time."""
        return (time - EPOCH).total_seconds() * self.speed % self.length_s

    def times(
        self, offsets_s: tuple[float, ...], start: datetime, end: datetime
    ) -> list[tuple[datetime, int, int]]:
        """Every (time, round, index) in [start, end) at which the loop passes one of the offsets."""
        first, last = (int((time - EPOCH).total_seconds() * self.speed // self.length_s) for time in (start, end))
        found = [
            (EPOCH + timedelta(seconds=(round_ * self.length_s + offset) / self.speed), round_, index)
            for round_ in range(first, last + 1)
            for index, offset in enumerate(offsets_s)
        ]
        return [entry for entry in found if start <= entry[0] < end]


def ticks(start: datetime, end: datetime, every_s: float) -> list[datetime]:
    """The whole multiples of ``every_s`` since the epoch in [start, end)."""
    first = -int(-(start - EPOCH).total_seconds() // every_s)
    last = -int(-(end - EPOCH).total_seconds() // every_s)
    return [EPOCH + timedelta(seconds=number * every_s) for number in range(first, last)]
