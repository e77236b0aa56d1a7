"""Outcomes of the messages of one commit: the answers, the counts, and what is kept for replay."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ingest.answer import Answer, Cause, Fault, Quarantined, Rejected
from ingest.message import Message, Sender, Task

KEPT_BYTES = 64 * 1024
"""Of a rejected item as much is kept for inspection; a quarantined one is kept whole, to be replayed."""

NO_GATEWAY = UUID(int=0)
"""Stands for an integration's own sending where the database wants a gateway."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of ``telemetry.rejected``."""

    message: Message
    kind: str
    outcome: str
    reason: str
    field: str | None
    serial: str | None
    content: bytes


class Outcomes:
    """Collects what becomes of ``tasks`` in one attempt to commit them."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = tasks
        self.answers = [Answer() for _ in tasks]
        self.kept: list[Kept] = []
        self._causes: Counter[tuple[int, str, str]] = Counter()
        for number, task in enumerate(tasks):
            if held := task.decoded.held:
                self.hold(number, held.cause, held.reason)
            for refused in task.decoded.refused:
                self.reject(number, refused.index, refused.fault, refused.content)
            for part in task.decoded.kept:
                self.answers[number].quarantined.append(Quarantined(part.index, part.fault.reason))
                self._causes[number, "quarantined", part.fault.cause] += 1
                kept = Kept(
                    task.message, task.message.kind, "quarantined", part.fault.reason, None, None, part.content
                )
                self.kept.append(kept)

    def hold(self, task: int, cause: Cause, reason: str, serial: str | None = None) -> None:
        """The whole message is kept as it came."""
        message = self.tasks[task].message
        self.answers[task].quarantined.append(Quarantined(0, reason))
        self._causes[task, "quarantined", cause] += 1
        self.kept.append(Kept(message, message.kind, "quarantined", reason, None, serial, message.body))

    def stored(self, task: int, count: int = 1) -> None:
        """``count`` values of a task are new."""
        self.answers[task].stored += count

    def duplicate(self, task: int, count: int = 1) -> None:
        """``count`` values of a task were there already."""
        self.answers[task].duplicate += count

    def reject(self, task: int, index: int, fault: Fault, content: bytes) -> None:
        """An item is not accepted."""
        self.answers[task].rejected.append(Rejected(index, fault.field, fault.reason, fault.value))
        self._causes[task, "rejected", fault.cause] += 1
        message = self.tasks[task].message
        self.kept.append(
            Kept(
                message,
                self.tasks[task].item_kind,
                "rejected",
                fault.reason,
                fault.field,
                None,
                content[:KEPT_BYTES],
            )
        )

    def refuse(self, task: int, position: int, fault: Fault) -> None:
        """The item at ``position`` among those decoded is not accepted."""
        source = self.tasks[task]
        self.reject(task, source.decoded.indexes[position], fault, source.content(position))

    def quarantine(
        self, task: int, position: int, cause: Cause, reason: str, serial: str | None = None, content: bytes = b""
    ) -> None:
        """The item at ``position`` is kept until its cause is gone."""
        source = self.tasks[task]
        self.answers[task].quarantined.append(Quarantined(source.decoded.indexes[position], reason))
        self._causes[task, "quarantined", cause] += 1
        kept = content or source.content(position)
        self.kept.append(Kept(source.message, source.kind_of(position), "quarantined", reason, None, serial, kept))

    def causes(self) -> Counter[tuple[str, str]]:
        """How many items were refused, by outcome and cause."""
        total: Counter[tuple[str, str]] = Counter()
        for (_, outcome, cause), count in self._causes.items():
            total[outcome, cause] += count
        return total

    def counts(self) -> Counter[tuple[UUID, UUID, str, str]]:
        """How often each (organization, gateway, outcome, cause) came up."""
        total: Counter[tuple[UUID, UUID, str, str]] = Counter()
        by_sender: dict[int, list[int]] = {}  # by identity: senders are few, and hashing their ids is slow
        senders: dict[int, Sender] = {}
        for task, answer in zip(self.tasks, self.answers, strict=True):
            sender = task.message.sender
            if (sums := by_sender.get(id(sender))) is None:
                senders[id(sender)] = sender
                sums = by_sender[id(sender)] = [0, 0]
            sums[0] += answer.stored
            sums[1] += answer.duplicate
        for key, (stored, duplicate) in by_sender.items():
            owner = (senders[key].organization_id, senders[key].gateway_id or NO_GATEWAY)
            if stored:
                total[*owner, "stored", ""] += stored
            if duplicate:
                total[*owner, "duplicate", ""] += duplicate
        for (number, outcome, cause), count in self._causes.items():
            sender = self.tasks[number].message.sender
            total[sender.organization_id, sender.gateway_id or NO_GATEWAY, outcome, cause] += count
        return total
