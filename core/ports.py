"""All ports derive from one base, so that two checkouts run side by side."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Ports:
    """TCP ports of one deployment."""

    front: int
    engine: int
    handlers: int
    ingest: int
    mqtt: int
    postgres: int
    frontend: int
    mqtt_tls: int
    mqtt_metrics: int

    @classmethod
    def derive(cls, base: int) -> Self:
        """Ports base .. base + 8, in the order of the fields."""
        return cls(*(base + offset for offset in range(9)))
