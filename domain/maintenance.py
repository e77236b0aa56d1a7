"""Work orders: which moves their status allows, what their checklist demands, when they are late.

OPEN → IN_PROGRESS ⇄ ON_HOLD, IN_PROGRESS → DONE → CLOSED; CANCELLED from any status that is not
final; DONE → OPEN again with a reason.  A mandatory item without an answer blocks DONE.
Source: decisions of docs/domain.md; statuses as maintenance systems (Atlas, MaintainX) use them.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from domain.intervals import Span, subtraction


class Status(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    DONE = "done"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class ItemKind(StrEnum):
    CHECK = "check"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    METER = "meter"


TRANSITIONS: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.OPEN: frozenset({Status.IN_PROGRESS, Status.CANCELLED}),
        Status.IN_PROGRESS: frozenset({Status.ON_HOLD, Status.DONE, Status.CANCELLED}),
        Status.ON_HOLD: frozenset({Status.IN_PROGRESS, Status.CANCELLED}),
        Status.DONE: frozenset({Status.CLOSED, Status.OPEN}),
        Status.CLOSED: frozenset(),
        Status.CANCELLED: frozenset(),
    }
)


class TransitionError(ValueError):
    """A move that the order's status or its checklist doesn't allow (a conflict, 409)."""


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line of a checklist.  ``answer``: True for a check, a number, a text, one of ``choices``.

    ``low`` and ``high`` bound a number in ``unit``; an answer outside them is kept and flagged.
    """

    title: str
    kind: ItemKind = ItemKind.CHECK
    mandatory: bool = False
    answer: bool | float | str | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind is ItemKind.CHOICE and not self.choices:
            raise ValueError(f"choices: none given for {self.title!r}, one or more are expected")
        problem = self._problem()
        if self.answer is not None and problem:
            raise ValueError(f"answer: {self.answer!r} given for {self.title!r}, {problem} is expected")

    def _problem(self) -> str | None:
        """What is expected instead of the answer."""
        answer = self.answer
        if self.kind is ItemKind.CHECK:
            return None if isinstance(answer, bool) else "true or false"
        if self.kind in (ItemKind.NUMBER, ItemKind.METER):
            number = isinstance(answer, int | float) and not isinstance(answer, bool) and math.isfinite(answer)
            return None if number else "a finite number"
        if self.kind is ItemKind.CHOICE:
            return None if answer in self.choices else f"one of {', '.join(self.choices)}"
        return None if isinstance(answer, str) else "a text"

    @property
    def is_answered(self) -> bool:
        """A check is answered when it is ticked, a text when it isn't blank."""
        if self.kind is ItemKind.CHECK:
            return self.answer is True
        return self.answer is not None and str(self.answer).strip() != ""

    @property
    def is_out_of_range(self) -> bool:
        """Whether a number lies outside its bounds."""
        if isinstance(self.answer, bool) or not isinstance(self.answer, int | float):
            return False
        return (self.low is not None and self.answer < self.low) or (
            self.high is not None and self.answer > self.high
        )


def open_items(checklist: Iterable[ChecklistItem]) -> tuple[ChecklistItem, ...]:
    """Mandatory items without an answer."""
    return tuple(item for item in checklist if item.mandatory and not item.is_answered)


def move(
    status: Status, to: Status, *, checklist: Iterable[ChecklistItem] = (), reason: str | None = None
) -> Status:
    """The status after the move; ``TransitionError`` says what stands against it."""
    allowed = TRANSITIONS[status]
    if to not in allowed:
        ways = ", ".join(sorted(s.value for s in allowed)) or "no other status"
        raise TransitionError(f"status: {status.value} can't become {to.value}; {ways} is possible")
    if to is Status.DONE:
        missing = open_items(checklist)
        if missing:
            titles = ", ".join(item.title for item in missing)
            raise TransitionError(f"checklist: {titles} must be answered before the order is done")
    if status is Status.DONE and to is Status.OPEN and not (reason and reason.strip()):
        raise TransitionError("reason: missing, a reason is expected to open a done order again")
    return to


def deadline(
    opened: datetime, allowed_s: float, *, holds: Iterable[Span] = (), working: Iterable[Span] | None = None
) -> datetime | None:
    """When a response or resolution is due: ``allowed_s`` of time after ``opened``.

    ``holds`` stop the clock (resolution only).  ``working``: spans in which it runs (shift time; None:
    always).  None where the working time given does not reach that far.
    """
    if not allowed_s >= 0:
        raise ValueError(f"allowed_s: {allowed_s} given, 0 or more is expected")
    pauses = tuple(holds)
    if working is None:
        paused_s = sum(hold.duration_s for hold in pauses)
        working = (Span(opened, opened + timedelta(seconds=allowed_s + paused_s + 1)),)
    remaining_s = allowed_s
    for span in subtraction(working, (*pauses, Span(min(s.start for s in working), opened)) if working else ()):
        if span.duration_s >= remaining_s:
            return span.start + timedelta(seconds=remaining_s)
        remaining_s -= span.duration_s
    return None


def crosses_reorder_point(stock_before: float, stock_after: float, reorder_point: float) -> bool:
    """Whether a withdrawal takes the stock from above the reorder point to it or below (told once)."""
    return stock_before > reorder_point >= stock_after
