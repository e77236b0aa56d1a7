"""What became of a message: the answer of every door."""

from dataclasses import dataclass
from typing import Any, Literal

from msgspec import Struct, field

Cause = Literal[
    "malformed", "invalid", "time", "unit", "limit", "checksum", "conflict", "unknown device", "unknown machine",
    "unknown gateway", "undecodable", "incomplete", "hook",
]  # fmt: skip
"""Why something was refused, in the few words by which outcomes are counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one item is refused: which field, its value, and what would have been accepted."""

    cause: Cause
    field: str
    reason: str
    value: Any = None


class Rejected(Struct):
    """An item that is not accepted as it is; nothing of it was stored."""

    index: int
    field: str
    reason: str
    value: Any = None


class Quarantined(Struct):
    """An item kept as it came, to be replayed once its cause is gone."""

    index: int
    reason: str


class Answer(Struct):
    """Outcomes of one message. ``stored`` and ``duplicate`` count values (spectra, states … count one)."""

    stored: int = 0
    duplicate: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)

    @property
    def all_rejected(self) -> bool:
        """Whether the sender got nothing in."""
        return bool(self.rejected) and not (self.stored or self.duplicate or self.quarantined)


def presentable(value: Any) -> Any:
    """``value`` as it may be shown in an answer: short, and valid JSON."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) < 2**53:
        return value
    if isinstance(value, float) and value - value == 0:  # neither infinite nor NaN
        return value
    text = value if isinstance(value, str) else repr(value)
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 100 else text[:99] + "…"
