"""The JSON shapes that senders use, as types. docs/ingest.md shows an example of each.

Times are RFC 3339 with a zone. Unknown keys are refused. The ``description`` of a type is what a
refused sender is told was expected (``ingest/wording.py``).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Name = Annotated[str, Meta(min_length=1, max_length=128, description="a text of 1 to 128 characters")]
Text = Annotated[str, Meta(max_length=2000, description="a text of at most 2000 characters")]
Unit = Annotated[str, Meta(max_length=32, description="a unit, such as kW, degC or m/s2")]
Number = Annotated[float, Meta(description="a finite number")]
Positive = Annotated[float, Meta(gt=0, description="a finite number above 0")]
Instant = Annotated[
    datetime, Meta(tz=True, description='an RFC 3339 time with zone, such as "2026-11-20T10:00:00.123Z"')
]
Index = Annotated[int, Meta(ge=0, le=4095, description="a whole number from 0 to 4095")]
Count = Annotated[int, Meta(ge=1, le=4096, description="a whole number from 1 to 4096")]
Lines = Annotated[int, Meta(ge=1, le=4_194_304, description="a whole number from 1 to 4194304")]
Checksum = Annotated[
    str, Meta(pattern="^[0-9A-Fa-f]{8}$", description="8 hexadecimal digits: CRC-32 of the float32 values")
]
Window = Literal["rectangular", "hann", "hamming", "blackman", "flattop"]
Scaling = Literal["peak", "rms"]


class Measurement(Struct, forbid_unknown_fields=True, gc=False):
    """Values of one device at one instant. A value without unit is in its series' unit."""

    device: Name
    time: Instant
    values: Annotated[dict[Name, Number], Meta(min_length=1)]
    units: dict[Name, Unit] | UnsetType = UNSET
    gateway_time: Instant | UnsetType = UNSET


class Columns(Struct, forbid_unknown_fields=True, gc=False):
    """Many values of one measure of one device: ``values[k]`` was measured at ``times[k]``."""

    device: Name
    measure: Name
    times: Annotated[list[Instant], Meta(min_length=1)]
    values: Annotated[list[Number], Meta(min_length=1)]
    unit: Unit | UnsetType = UNSET
    gateway_time: Instant | UnsetType = UNSET


class Fragment(Struct, forbid_unknown_fields=True, gc=False):
    """Which part of a larger whole this is; ``crc32`` is over its values as little-endian float32."""

    id: Name
    index: Index
    count: Count
    crc32: Checksum | UnsetType = UNSET


class Spectrum(Struct, forbid_unknown_fields=True, gc=False):
    """One-sided amplitude spectrum: line k stands at ``f0 + k × df`` Hz. ``lines`` counts the whole's."""

    device: Name
    time: Instant
    axis: Name
    kind: Name
    unit: Unit
    df: Positive
    window: Window
    scaling: Scaling
    amplitudes: Annotated[list[Number], Meta(min_length=1)]
    f0: Annotated[float, Meta(ge=0, description="a finite number of Hz, 0 or more")] = 0.0
    lines: Lines | UnsetType = UNSET
    speed_rpm: Positive | UnsetType = UNSET
    fragment: Fragment | UnsetType = UNSET


class Waveform(Struct, forbid_unknown_fields=True, gc=False):
    """A time signal: sample k was taken at ``time + k / fs`` seconds."""

    device: Name
    time: Instant
    axis: Name
    unit: Unit
    fs: Positive
    samples: Annotated[list[Number], Meta(min_length=1)]
    speed_rpm: Positive | UnsetType = UNSET
    fragment: Fragment | UnsetType = UNSET


class State(Struct, forbid_unknown_fields=True, gc=False):
    """The state a machine's controller is in from ``time`` on."""

    device: Name
    time: Instant
    state: Name
    code: Name | UnsetType = UNSET
    text: Text | UnsetType = UNSET


class Health(Struct, forbid_unknown_fields=True, gc=False):
    """What another system found out about a machine's health. Exactly one of device and machine."""

    time: Instant
    level: Literal["normal", "warning", "alarm", "unknown"]
    kind: Name
    device: Name | UnsetType = UNSET
    machine: Name | UnsetType = UNSET
    evidence: dict[str, Any] | UnsetType = UNSET


Item = Measurement | Columns | Spectrum | Waveform | State | Health

KINDS: Mapping[str, type[Item]] = {
    "measurements": Measurement,
    "spectra": Spectrum,
    "waveforms": Waveform,
    "states": State,
    "health": Health,
}
"""Last part of the HTTP address or MQTT topic → the shape it takes. ``measurements`` takes Columns too."""
