"""Topics: ``mw/<organization slug>/<gateway>/<kind>``, and ``…/raw/<device model>`` for raw payloads.

Besides these, ``umh/v1/<organization slug>/…`` names no gateway: whoever signed in speaks. Sparkplug B's group
is the organization's slug, its edge node a gateway.
"""

from typing import NamedTuple

from ingest.foreign import READERS
from ingest.foreign.sparkplug import BIRTHS, DATA, DEATHS
from ingest.kinds import SPARKPLUG
from ingest.payloads import payload_kind
from ingest.shapes import KINDS

ROOT = "mw"
_LAST = KINDS.keys() | READERS.keys()
PATTERNS = (f"{ROOT}/#", "umh/v1/#", f"{SPARKPLUG}/#")
"""What is taken from a broker."""


class Address(NamedTuple):
    """What a topic says: who sends what kind of message. ``gateway`` is empty where it names none."""

    organization: str
    gateway: str
    kind: str


def parse_topic(topic: str) -> Address | None:
    """The address behind a topic; None if it is no topic of ours."""
    parts = topic.split("/")
    if parts[:2] == ["umh", "v1"] and len(parts) > 4 and all(parts):
        return Address(parts[2], "", f"umh/{'/'.join(parts[3:])}")
    if parts[0] == SPARKPLUG:
        return _sparkplug(parts)
    if len(parts) < 4 or parts[0] != ROOT or not all(parts):
        return None
    if len(parts) == 5 and parts[3] == "raw":
        return Address(parts[1], parts[2], payload_kind(parts[4]))
    return Address(parts[1], parts[2], parts[3]) if len(parts) == 4 and parts[3] in _LAST else None


def _sparkplug(parts: list[str]) -> Address | None:
    if len(parts) not in {4, 5} or not all(parts) or parts[2] not in BIRTHS | DEATHS | DATA:
        return None
    of_device = parts[2].startswith("D")
    if of_device != (len(parts) == 5):
        return None
    return Address(parts[1], parts[3], "/".join([SPARKPLUG, *parts[2:]]))
