"""Commands to gateways: rows of ``telemetry.command`` → subscribers of ``mw/<organization>/<gateway>/commands``.

Whoever may insert a row commands; the door looks for new rows every second, for the gateways that are
connected to it and listen. A command is delivered once a subscriber has acknowledged it; until then
every door that the gateway connects to sends it again, until it expires.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from ingest.lookups import Lookups

EVERY_SECONDS = 1.0
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Command:
    """A command that waits for its gateway."""

    id: UUID
    gateway_id: UUID
    payload: bytes


class Commands:
    """Reads commands and notes their delivery. Safe to share between threads."""

    def __init__(self, database_url: str) -> None:
        self._lookups = Lookups(database_url)

    def waiting(self, gateways: Collection[UUID]) -> list[Command]:
        """Commands for these gateways, oldest first. Raises UnavailableError."""
        return [
            Command(number, gateway, msgspec.json.encode({"id": number, "time": made, "command": content}))
            for number, gateway, made, content in self._lookups.rows(_WAITING, (list(gateways), AT_ONCE))
        ]

    def delivered(self, numbers: Sequence[UUID]) -> None:
        """The gateway has them. Raises UnavailableError."""
        self._lookups.rows(_DELIVERED, (list(numbers),))


_WAITING = """
SELECT id, gateway_id, created_at, content FROM telemetry.command
WHERE gateway_id = ANY(%s) AND delivered_at IS NULL AND expires_at > now()
ORDER BY created_at, id LIMIT %s
"""

_DELIVERED = """
UPDATE telemetry.command SET delivered_at = now() WHERE id = ANY(%s) AND delivered_at IS NULL RETURNING id
"""
