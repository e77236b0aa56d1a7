"""What meters, tariffs, factors and budgets may not be: refused by field, and nothing of it is kept."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from tests.handlers.conftest import Caller, Refused
from tests.handlers.energy.test_reports import FACTORY, MAZAK, asked
from tests.handlers.oee.test_plan import rest_as
from tests.handlers.refusals import Case, all_refused
from tests.handlers.telemetry.facts import series_id

BEGIN, END = "2026-03-03T00:00:00+00:00", "2026-03-04T00:00:00+00:00"
TARIFF = {"factory_id": str(FACTORY), "name": "Day", "price_per_kwh": 0.2, "valid_from": BEGIN}
FACTOR = {"zone": "US", "valid_from": "2026-02-02", "grams_per_kwh": 100, "basis": "x", "source": "y"}
HOURS = {"zone": "US", "basis": "x", "source": "y"}
ROW = {"from": BEGIN, "grams_per_kwh": 1}
BUDGET = {"factory_id": str(FACTORY), "name": "b", "period": "month"}
IMPORT = "hourly_emission_factors/import"
CASES: list[Case] = [
    ("tariffs", TARIFF | {"valid_to": BEGIN}, "valid_to", "later than valid_from (2026-03-03"),
    ("tariffs", TARIFF | {"valid_from": END, "valid_to": BEGIN}, "valid_to", "later than valid_from"),
    ("tariffs", TARIFF, "valid_from", "no other tariff of the factory begins: Kept does"),
    ("tariffs", TARIFF | {"name": "a\x07b"}, "name", "without control characters"),
    ("tariffs", TARIFF | {"price_per_kwh": "1_000"}, "price_per_kwh", "a number"),
    ("tariffs", TARIFF | {"price_per_kwh": "-Infinity"}, "price_per_kwh", "a finite number"),
    (
        "emission_factors",
        FACTOR | {"valid_from": "2026-02-03", "valid_to": "2026-02-03"},
        "valid_to",
        "later than valid_from (2026-02-03)",
    ),
    ("emission_factors", FACTOR | {"valid_from": "2026-13-01"}, "valid_from", "a date such as"),
    ("budgets", BUDGET | {"limit_kwh": 1e-320}, "limit_kwh", "0.001"),
    (IMPORT, HOURS | {"rows": [ROW], "csv": f"from,grams_per_kwh\n{BEGIN},2"}, "csv", "not both"),
    (IMPORT, HOURS | {"csv": f"from,grams_per_kwh\n{BEGIN},123,45"}, "rows.0.csv", "at most 2 cells"),
    (IMPORT, HOURS | {"csv": f"from,from,grams_per_kwh\n{BEGIN},{END},1"}, "rows.0.csv", "each once"),
    (IMPORT, HOURS | {"csv": f'from,grams_per_kwh\n"{"x" * 140_000}",1'}, "rows.0.csv", "field larger than"),
    (IMPORT, HOURS | {"csv": f"from,grams_per_kwh\n{BEGIN},1_0"}, "rows.0.grams_per_kwh", "from 0 to 10000"),
]


@pytest.fixture
def manager(app: Flask) -> Caller:
    """REST as a manager, who may change all of it."""
    return rest_as(app, "manager")


def kept(engine: Engine) -> tuple[Any, ...]:
    tables = ("tariff", "tariff_period", "emission_factor", "hourly_emission_factor", "budget", "meter_binding")
    counts = ", ".join(f"(SELECT count(*) FROM energy.{table})" for table in tables)
    with engine.connect() as connection:
        return tuple(connection.execute(text(f"SELECT {counts}")).one())


def made(manager: Caller, plural: str, fields: dict[str, Any]) -> str:
    answer = manager("POST", f"/api/energy/{plural}", fields)
    assert answer.status_code == 201, answer.json
    assert answer.json is not None
    return str(answer.json["id"])


def test_what_cannot_be_is_refused_by_its_field(engine: Engine, manager: Caller, refused: Refused) -> None:
    tariff = made(manager, "tariffs", TARIFF | {"name": "Kept"})
    night = {"tariff_id": tariff, "name": "Night", "weekdays": [7], "starts": "22:00", "ends": "06:00"}
    night |= {"price_per_kwh": 0.1}
    period = made(manager, "tariff_periods", night)
    factor = made(manager, "emission_factors", FACTOR)
    with engine.connect() as connection:
        power = series_id(connection, "MZ-01-PWR", "power")
        foreign = connection.scalar(text("SELECT id FROM telemetry.series WHERE unit = '°C' ORDER BY id DESC"))
        binding = connection.scalar(
            text("SELECT id FROM energy.meter_binding WHERE series_id = :series"), {"series": power}
        )
    before = kept(engine)
    other = night | {"name": "Other"}
    all_refused(manager, refused, "energy", CASES)
    all_refused(
        manager,
        refused,
        "energy",
        [
            # Sunday's night ends on Monday at six
            (
                "tariff_periods",
                other | {"weekdays": [1], "starts": "05:59", "ends": "07:00"},
                "starts",
                "without Night",
            ),
            ("tariff_periods", other | {"starts": "22:00+02:00"}, "starts", "a local time of day"),
            ("tariff_periods", other | {"weekdays": [1, 1]}, "weekdays", "at most once"),
            ("tariff_periods", other | {"weekdays": [1.9]}, "weekdays.0", "a whole number"),
            ("meter_bindings", {"machine_id": str(MAZAK), "series_id": 1.5}, "series_id", "a whole number"),
        ],
    )
    changes: list[Case] = [
        (f"tariffs/{tariff}", {"valid_to": BEGIN}, "valid_to", "later than valid_from"),
        (f"emission_factors/{factor}", {"valid_to": "1999-01-01"}, "valid_to", "later than valid_from"),
        (f"meter_bindings/{binding}", {"method": "counter"}, "method", "a series of energy, or a method for kW"),
    ]
    all_refused(manager, refused, "energy", changes, "PATCH")
    error = refused(
        manager("POST", "/api/energy/meter_bindings", {"machine_id": str(MAZAK), "series_id": foreign}),
        404,
        "state-not-found",
    )
    assert (error["field"], "°C" in str(error)) == ("series_id", False)  # what another tenant measures is not told
    hour = HOURS | ROW | {"valid_from": BEGIN, "valid_to": END}
    del hour["from"]
    made(manager, "hourly_emission_factors", hour)
    error = refused(manager("POST", "/api/energy/hourly_emission_factors", hour), 409, "state-conflict")
    assert (error["field"], error["value"]) == ("valid_from", BEGIN)
    assert kept(engine) == (*before[:3], before[3] + 1, *before[4:])
    alone = other | {"weekdays": [1], "starts": "06:00", "ends": "07:00"}
    made(manager, "tariff_periods", alone)
    assert manager("PATCH", f"/api/energy/tariff_periods/{period}", {"ends": "05:00"}).status_code == 200
    lines = manager("POST", f"/api/energy/{IMPORT}", HOURS | {"csv": f"from,grams_per_kwh\r{END},1\r"})
    assert lines.json is not None
    assert lines.json["stored"] == 1
    _spans_are_refused(manager, refused)


def _spans_are_refused(manager: Caller, refused: Refused) -> None:
    ends = {"from": BEGIN, "to": BEGIN}, {"from": END, "to": BEGIN}, {"from": BEGIN, "to": "2199-01-01T00:00:00Z"}
    for route, head in (("energy_report", asked(0, 0)), ("explain_energy", {"machine_id": str(MAZAK)})):
        for span in ends:
            query = "&".join(f"{name}={value.replace('+', '%2B')}" for name, value in (head | span).items())
            error = refused(manager("GET", f"/api/energy/{route}?{query}"), 422, "input-invalid")
            assert error["field"] == "to", (route, span, error)
