"""Raw payloads of a device model: found decoder → measurements and states.

A decoder is a mapping of expressions in ``telemetry.decoder``, or else a callable under the entry point group
``millwright.decoders``, named by ``factories.device_model.decoder``. That takes the payload's bytes and returns
measurements as in docs/ingest.md, as plain dicts. What cannot be decoded is quarantined with its bytes, to be
replayed when the decoder is better; whatever a decoder raises, the line goes on.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any, cast
from uuid import UUID

from domain.decoder import Decoder as Declared
from domain.decoder import DecoderError, compile_mapping
from ingest.answer import Cause
from ingest.births import Births
from ingest.decode import Decoded, Held, MalformedError, decode_documents
from ingest.kinds import KIND, LOOKED_UP, SPARKPLUG
from ingest.lookups import Lookups
from ingest.message import Message, read
from ingest.writer import UnavailableError

log = logging.getLogger(__name__)

Decoder = Callable[[bytes], Sequence[Mapping[str, Any]]]
GROUP = "millwright.decoders"
BELIEVED_SECONDS = 10.0
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

    def __init__(
        self,
        database_url: str,
        find: Callable[[str], Decoder | None] = load_decoder,
        stopping: threading.Event | None = None,
    ) -> None:
        self._find = find
        self._stopping = stopping or threading.Event()
        self._known: dict[tuple[UUID, str], tuple[float, Declared | DecoderError | str]] = {}
        self._lookups = Lookups(database_url)
        self._births = Births(self._lookups)

    def read(self, message: Message, *, patient: bool = False) -> Decoded:
        """Decode a message. Raises UnavailableError; a ``patient`` one waits for the database until all stops."""
        family, _, rest = message.kind.partition("/")
        if family not in LOOKED_UP:
            return read(message)
        while True:
            try:
                return self._births.read(message) if family == SPARKPLUG else self._read_payload(message, rest)
            except UnavailableError:
                if not patient or self._stopping.wait(RETRY_SECONDS):
                    raise
            except Exception as error:  # whatever it is, the message has an outcome and the line goes on
                log.exception("a message could not be read")
                return _held("undecodable", f"could not be read: {type(error).__name__}")

    def close(self) -> None:
        """Close the connection that looked up decoders, if there was one."""
        self._lookups.close()

    def _read_payload(self, message: Message, model: str) -> Decoded:
        way = self._way(message.sender.organization_id, model)
        if way is None:
            return _held("undecodable", f"unknown device model {model}")
        if isinstance(way, DecoderError):
            return _held("undecodable", f"the decoder of {model} cannot be used: {way}")
        try:
            if isinstance(way, Declared):
                found: Sequence[Mapping[str, Any]] = way.decode(message.body, message.received_at)
            elif decoder := self._find(way) if way else None:
                found = decoder(message.body)
            else:
                return _held("undecodable", f"device model {model} has no decoder that is installed")
            return decode_documents(list(found))
        except (MalformedError, DecoderError) as error:
            return _held("undecodable", str(error)[:500])
        except Exception as error:
            log.warning("the decoder of %s failed: %s", model, error)
            return _held("undecodable", f"decoder {way} failed: {type(error).__name__}")

    def _way(self, organization_id: UUID, model: str) -> "Declared | DecoderError | str | None":
        """How a model's payloads are read: a mapping, one that is wrong, or the name of a decoder (empty: none).

        None if there is no such model.
        """
        known = self._known.get((organization_id, model))
        if known and known[0] > time.monotonic():
            return known[1]
        rows = self._lookups.rows(_DECODER, {"model": model, "organization_id": organization_id})
        mapping, has_model, name = rows[0]
        if mapping is not None:
            way: Declared | DecoderError | str = _compiled(mapping)
        elif has_model:
            way = name or ""
        else:
            return None
        if way:
            self._known[organization_id, model] = time.monotonic() + BELIEVED_SECONDS, way
        return way


def _compiled(mapping: Any) -> Declared | DecoderError:
    try:
        return compile_mapping(mapping)
    except DecoderError as error:
        return error


def _held(cause: Cause, reason: str) -> Decoded:
    return Decoded([], (), held=Held(cause, reason))


_DECODER = """
SELECT (
    SELECT mapping FROM telemetry.decoder
    WHERE organization_id = %(organization_id)s AND model = %(model)s AND enabled
), m.id IS NOT NULL, m.decoder
FROM (VALUES (1)) AS always LEFT JOIN LATERAL (
    SELECT id, decoder FROM factories.device_model
    WHERE name = %(model)s AND (organization_id = %(organization_id)s OR organization_id IS NULL)
    ORDER BY organization_id NULLS LAST, version DESC LIMIT 1
) AS m ON true
"""
