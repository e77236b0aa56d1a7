"""How a file of measurements is read: which columns mean what."""

from functools import lru_cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta, Struct

from domain.local_time import is_format
from domain.machine_state import OWN_WORDS
from ingest.shapes import Name, Unit

EPOCHS = {"unix": 1.0, "unix_ms": 1e3, "unix_us": 1e6, "unix_ns": 1e9}
"""Numbers since 1970 that a time column may hold, and how many make a second."""

Encoding = Literal["utf-8", "utf-16", "cp1252"]
MOST_SKIPPED_LINES = 1000


class Target(Struct, frozen=True, forbid_unknown_fields=True):
    """The measure that a column, or a name in the measure column, becomes."""

    measure: Name
    unit: Unit | None = None


class FileMapping(Struct, frozen=True, forbid_unknown_fields=True):
    """How a file is read.

    Either ``device`` (a serial for all rows) or ``device_column``. Either ``columns`` (each a measure) or
    ``measure_column`` with ``value_column`` (each row a value; ``names`` says what a name in it becomes, others
    are measures as they stand). ``clock_column``: the time of day, where the time column is the day.

    time_format: as in strptime, or unix, unix_ms, unix_us, unix_ns; without one, ISO 8601. zone: of times that
    name none. ``midnight``: whether 00:00 begins its date, or ends it, as some files of intervals have it.
    ``repeated_hour``: local times that the zone has twice are ``refused``, or read ``in_order`` of a device's
    rows: the first time they come they are of summer time, then of standard time.
    ``skip_lines``: what stands before the header. ``thousands`` groups digits: 1.234,5 or 1,234.5. ``header``: the
    names of the columns, where the file has none.

    States: in ``state_column``, or, where a row is one value, under the name ``state_name``; other names than
    those in ``names`` are then passed over. ``state_words`` says what the file's words mean.
    """

    time_column: str
    columns: dict[str, Target] = {}
    measure_column: str | None = None
    value_column: str | None = None
    unit_column: str | None = None
    names: dict[str, Target] = {}
    device: Name | None = None
    device_column: str | None = None
    format: Literal["csv", "parquet"] = "csv"
    time_format: str | None = None
    clock_column: str | None = None
    midnight: Literal["begins", "ends"] = "begins"
    repeated_hour: Literal["refused", "in_order"] = "refused"
    zone: str = "UTC"
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] = ","
    decimal: Literal[".", ","] = "."
    thousands: Literal["", ".", ",", " ", "'"] = ""
    encoding: Encoding = "utf-8"
    header: list[str] = []
    state_column: str | None = None
    state_name: str | None = None
    state_words: dict[str, str] = {}
    skip_lines: Annotated[int, Meta(ge=0, le=MOST_SKIPPED_LINES)] = 0

    def needed(self) -> set[str]:
        """The columns that the file has to have."""
        single = (
            self.time_column,
            self.clock_column,
            self.device_column,
            self.measure_column,
            self.value_column,
            self.unit_column,
            self.state_column,
        )
        return {*self.columns, *(column for column in single if column is not None)}

    @property
    def has_states(self) -> bool:
        """Whether rows may hold states, too."""
        return self.state_column is not None or self.state_name is not None


class FileError(ValueError):
    """The file as a whole cannot be read so; the text names what is wrong."""


def parse_mapping(text: str | bytes) -> FileMapping:
    """A mapping from JSON. Raises FileError naming what is wrong."""
    try:
        return checked(msgspec.json.decode(text, type=FileMapping))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FileError(f"mapping: {error}") from None


def checked(mapping: FileMapping) -> FileMapping:
    """``mapping``, if its parts fit together. Raises FileError."""
    if (mapping.device is None) == (mapping.device_column is None):
        raise FileError("mapping: expected either device or device_column")
    if (mapping.measure_column is None) != (mapping.value_column is None):
        raise FileError("mapping: expected measure_column and value_column together")
    ways = [bool(mapping.columns) or mapping.state_column is not None, mapping.measure_column is not None]
    if ways.count(True) != 1:
        raise FileError(
            "mapping: expected either columns with one column at least or state_column,"
            " or measure_column and value_column"
        )
    if mapping.state_name is not None and mapping.measure_column is None:
        raise FileError("mapping: state_name is a name in measure_column; expected that, or state_column")
    for word, state in mapping.state_words.items():
        if state not in OWN_WORDS:
            raise FileError(f"mapping: state_words.{word} is {state!r}, expected one of {', '.join(OWN_WORDS)}")
    if mapping.thousands == mapping.decimal:
        raise FileError(f"mapping: thousands is {mapping.thousands!r}, as decimal is; expected another")
    form = mapping.time_format
    if form is not None and form not in EPOCHS and not is_format(form):
        raise FileError(f"mapping: time_format is {form!r}, expected strptime's or one of {', '.join(EPOCHS)}")
    zone_of(mapping.zone)
    return mapping


@lru_cache
def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name. Raises FileError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FileError(f"mapping: zone is {name!r}, expected a name such as Europe/Berlin") from None
