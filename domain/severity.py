"""Vibration severity zones: limits of velocity RMS as data (standard, group, mounting).

A value equal to a limit stays in the better zone.  A: as new, B: unrestricted operation, C: limited
time, D: damage likely.  Source: ISO 10816-3:2009 / 20816-3 as given by secondary sources that agree
(docs/domain.md); the limits are a default that each machine may replace.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Zone(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Mounting(StrEnum):
    RIGID = "rigid"
    FLEXIBLE = "flexible"


@dataclass(frozen=True, slots=True)
class ZoneLimits:
    """Limits between the zones, velocity RMS in mm/s."""

    a_b_mm_s: float
    b_c_mm_s: float
    c_d_mm_s: float

    def __post_init__(self) -> None:
        if not 0 < self.a_b_mm_s < self.b_c_mm_s < self.c_d_mm_s:
            raise ValueError(
                f"limits: {self.a_b_mm_s}, {self.b_c_mm_s}, {self.c_d_mm_s} given,"
                " rising numbers above 0 are expected"
            )

    def zone(self, velocity_rms_mm_s: float) -> Zone:
        """The zone of a velocity RMS."""
        if not velocity_rms_mm_s >= 0:
            raise ValueError(f"velocity_rms_mm_s: {velocity_rms_mm_s} given, 0 or more is expected")
        for limit, zone in ((self.a_b_mm_s, Zone.A), (self.b_c_mm_s, Zone.B), (self.c_d_mm_s, Zone.C)):
            if velocity_rms_mm_s <= limit:
                return zone
        return Zone.D


# Group 1: above 300 kW, or electrical machine with a shaft height of 315 mm or more;
# group 2: 15 to 300 kW, or a shaft height of 160 to 315 mm.
ISO_20816_3: Mapping[tuple[int, Mounting], ZoneLimits] = MappingProxyType(
    {
        (1, Mounting.RIGID): ZoneLimits(2.3, 4.5, 7.1),
        (1, Mounting.FLEXIBLE): ZoneLimits(3.5, 7.1, 11.0),
        (2, Mounting.RIGID): ZoneLimits(1.4, 2.8, 4.5),
        (2, Mounting.FLEXIBLE): ZoneLimits(2.3, 4.5, 7.1),
    }
)
# The older classes of ISO 10816-1, by machine class I to IV.
ISO_10816_1: Mapping[int, ZoneLimits] = MappingProxyType(
    {
        1: ZoneLimits(0.71, 1.8, 4.5),
        2: ZoneLimits(1.12, 2.8, 7.1),
        3: ZoneLimits(1.8, 4.5, 11.2),
        4: ZoneLimits(2.8, 7.1, 18.0),
    }
)


def machine_group(power_kw: float) -> int | None:
    """Group of ISO 20816-3 by rated power; None at 15 kW and below (its own baseline has to serve)."""
    if power_kw > 300:
        return 1
    return 2 if power_kw > 15 else None


def zone_limits(group: int, mounting: Mounting) -> ZoneLimits:
    """Limits of ISO 20816-3; ``ValueError`` for an unknown group."""
    limits = ISO_20816_3.get((group, mounting))
    if limits is None:
        raise ValueError(f"group: {group} given, 1 or 2 is expected")
    return limits
