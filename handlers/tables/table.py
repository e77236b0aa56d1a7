"""A table of a report: what its columns are, in which units, and whose local time its instants are shown in.

Units come from the columns' names, as everywhere in this code: ``energy_kwh`` is in kWh.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from marshmallow import Schema
from sqlalchemy import Connection

from core.tokens import Identity
from domain.calendar import zone_of
from handlers.validation import Fields

SHARE = "share"
"""The unit of ratios: 1 is 100 %."""
MONEY = "money"
"""The unit of what is paid: the table's currency."""
_UNITS = {
    "_kwh": "kWh",
    "_kw": "kW",
    "_kg": "kg CO2e",
    "_seconds": "s",
    "_hours": "h",
    "_quantity": "parts",
    "_per_hour": "parts/h",
    "_share": SHARE,
    "_ratio": SHARE,
    "_efficiency": SHARE,
    "_by_count": SHARE,
    "cost": MONEY,
    "_cost": MONEY,
    "kwh_per_good_part": "kWh/part",
    "failures": "count",
    "values": "count",
    **dict.fromkeys(
        ("availability", "performance", "quality", "oee", "nee", "teep", "coverage", "target"),
        SHARE,
    ),
}
_WHICH = frozenset({"key", "label", "from", "to"})
_WRITTEN = {"oee": "OEE", "nee": "NEE", "teep": "TEEP", "mtbf": "MTBF", "mttr": "MTTR", "kwh": "kWh"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the API, its title for people, its unit ('' for texts, instants, plain numbers)."""

    name: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; ``about`` says what was asked for, as pairs of texts."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any]]
    time_zone: str
    currency: str
    about: Sequence[tuple[str, str]] = ()

    def heading(self, column: Column) -> str:
        """The column's title with its unit."""
        unit = {SHARE: "", MONEY: self.currency}.get(column.unit, column.unit)
        return f"{column.title} ({unit})" if unit else column.title

    def local(self, instant: datetime) -> datetime:
        """An instant by the table's wall clock, without a zone, as spreadsheets keep it."""
        return instant.astimezone(zone_of(self.time_zone)).replace(tzinfo=None)


def columns_of(rows: type[Schema]) -> list[Column]:
    """The columns of rows of a shape, in its order, after what says which row it is."""
    names = [field.data_key or name for name, field in rows().fields.items()]
    return [column(name) for name in sorted(names, key=lambda name: name not in _WHICH)]


def column(name: str) -> Column:
    """The column of a name."""
    words = name.split("_")
    for suffix, unit in _UNITS.items():
        if name == suffix or (suffix.startswith("_") and name.endswith(suffix)):
            said_by_unit = suffix in {"_kwh", "_kw", "_kg", "_seconds", "_hours"}
            return Column(name, _title(words[:-1] if said_by_unit else words), unit)
    return Column(name, _title(words), "")


def _title(words: Sequence[str]) -> str:
    first, *rest = (_WRITTEN.get(word, word) for word in words)
    return " ".join((first[0].upper() + first[1:] if first.islower() else first, *rest))


def report_table(
    name: str, report: Callable[..., Mapping[str, Any]], columns: Sequence[Column]
) -> Callable[..., Table]:
    """What makes the table of a report's rows, from what is asked for."""

    def make(connection: Connection, identity: Identity, fields: Fields) -> Table:
        found = report(connection, identity, fields)
        table = Table(name, columns, found["rows"], found["time_zone"], found["currency"])
        edges = [f"{table.local(found[edge]):%Y-%m-%d %H:%M}" for edge in ("from", "to")]
        about = zip(("Report", "Rows by", "From", "To"), (found["label"], found["by"], *edges), strict=True)
        return replace(table, about=list(about))

    return make
