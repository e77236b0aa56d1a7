"""An example of a package with hooks; its dist-info stands beside it, as after an installation."""

from collections.abc import Sequence
from typing import ClassVar

from ingest.answer import Answer
from ingest.hooks import Hook, Reading, RefusedError
from ingest.message import Message
from ingest.shapes import Item, Measurement


class Recipe(Hook):
    """For acme alone: adds what the sender leaves out, and refuses what a recipe does not have."""

    organizations = frozenset({"acme"})

    def before(self, message: Message, items: list[Item]) -> Sequence[Item]:
        """Adds the fill level to each pressure (1 bar stands for 10 m of water)."""
        del message
        for item in items:
            if isinstance(item, Measurement) and "pressure" in item.values:
                if item.values["pressure"] < 0:
                    raise RefusedError("values.pressure", "a tank is never below 0 bar", item.values["pressure"])
                item.values["level"] = 10 * item.values["pressure"]
            if isinstance(item, Measurement) and "recipe" in item.values:
                raise LookupError("the recipes are away")
        return items


class Calibration(Hook):
    """For all: takes a known offset out of values before they are stored."""

    def persist_before(self, message: Message, readings: Sequence[Reading]) -> Sequence[float] | None:
        """-0.5 for values above 1000; fails on 999."""
        del message
        return [_calibrated(reading.value) for reading in readings]


def _calibrated(value: float) -> float:
    if value == 999:
        raise ArithmeticError("out of the table")
    return value - 0.5 if value > 1000 else value


class Journal(Hook):
    """Keeps what was answered; fails for one that had nothing stored."""

    heard: ClassVar[list[tuple[str, int]]] = []

    def after(self, message: Message, items: Sequence[Item], answer: Answer) -> None:
        """Writes down who got how much in."""
        del items
        self.heard.append((message.correlation_id, answer.stored))
        if not answer.stored:
            raise RuntimeError("nothing to write down")
