"""Shapes of others: read into our own items, so that all else happens as to a measurement of ours.

A reader takes a body apart into ``Part``s. What it understands is a plain item as docs/ingest.md shows them;
what is valid there but means nothing here is kept, to be looked at; what is wrong is refused.
"""

from collections.abc import Mapping
from typing import Final

from ingest.answer import Fault
from ingest.decode import Decoded, Refused
from ingest.foreign import iaes, kuzzle, senml, umh
from ingest.foreign.parts import Reader, assemble, raw_records

READERS: Final[Mapping[str, Reader]] = {"senml": senml.read, "kuzzle": kuzzle.read, "iaes": iaes.read}
"""Last part of the HTTP address or MQTT topic → what reads it."""
UMH: Final = "umh"
"""The kind of a message of UMH is ``umh/`` and its topic below the enterprise."""


def is_foreign(kind: str) -> bool:
    """Whether a message of this kind is in a shape of others."""
    return kind in READERS or kind.startswith(UMH + "/")


def read(kind: str, body: bytes, received_at: float) -> Decoded:
    """Decode a body; ``received_at`` in seconds since 1970. Raises MalformedError."""
    if kind.startswith(UMH + "/"):
        return assemble(umh.read(kind.removeprefix(UMH + "/"), body))
    decoded = assemble(READERS[kind](raw_records(body), received_at))
    if not (decoded.items or decoded.refused or decoded.kept):
        decoded.refused.append(
            Refused(0, Fault("invalid", "", "holds no value; expected a record with one"), body)
        )
    return decoded
