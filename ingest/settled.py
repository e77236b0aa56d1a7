"""From the writer's thread to an event loop: of many things that are done together, only the first wakes it."""

import asyncio
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Settled(Generic[Thing]):
    """Collects things from any thread; ``deal_with`` gets them on the loop, in their order."""

    def __init__(self, loop: asyncio.AbstractEventLoop, deal_with: Callable[[list[Thing]], None]) -> None:
        self._loop, self._deal_with = loop, deal_with
        self._things: list[Thing] = []
        self._lock = threading.Lock()

    def add(self, thing: Thing) -> None:
        """From any thread."""
        with self._lock:
            self._things.append(thing)
            first = len(self._things) == 1
        if first:
            self._loop.call_soon_threadsafe(self.flush)

    def flush(self) -> None:
        """On the loop: deal with what is there, now."""
        with self._lock:
            things, self._things = self._things, []
        if things:
            self._deal_with(things)
