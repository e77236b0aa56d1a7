"""Measurements on their way into the table, and the times that they may have."""

from dataclasses import dataclass, field
from datetime import datetime

from ingest.answer import Fault


@dataclass(frozen=True, slots=True)
class Limits:
    """Times that are accepted, in seconds since 1970: [earliest, latest]."""

    earliest: float
    latest: float

    def fault(self, instant: datetime, where: str, stamp: float) -> Fault | None:
        """What is wrong with ``instant``, if ``stamp``, which it is after correction, is outside the limits."""
        if self.earliest <= stamp <= self.latest:
            return None
        words = "before the year 2000" if stamp < self.earliest else "in the future"
        return Fault("time", where, f"lies {words}; expected a clock that is right", instant.isoformat())


@dataclass(slots=True)
class Rows:
    """Measurements as columns. ``spans`` says which rows are whose: (task, first, after last)."""

    series: list[int] = field(default_factory=list)
    stamps: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
