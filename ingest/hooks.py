"""Hooks: code of others that enriches messages on their way in, and reacts to what was stored.

A hook is a class under the entry point group ``millwright.hooks`` that overrides some of ``Hook``'s methods; it is
made once for each process, without arguments. What it raises concerns the message it was given alone: the line
goes on. With no hook installed all it costs a commit is to see that there is none.
"""

import logging
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any, TypeVar
from uuid import UUID

from psycopg import Connection

from ingest import metrics
from ingest.answer import Answer, Fault
from ingest.decode import Decoded, Held, Refused
from ingest.message import Message, Task
from ingest.rows import Rows
from ingest.shapes import Item

log = logging.getLogger(__name__)

GROUP = "millwright.hooks"
REFRESH_SECONDS = 60.0
STAGES = ("before", "persist_before", "after")
T = TypeVar("T")


class RefusedError(Exception):
    """A hook does not accept a message: its sender is told which field, and why."""

    def __init__(self, field: str, reason: str, value: Any = None) -> None:
        super().__init__(reason)
        self.field, self.reason, self.value = field, reason, value


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it is about to be stored: in its series' unit, at ``stamp`` seconds since 1970."""

    series_id: int
    stamp: float
    value: float


class Hook:
    """What a hook may do. A method that is not overridden costs nothing.

    ``organizations``: slugs of those whose messages it sees; none named: all.
    """

    organizations: frozenset[str] = frozenset()

    def before(self, message: Message, items: list[Item]) -> Sequence[Item]:
        """The message's items as they came; what is returned is taken through the pipeline instead.

        RefusedError rejects the message; whatever else is raised quarantines it. A message that waited in
        quarantine comes again when it is replayed.
        """
        del message
        return items

    def persist_before(self, message: Message, readings: Sequence[Reading]) -> Sequence[float] | None:
        """The message's values, placed, converted and checked; other values for them, or None: as they are.

        Raises as ``before``. Called again where a commit is tried again, so it has no effects of its own.
        """
        del message, readings
        return None

    def after(self, message: Message, items: Sequence[Item], answer: Answer) -> None:
        """The message is committed and answered. At most once: what must not be missed listens to the outbox."""


@dataclass(frozen=True, slots=True)
class _Installed:
    name: str
    hook: Hook


class Hooks:
    """The hooks of a process, by stage."""

    def __init__(self, named: Iterable[tuple[str, Hook]]) -> None:
        installed = [_Installed(name, hook) for name, hook in named]
        self._stages = {
            stage: [one for one in installed if getattr(type(one.hook), stage) is not getattr(Hook, stage)]
            for stage in STAGES
        }
        self._slugs = sorted({slug for one in installed for slug in one.hook.organizations})
        self._ids: dict[UUID, str] = {}
        self._read_at = -math.inf

    def before(self, connection: Connection[Any], tasks: Sequence[Task]) -> None:
        """Let hooks change what tasks hold, each task once, however often its commit is tried."""
        self._learn(connection)
        for task in tasks:
            if task.hooked:
                continue
            task.hooked = True
            for one in self._of("before", task):
                if not task.decoded.items:
                    break
                try:
                    items = list(one.hook.before(task.message, task.decoded.items))
                except Exception as error:
                    _fail(task, one, "before", error)
                else:
                    task.decoded.items = items
                    if len(items) != len(task.decoded.indexes):
                        task.decoded.indexes = range(len(items))

    def persist_before(self, tasks: Sequence[Task], rows: Rows) -> bool:
        """Let hooks change values that are about to be stored. False: a message fell out, gather anew."""
        whole = True
        for number, first, after in rows.spans if self._stages["persist_before"] else ():
            task = tasks[number]
            for one in self._of("persist_before", task):
                columns = zip(
                    rows.series[first:after], rows.stamps[first:after], rows.values[first:after], strict=True
                )
                try:
                    values = one.hook.persist_before(task.message, [Reading(*row) for row in columns])
                    if values is not None:
                        rows.values[first:after] = _checked(values, after - first)
                except Exception as error:
                    _fail(task, one, "persist_before", error)
                    whole = False
                    break
        return whole

    def after(self, tasks: Sequence[Task]) -> None:
        """Tell hooks what became of messages."""
        for task in tasks if self._stages["after"] else ():
            for one in self._of("after", task):
                try:
                    one.hook.after(task.message, task.decoded.items, task.answer or Answer())
                except Exception as error:
                    _note(task, one, "after", error)

    def _of(self, stage: str, task: Task) -> list[_Installed]:
        slug = self._ids.get(task.message.sender.organization_id)
        return [one for one in self._stages[stage] if not one.hook.organizations or slug in one.hook.organizations]

    def _learn(self, connection: Connection[Any]) -> None:
        """Which organizations the hooks' slugs mean, asked once a minute."""
        if self._slugs and time.monotonic() - self._read_at > REFRESH_SECONDS:
            found = connection.execute(
                "SELECT id, slug FROM auth.organization WHERE slug = ANY(%s)", (self._slugs,)
            )
            self._ids, self._read_at = dict(found.fetchall()), time.monotonic()


@lru_cache(maxsize=1)
def installed_hooks() -> Hooks | None:
    """The hooks that are installed, by name; None if there are none."""
    named = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            named.append((entry.name, _made(entry.load())))
        except Exception:
            metrics.HOOK_ERRORS.labels(entry.name, "load").inc()
            log.exception("hook %s cannot be loaded; messages go on without it", entry.name)
    return Hooks(named) if named else None


def _made(loaded: Any) -> Hook:
    hook = loaded()
    if not isinstance(hook, Hook):
        raise TypeError(f"{loaded!r} is no ingest.hooks.Hook")
    return hook


def _checked(values: Sequence[float], count: int) -> list[float]:
    found = [float(value) for value in values]
    if len(found) != count:
        raise ValueError(f"{len(found)} values came back, {count} are expected")
    if not all(map(math.isfinite, found)):
        raise ValueError("values came back that are not finite")
    return found


def _fail(task: Task, one: _Installed, stage: str, error: Exception) -> None:
    """The message falls out: rejected if the hook says so, else kept to be replayed."""
    if isinstance(error, RefusedError):
        fault = Fault("hook", error.field, error.reason, error.value)
        task.decoded = Decoded([], (), [*task.decoded.refused, Refused(0, fault, task.message.body)])
        return
    _note(task, one, stage, error)
    task.decoded = Decoded([], (), held=Held("hook", f"hook {one.name} failed: {type(error).__name__}"))


def _note(task: Task, one: _Installed, stage: str, error: Exception) -> None:
    metrics.HOOK_ERRORS.labels(one.name, stage).inc()
    message = task.message.correlation_id
    log.warning(
        "hook %s failed in %s of message %s: %s: %s", one.name, stage, message, type(error).__name__, error
    )
