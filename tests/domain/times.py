"""Short ways to write instants and spans in tests."""

from datetime import UTC, datetime, timedelta

from domain.intervals import Span, Valued
from domain.machine_state import MachineState

DAY = datetime(2025, 1, 6, tzinfo=UTC)  # a Monday


def at(minutes: float, base: datetime = DAY) -> datetime:
    """The instant that many minutes after the base."""
    return base + timedelta(minutes=minutes)


def clock(text: str, base: datetime = DAY) -> datetime:
    """``"08:30"`` or ``"08:30:15"`` on the base day, UTC."""
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return base + timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0)


def span(start: str, end: str) -> Span:
    return Span(clock(start), clock(end))


def minutes(start: float, end: float) -> Span:
    return Span(at(start), at(end))


def state(name: str, start: float, end: float) -> Valued[MachineState]:
    return Valued(minutes(start, end), MachineState(name))
