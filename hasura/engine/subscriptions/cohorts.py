"""Subscribers and the cohorts they share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import blake2b

Send = Callable[[bytes], Awaitable[None]]
"""Takes a whole GraphQL answer to one client."""


@dataclass(eq=False, slots=True)
class Subscriber:
    """One client's subscription; `leave` takes it out of its poller."""

    send: Send
    shows_internal: bool
    leave: Callable[[Subscriber], None]
    is_fresh: bool = True
    cohort: Cohort | None = None

    def cancel(self) -> None:
        """End the subscription; nothing is sent afterwards."""
        self.leave(self)


@dataclass(eq=False, slots=True)
class Cohort:
    """Subscribers whose parameters are the same. values: the parameters, as text.

    digest: of the answer last sent. cursor: where a stream stands, None until its first batch.
    """

    number: int
    key: tuple[str | None, ...]
    values: tuple[str | None, ...]
    subscribers: set[Subscriber] = field(default_factory=set)
    digest: bytes = b""

    async def deliver(self, answer: bytes) -> None:
        """Send an answer to those who don't have it yet."""
        digest = blake2b(answer, digest_size=16).digest()
        changed = digest != self.digest
        self.digest = digest
        for subscriber in tuple(self.subscribers):
            if changed or subscriber.is_fresh:
                subscriber.is_fresh = False
                await subscriber.send(answer)
