"""What schedules of reports may not be: refused by field, and nothing of it is kept."""

from flask import Flask
from sqlalchemy import Engine, text

from tests.handlers.conftest import Refused
from tests.handlers.demo import app, engine
from tests.handlers.oee.test_plan import MAZAK, rest_as
from tests.handlers.refusals import Case, all_refused
from tests.handlers.reports.test_deliveries import SCHEDULE

__all__ = ["app", "engine"]

NAMED = SCHEDULE | {"name": "Energy"}
CASES: list[Case] = [
    ("report_schedules", NAMED | {"name": "a\x07"}, "name", "without control characters"),
    ("report_schedules", NAMED | {"cron": "0," * 50 + "0 * * * *"}, "cron", "at most 100 characters"),
    ("report_schedules", NAMED | {"cron": "0 0 31 2 *"}, "cron", "a cron expression"),
    ("report_schedules", NAMED | {"recipients": ["a@b.example", "A@B.example"]}, "recipients", "at most once"),
    ("report_schedules", NAMED | {"recipients": ["a" * 254 + "@b.example"]}, "recipients.0", "254"),
]


def test_what_cannot_be_is_refused_by_its_field(app: Flask, engine: Engine, refused: Refused) -> None:
    manager = rest_as(app, "manager")
    all_refused(manager, refused, "reports", CASES)
    with engine.begin() as connection:
        connection.execute(text("UPDATE factories.machine SET archived_at = now() WHERE id = :id"), {"id": MAZAK})
    error = refused(manager("POST", "/api/reports/report_schedules", NAMED), 404, "state-not-found")
    assert (error["field"], error["value"]) == ("scope_id", str(MAZAK))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM reports.report_schedule")) == 0
