"""Every report's rows as files: what is read back from them are the report's own numbers, dates and units."""

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import Engine

from handlers.condition.schemas_reports import ConditionRow
from handlers.energy.schemas import EnergyRow
from handlers.oee.schemas_reports import ReportRow
from handlers.tables import xlsx_file
from handlers.tables.table import Table, column, columns_of
from handlers.telemetry.service import derive
from tests.handlers.conftest import Caller
from tests.handlers.demo import app, engine
from tests.handlers.oee.test_plan import rest
from tests.handlers.oee.test_stops import at_once, minutes
from tests.handlers.telemetry.facts import AURORA, device_id, machine_id, measure, say

__all__ = ["app", "engine", "rest"]

SIX = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
"""01:00 local time in Gaithersburg."""
MINUTE = timedelta(minutes=1)
MAZAK = machine_id("Mazak 01")
TITLES = {
    "oee": "OEE",
    "mtbf_seconds": "MTBF (s)",
    "energy_kwh": "Energy (kWh)",
    "cost": "Cost (USD)",
    "kwh_per_good_part": "kWh per good part (kWh/part)",
    "mean": "Mean",
}


def sheet(content: bytes) -> list[dict[str, Any]]:
    """The rows of the first sheet by their titles."""
    head, *rows = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip((str(title) for title in head), row, strict=True)) for row in rows]


def test_files_hold_what_the_report_says(app: Flask, engine: Engine, rest: Caller) -> None:
    assert app
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", minutes((0, "running"), (70, "fault"), (90, "running"), (120, "idle")))
        measure(connection, "MZ-01-PWR", "power", [(SIX + n * MINUTE, 4.0 + n % 3) for n in range(121)])
        measure(connection, "MZ-01-CTRL", "part_count", [(SIX + 3 * n * MINUTE, float(n)) for n in range(40)])
    derive(AURORA, at_once)
    span = {"from": SIX.isoformat(), "to": (SIX + 120 * MINUTE).isoformat()}
    query = urlencode(span | {"scope": "machine", "scope_id": str(MAZAK), "by": "hour"})
    for service in ("oee", "energy", "condition"):
        address = f"/api/{service}/{service}_report"
        said = rest("GET", f"{address}?{query}").json
        assert said is not None
        rows = said["rows"]
        assert len(rows) == (0 if service == "condition" else 2)
        text = rest("GET", f"{address}.csv?{query}")
        assert text.mimetype == "text/csv"
        written = list(csv.DictReader(StringIO(text.get_data(as_text=True))))
        file = rest("GET", f"{address}.xlsx?{query}")
        assert file.mimetype == xlsx_file.MIMETYPE
        assert f'filename="{service}_report.xlsx"' in file.headers["Content-Disposition"]
        cells = sheet(file.get_data())
        assert len(written) == len(cells) == len(rows)
        for row, line, cell in zip(rows, written, cells, strict=True):
            assert cell["From"] == datetime.fromisoformat(row["from"]).replace(tzinfo=None) - timedelta(hours=5)
            for name in TITLES.keys() & row.keys():
                expected = row[name] if row[name] is None else pytest.approx(row[name])
                assert cell[TITLES[name]] == expected, name
                assert (float(line[name]) if line[name] else None) == expected, name
    documented = rest("GET", "/api/energy/openapi.json").json
    assert documented is not None
    answer = documented["paths"]["/api/energy/energy_report.xlsx"]["get"]["responses"]["200"]
    assert answer["content"] == {xlsx_file.MIMETYPE: {"schema": {"type": "string", "format": "binary"}}}


def test_condition_by_bucket(app: Flask, engine: Engine, rest: Caller) -> None:
    """Values of minutes and of spectra, put together by local day and machine."""
    midnight = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
    with engine.begin() as connection:
        times = [midnight + n * timedelta(hours=6) for n in range(-2, 6)]
        measure(connection, "TMP-02", "temperature", [(time, 20.0 + n) for n, time in enumerate(times)])
    derive(AURORA, at_once)
    with engine.connect() as connection:
        (machine,) = connection.exec_driver_sql(
            "SELECT machine_id FROM factories.placement WHERE device_id = %s", (str(device_id("TMP-02")),)
        ).scalars()
    span = {"from": times[0].isoformat(), "to": (times[-1] + MINUTE).isoformat()}
    query = urlencode(span | {"scope": "machine", "scope_id": str(machine), "by": "day"})
    report = rest("GET", f"/api/condition/condition_report?{query}").json
    assert report is not None
    found = [(row["from"], row["minimum"], row["mean"], row["maximum"], row["values"]) for row in report["rows"]]
    assert [line[1:] for line in found] == [(20, 20.5, 21, 2), (22, 23.5, 25, 4), (26, 26.5, 27, 2)]
    assert [datetime.fromisoformat(line[0]) for line in found] == [times[0], midnight, midnight + 24 * 60 * MINUTE]
    assert {(row["indicator"], row["unit"]) for row in report["rows"]} == {("temperature", "°C")}


def test_every_number_has_a_unit() -> None:
    without = {
        "key",
        "label",
        "from",
        "to",
        "flags",
        "bottleneck",
        "machine_id",
        "indicator",
        "unit",
        "worst_zone",
    }
    without |= {"minimum", "mean", "maximum"}  # in the row's own unit
    for rows in (ReportRow, EnergyRow, ConditionRow):
        assert {found.name for found in columns_of(rows) if not found.unit} <= without


def test_a_text_is_never_a_formula_and_nothing_is_not_zero() -> None:
    names = ("label", "from", "oee", "flags", "failures")
    rows = [
        {"label": "=1+1", "from": datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "oee": None, "flags": ["a", "b"]},
        {"label": "\u0007", "from": datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "oee": 0.0, "failures": 3},
    ]
    table = Table("t", [column(name) for name in names], rows, "Europe/Copenhagen", "DKK", [("Report", "=A1")])
    first, second = sheet(xlsx_file.xlsx_file(table))
    assert (first["Label"], first["OEE"], first["Flags"]) == ("=1+1", None, "a, b")
    assert (second["OEE"], second["Failures (count)"]) == (0, 3)
    # The hour that a clock change repeats stands twice; the CSV keeps the offset.
    assert first["From"] == second["From"]
    assert first["From"].isoformat() == "2026-10-25T02:30:00"
