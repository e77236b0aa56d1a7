"""What a report says: its key numbers, its charts and its table, all from the one answer that the API gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema
from sqlalchemy import Connection

from core.tokens import Identity
from handlers.condition import reports as condition
from handlers.condition.schemas_reports import ConditionRow
from handlers.energy import reports as energy
from handlers.energy.schemas import EnergyRow
from handlers.oee import reports as oee
from handlers.oee.schemas_reports import ReportRow
from handlers.reports.charts import Chart
from handlers.tables.table import Table, column, columns_of, report_table
from handlers.validation import Fields

Answer = Mapping[str, Any]
_FACTORS = ("oee", "availability", "performance", "quality")
_DRAWN = ("energy_kwh", "standby_kwh", "cost", "total_cost", "emissions_kg")
MOST_INDICATORS = 8
"""A chart for each of so many indicators; the table has all."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A report before it is written down; `shown` are the table's columns that the PDF has room for."""

    title: str
    table: Table
    shown: Sequence[str]
    numbers: Sequence[tuple[str, float | None]] = ()
    charts: Sequence[Chart] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    title: str
    report: Callable[[Connection, Identity, Fields], Answer]
    rows: type[Schema]
    shown: tuple[str, ...]
    numbers: tuple[str, ...]
    charts: Callable[[Answer, Sequence[str]], list[Chart]]
    options: Mapping[str, Any] = field(default_factory=dict)


def gather(connection: Connection, identity: Identity, report: str, fields: Fields) -> Contents:
    """What a report says about a scope and span, under the rights of `identity`."""
    kind = _KINDS[report]
    kept: dict[str, Answer] = {}

    def once(*asked: Any) -> Answer:
        kept["answer"] = kind.report(*asked)
        return kept["answer"]

    table = report_table(f"{report}_report", once, columns_of(kind.rows))(
        connection, identity, fields | dict(kind.options)
    )
    answer = kept["answer"]
    labels = [_label(table, row, fields["by"]) for row in answer["rows"]]
    return Contents(
        f"{kind.title}: {answer['label']}",
        table,
        kind.shown,
        [(name, answer["total"][name]) for name in kind.numbers],
        kind.charts(answer, labels),
    )


def _label(table: Table, row: Answer, by: str) -> str:
    start = table.local(row["from"])
    return f"{start:%d %b %H:%M}" if by == "hour" else f"{start:%d %b}"


def _bars(title: str, names: Mapping[str, str]) -> Callable[[Answer, Sequence[str]], Chart]:
    def chart(answer: Answer, labels: Sequence[str]) -> Chart:
        series = {said: [row[name] for row in answer["rows"]] for name, said in names.items()}
        return Chart(title, labels, series)

    return chart


def _oee_charts(answer: Answer, labels: Sequence[str]) -> list[Chart]:
    percent = {
        column(name).title: [None if row[name] is None else 100 * row[name] for row in answer["rows"]]
        for name in _FACTORS
    }
    losses = {"Time": [loss["seconds"] / 3600 for loss in answer["losses"]]}
    names = [loss["name"].replace("_", " ") for loss in answer["losses"]]
    return [
        Chart("OEE and its factors (%)", labels, percent, is_line=True),
        Chart("Losses (h)", names, losses),
    ]


def _energy_charts(answer: Answer, labels: Sequence[str]) -> list[Chart]:
    drawn = _bars("Energy (kWh)", {"energy_kwh": "Energy", "standby_kwh": "of it standby"})(answer, labels)
    return [drawn, _bars("Emissions (kg CO2e)", {"emissions_kg": "Emissions"})(answer, labels)]


def _condition_charts(answer: Answer, labels: Sequence[str]) -> list[Chart]:
    courses: dict[str, list[int]] = {}
    for number, row in enumerate(answer["rows"]):
        name = f"{row['label']}: {row['indicator'].replace('_', ' ')} ({row['unit']})"
        courses.setdefault(name, []).append(number)
    rows = answer["rows"]
    return [
        Chart(
            name,
            [labels[number] for number in numbers],
            {said.title(): [rows[number][said] for number in numbers] for said in ("mean", "maximum")},
            is_line=True,
        )
        for name, numbers in list(courses.items())[:MOST_INDICATORS]
    ]


_KINDS = {
    "oee": _Kind(
        "OEE",
        oee.report,
        ReportRow,
        (*_FACTORS, "planned_busy_seconds", "produced_quantity", "good_quantity", "scrap_quantity", "failures"),
        (*_FACTORS, "produced_quantity", "good_quantity"),
        _oee_charts,
        {"line_rule": "sum"},
    ),
    "energy": _Kind(
        "Energy",
        energy.report,
        EnergyRow,
        (*_DRAWN, "standby_share", "good_quantity", "kwh_per_good_part"),
        (*_DRAWN, "kwh_per_good_part"),
        _energy_charts,
    ),
    "condition": _Kind(
        "Condition",
        condition.report,
        ConditionRow,
        ("label", "indicator", "unit", "minimum", "mean", "maximum", "values", "worst_zone"),
        (),
        _condition_charts,
    ),
}
