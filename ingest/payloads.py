"""Raw payloads of a device model: found decoder → measurements.

A decoder is a callable under the entry point group ``millwright.decoders``, named by
``factories.device_model.decoder``. It takes the payload's bytes and returns measurements as in
docs/ingest.md, as plain dicts. What it cannot decode is quarantined with its bytes, to be replayed
when the decoder is better; whatever it raises, the line goes on.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any, cast
from uuid import UUID

import msgspec

from ingest.answer import Cause
from ingest.births import Births
from ingest.decode import Decoded, Held, MalformedError, decode
from ingest.lookups import Lookups
from ingest.message import Message, read
from ingest.writer import UnavailableError

log = logging.getLogger(__name__)

Decoder = Callable[[bytes], Sequence[Mapping[str, Any]]]
GROUP = "millwright.decoders"
KIND = "payloads"
SPARKPLUG = "spBv1.0"
"""Namespace of Sparkplug B topics (Sparkplug 3.0.0, section 4.1)."""
LOOKED_UP = frozenset({KIND, SPARKPLUG})
"""Kinds whose meaning the database knows."""
BELIEVED_SECONDS = 30.0
RETRY_SECONDS = 1.0


def payload_kind(model: str) -> str:
    """The kind of message that carries raw payloads of a device model."""
    return f"{KIND}/{model}"


@lru_cache
def load_decoder(name: str) -> Decoder | None:
    """The decoder installed under a name."""
    for entry in entry_points(group=GROUP, name=name):
        return cast(Decoder, entry.load())
    return None


class Reader:
    """Reads messages of every kind. Safe to share between threads."""

    def __init__(self, database_url: str, find: Callable[[str], Decoder | None] = load_decoder) -> None:
        self._find = find
        self._known: dict[tuple[UUID, str], tuple[float, str | None]] = {}
        self._lookups = Lookups(database_url)
        self._births = Births(self._lookups)

    def read(self, message: Message, *, patient: bool = False) -> Decoded:
        """Decode a message. Raises UnavailableError, unless ``patient`` waits until the database is back."""
        family, _, rest = message.kind.partition("/")
        if family not in LOOKED_UP:
            return read(message)
        while True:
            try:
                return self._births.read(message) if family == SPARKPLUG else self._read_payload(message, rest)
            except UnavailableError:
                if not patient:
                    raise
                time.sleep(RETRY_SECONDS)

    def close(self) -> None:
        """Close the connection that looked up decoders, if there was one."""
        self._lookups.close()

    def _read_payload(self, message: Message, model: str) -> Decoded:
        name = self._decoder_name(message.sender.organization_id, model)
        if name is None:
            return _held("undecodable", f"unknown device model {model}")
        decoder = self._find(name) if name else None
        if decoder is None:
            return _held("undecodable", f"device model {model} has no decoder that is installed")
        try:
            items = msgspec.json.encode(list(decoder(message.body)))
            return decode("measurements", items)
        except MalformedError as error:  # cannot be, as we wrote the JSON
            return _held("undecodable", str(error))
        except Exception as error:
            log.warning("decoder %s failed: %s", name, error)
            return _held("undecodable", f"decoder {name} failed: {type(error).__name__}")

    def _decoder_name(self, organization_id: UUID, model: str) -> str | None:
        """The name of a model's decoder; empty if it has none, None if there is no such model."""
        known = self._known.get((organization_id, model))
        if known and known[0] > time.monotonic():
            return known[1]
        rows = self._lookups.rows(_DECODER, (model, organization_id))
        name = rows[0][0] or "" if rows else None
        if name:
            self._known[organization_id, model] = time.monotonic() + BELIEVED_SECONDS, name
        return name


def _held(cause: Cause, reason: str) -> Decoded:
    return Decoded([], (), held=Held(cause, reason))


_DECODER = """
SELECT decoder FROM factories.device_model
WHERE name = %s AND (organization_id = %s OR organization_id IS NULL)
ORDER BY organization_id NULLS LAST, version DESC LIMIT 1
"""
