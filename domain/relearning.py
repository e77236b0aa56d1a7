"""Learning anew: from when on what lay before is not learned from, and how long that takes."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def floor(time: datetime, step: timedelta) -> datetime:
    """The last multiple of a step (counted from 1970, UTC) that is not after a time."""
    return time - (time - EPOCH) % step


def ceiling(time: datetime, step: timedelta) -> datetime:
    """The first multiple of a step that is not before a time."""
    return time + (EPOCH - time) % step


@dataclass(frozen=True, slots=True)
class Restarts:
    """Instants from which a baseline is learned anew, by time.

    Each holds for all that lies after it, whenever it was asked for, so that late values are judged as if in time.
    """

    instants: tuple[datetime, ...] = ()

    @classmethod
    def of(cls, instants: Iterable[datetime], step: timedelta | None = None) -> "Restarts":
        """The restarts, each put off to the next multiple of a step if there is one."""
        return cls(tuple(sorted({ceiling(instant, step) if step else instant for instant in instants})))

    def before(self, time: datetime) -> datetime | None:
        """The last restart that is not after a time."""
        index = bisect_right(self.instants, time)
        return self.instants[index - 1] if index else None

    def after(self, time: datetime) -> datetime | None:
        """The first restart after a time."""
        index = bisect_right(self.instants, time)
        return self.instants[index] if index < len(self.instants) else None

    def learning(self, time: datetime, step: timedelta) -> datetime:
        """When was learned what a value is held against: the last multiple of a step, or a restart."""
        restart = self.before(time)
        slot = floor(time, step)
        return slot if restart is None else max(slot, restart)


def ready_at(present: int, needed: int, gap: timedelta, last: datetime, now: datetime) -> datetime:
    """When the last of the values that are needed will have come, if they go on to come at their usual gap."""
    if present >= needed:
        return last
    return max(last + gap, now) + (needed - present - 1) * gap
