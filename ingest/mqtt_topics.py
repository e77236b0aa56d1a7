"""Topics: ``mw/<organization slug>/<gateway>/<kind>``, and ``…/raw/<device model>`` for raw payloads."""

from typing import NamedTuple

from ingest.payloads import payload_kind
from ingest.shapes import KINDS

ROOT = "mw"
SPARKPLUG = "spBv1.0"
"""Namespace of Sparkplug B topics (Sparkplug 3.0.0, section 4.1)."""


class Address(NamedTuple):
    """What a topic says: who sends what kind of message."""

    organization: str
    gateway: str
    kind: str


def parse_topic(topic: str) -> Address | None:
    """The address behind a topic; None if it is no topic of ours."""
    parts = topic.split("/")
    if len(parts) < 4 or parts[0] != ROOT or not all(parts):
        return None
    if len(parts) == 5 and parts[3] == "raw":
        return Address(parts[1], parts[2], payload_kind(parts[4]))
    return Address(parts[1], parts[2], parts[3]) if len(parts) == 4 and parts[3] in KINDS else None
