"""What is proposed for files as people have them, and how their cells are read."""

import csv
import io
from typing import Any

import msgspec
import pytest

from ingest.file_mapping import FileMapping
from ingest.guess_mapping import guess, measure_and_unit
from ingest.table_rows import Clocks, RowError, items_of

QUARTER_HOURS = "\ufeffdate,Usage_kWh,Load_Type\n" + "".join(
    f"{day:02}/01/2018 {hour:02}:00,{hour + 1}.5,Light_Load\n" for day in range(1, 4) for hour in range(24)
)
"""A meter's export whose days a month could be, too."""

GERMAN = """Anlage 7;;;
Export vom 3.1.2026;;;
Datum;Uhrzeit;Temperatur [°C];Leistung (kW)
05.01.2026;12:00;21,5;1.234,5
05.01.2026;12:15;n/a;
05.01.2026;12:30;21,8;\u2212334,25
"""
AMERICAN = """timestamp,sensor,tag,value,unit
01/13/2026 01:30:00 PM,SN-1,temp,"1,234.5",degF
01/13/2026 01:31:00 PM,SN-2,power,5.5,W
"""


def items(text: str, fields: dict[str, Any]) -> list[dict[str, Any] | None]:
    mapping = msgspec.convert(fields, FileMapping)
    lines = io.StringIO("".join(text.lstrip("\ufeff").splitlines(keepends=True)[mapping.skip_lines :]))
    clocks = Clocks(mapping)
    return [
        next(iter(items_of(row, mapping, clocks)), None)
        for row in csv.DictReader(lines, delimiter=mapping.delimiter)
    ]


def test_days_and_months_are_told_apart_by_even_steps() -> None:
    found = guess(QUARTER_HOURS.encode())
    assert found.fields["time_format"] == "%d/%m/%Y %H:%M"
    assert found.notes == ["Times are read as %d/%m/%Y %H:%M; %m/%d/%Y %H:%M would fit, too."]
    assert found.fields["columns"] == {"Usage_kWh": {"measure": "usage", "unit": "kWh"}}
    read = items(QUARTER_HOURS, found.fields | {"device": "SN-1"})
    assert read[1] == {
        "device": "SN-1", "time": "2018-01-01T01:00:00+00:00", "values": {"usage": 2.5}, "units": {"usage": "kWh"},
    }  # fmt: skip


def test_a_german_export_with_lines_before_its_header() -> None:
    found = guess(GERMAN.encode("cp1252", "replace"))
    fields = found.fields
    assert (fields["encoding"], fields["delimiter"], fields["skip_lines"]) == ("cp1252", ";", 2)
    assert (fields["decimal"], fields["thousands"]) == (",", ".")
    assert (fields["time_column"], fields["clock_column"]) == ("Datum", "Uhrzeit")
    read = items(GERMAN, fields | {"device": "SN-1", "zone": "Europe/Berlin"})
    assert read[0] == {
        "device": "SN-1", "time": "2026-01-05T12:00:00+01:00", "values": {"temperatur": 21.5, "leistung": 1234.5},
        "units": {"temperatur": "°C", "leistung": "kW"},
    }  # fmt: skip
    assert read[1] is None
    assert read[2] is not None
    assert read[2]["values"]["leistung"] == -334.25


def test_an_american_file_with_a_row_for_each_value() -> None:
    found = guess(AMERICAN.encode(), frozenset({"SN-2"}))
    expected = {
        "device_column": "sensor", "measure_column": "tag", "value_column": "value", "unit_column": "unit",
    }  # fmt: skip
    assert found.fields.items() >= expected.items()
    names = {"temp": {"measure": "temperature", "unit": None}}
    read = items(AMERICAN, found.fields | {"names": names})
    assert [(item["device"], item["time"], item["values"], item["units"]) for item in read if item] == [
        ("SN-1", "2026-01-13T13:30:00+00:00", {"temperature": 1234.5}, {"temperature": "degF"}),
        ("SN-2", "2026-01-13T13:31:00+00:00", {"power": 5.5}, {"power": "W"}),
    ]


@pytest.mark.parametrize(
    ("text", "decimal", "thousands", "notes"),
    [
        ("t;v\n2026-01-05;73,123\n", ",", "", 1),
        ('t,v\n2026-01-05,"73,123"\n', ".", ",", 1),
        ("t;v\n2026-01-05;73,123\n2026-01-06;73,5\n", ",", "", 0),
        ("t;v\n2026-01-05;73.123\n", ".", "", 1),
        ("t;v\n2026-01-05;1.500\n2026-01-06;1,5\n", ",", ".", 0),
        ("t;v\n2026-01-05;1 073,5\n", ",", " ", 0),
        ("t,v\n1767571200,1'073.5\n", ".", "'", 0),
        ("t|v\n20260105120000|7\n", ".", "", 0),
    ],
)
def test_how_numbers_are_written(text: str, decimal: str, thousands: str, notes: int) -> None:
    found = guess(text.encode())
    assert (found.fields["decimal"], found.fields["thousands"], len(found.notes)) == (decimal, thousands, notes)
    assert [column.kind for column in found.columns] == ["time", "number"]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ({"t": "2026-01-05", "v": "1,5"}, "v", "written with '.' before its decimals"),
        ({"t": "2026-01-05", "v": "1_000"}, "v", "expected a number"),
        ({"t": "05.01.2026", "v": "1"}, "t", "expected a time (ISO 8601)"),
        ({"t": "2026-01-05", "v": "1", None: ["5"]}, "", "more cells than the header"),
    ],
)
def test_a_row_that_cannot_be_read_names_its_column(row: dict[Any, Any], column: str, words: str) -> None:
    mapping = msgspec.convert(
        {"time_column": "t", "device": "SN-1", "columns": {"v": {"measure": "v"}}}, FileMapping
    )
    with pytest.raises(RowError) as refused:
        items_of(row, mapping, Clocks(mapping))
    assert refused.value.fault.field == column
    assert words in refused.value.fault.reason


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Leistung [kW]", ("leistung", "kW")), ("Usage_kWh", ("usage", "kWh")), ("CO2(tCO2)", ("co2_tco2", None)),
        ("no_of_style_change", ("no_of_style_change", None)), ("Druck bar", ("druck", "bar")),
        ("[]", ("value", None)), ("active_power_W", ("active_power", "W")), ("Phase_A", ("phase_a", None)),
        ("Verbrauch in kWh", ("verbrauch", "kWh")), ("Active Energy kWh (total)", ("active_energy_total", "kWh")),
        ("Wärme/GJ", ("wärme", "GJ")), ("1/min", ("1_min", None)), ("kWh", ("kwh", "kWh")),
    ],
)  # fmt: skip
def test_names_tell_measures_and_units(name: str, told: tuple[str, str | None]) -> None:
    assert measure_and_unit(name) == told


STEEL = "date,Usage_kWh,Lagging_Current_Reactive.Power_kVarh,NSM\n" + "".join(
    f"{day:02}/01/2018 {minute // 60 % 24:02}:{minute % 60:02},1.5,0.5,{minute * 60 % 86400}\n"
    for day in range(1, 4)
    for minute in range(15, 1441, 15)
)
"""Intervals stamped at their end; the last of a day is written as 00:00 of the same date."""


def test_a_midnight_that_ends_its_day_is_read_so() -> None:
    found = guess(STEEL.encode(), frozenset())
    assert (found.fields["midnight"], found.fields["time_format"]) == ("ends", "%d/%m/%Y %H:%M")
    assert found.fields["columns"]["Usage_kWh"] == {"measure": "usage", "unit": "kWh"}
    read = [item["time"] for item in items(STEEL, found.fields | {"device": "SN-1", "zone": "Asia/Seoul"}) if item]
    assert (read[0], read[95], read[-1]) == tuple(
        f"2018-01-{day:02}T{clock}:00+09:00" for day, clock in ((1, "00:15"), (2, "00:00"), (4, "00:00"))
    )
    assert read == sorted(set(read))
    # Neither a day's usual beginning nor a file with the newest row first is taken for it.
    head, *rows = STEEL.splitlines(keepends=True)
    usual = [row for row in rows if " 00:00" not in row]
    begun = [f"{day:02}/01/2018 00:00,1,1,0\n" for day in range(1, 4)]
    ordered = sorted([*begun, *usual])
    assert "midnight" not in guess("".join([head, *ordered]).encode()).fields
    assert "midnight" not in guess("".join([head, *reversed(ordered)]).encode()).fields


def test_local_times_in_order_are_proposed_to_be_read_so() -> None:
    hours = ["2025-10-26T01:30", "2025-10-26T02:30", "2025-10-26T02:30", "2025-10-26T03:30"]
    quarters = ["2025-10-26T02:15", "2025-10-26T02:45", "2025-10-26T02:00", "2025-10-26T02:30"]
    for times, expected in (
        (hours, "in_order"),
        (quarters, "in_order"),
        ([*hours, *hours], None),
        (list(reversed(hours)), None),
        ([f"{at}Z" for at in hours], None),
    ):
        text = "\n".join(["time,power_kW", *(f"{at},1.5" for at in times)])
        assert guess(text.encode()).fields.get("repeated_hour") == expected, times
