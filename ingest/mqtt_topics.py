"""Topics: ``mw/<organization slug>/<gateway>/<kind>``."""

from typing import NamedTuple

from ingest.shapes import KINDS

ROOT = "mw"


class Address(NamedTuple):
    """What a topic says: who sends what kind of message."""

    organization: str
    gateway: str
    kind: str


def parse_topic(topic: str) -> Address | None:
    """The address behind a topic; None if it is no topic of ours."""
    parts = topic.split("/")
    if len(parts) != 4 or parts[0] != ROOT or parts[3] not in KINDS or not parts[1] or not parts[2]:
        return None
    return Address(parts[1], parts[2], parts[3])
