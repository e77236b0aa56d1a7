"""Reports arrive by mail with the API's own numbers, are tried again where that helps, and say how it went."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from flask import Flask
from openpyxl import load_workbook
from pydantic import SecretStr
from pypdf import PdfReader
from sqlalchemy import Engine, text

from db.seed.plan import demo_id
from handlers.outbox.receivers import dispatch
from handlers.reports import service, store
from handlers.reports.pdf_file import said
from handlers.tables.table import Table, column
from handlers.telemetry.service import derive
from tests.handlers.conftest import Caller
from tests.handlers.conftest import test_settings as settings_for
from tests.handlers.demo import engine, serving
from tests.handlers.oee.conftest import act
from tests.handlers.oee.test_plan import rest
from tests.handlers.oee.test_stops import at_once, minutes
from tests.handlers.reports.mailbox import Mailbox, mail_server
from tests.handlers.telemetry.facts import AURORA, machine_id, measure, say

__all__ = ["act", "engine", "rest"]

FACTORY = demo_id("aurora", "Gaithersburg")
MAZAK = machine_id("Mazak 01")
SIX = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 17, 11, 0, tzinfo=UTC)
"""06:00 in Gaithersburg on the day after the facts."""
MINUTE = timedelta(minutes=1)
SCHEDULE = {"factory_id": str(FACTORY), "scope": "machine", "scope_id": str(MAZAK)} | {
    "report": "energy",
    "period": "day",
    "bucket": "hour",
    "cron": "0 6 * * *",
    "recipients": ["boss@aurora.example", "night@aurora.example"],
}


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """An SMTP server of the test's own."""
    with mail_server() as box:
        yield box


@pytest.fixture
def app(demo_url: str, engine: Engine, shared_app: Flask, mailbox: Mailbox) -> Iterator[Flask]:
    """The handlers' application, which mails by that server; two hours of power and parts are known."""
    url = SecretStr(f"smtp://127.0.0.1:{mailbox.port}")
    settings = settings_for(demo_url, smtp_url=url, mail_from="reports@mill.example")
    with serving(shared_app, settings, engine) as made:
        with engine.begin() as connection:
            say(connection, "MZ-01-CTRL", minutes((0, "running"), (70, "fault"), (90, "running"), (120, "idle")))
            measure(connection, "MZ-01-PWR", "power", [(SIX + n * MINUTE, 4.0 + n % 3) for n in range(121)])
            measure(connection, "MZ-01-CTRL", "part_count", [(SIX + 3 * n * MINUTE, float(n)) for n in range(40)])
        derive(AURORA, at_once)
        yield made


def schedule(act: Any, engine: Engine, **fields: Any) -> UUID:
    """Make a schedule that is due at `DUE`."""
    made = act("reports", "create_report_schedule", {"input": SCHEDULE | fields}, role="manager")
    with engine.begin() as connection:
        store.set_next(connection, UUID(made["id"]), DUE)
    return UUID(made["id"])


def counted(engine: Engine, at: datetime) -> dict[str, int]:
    """What the cron did."""
    with engine.begin() as connection:
        return service.queue_due(connection, at)


def told_of(engine: Engine, at: datetime) -> list[UUID]:
    """The cron, and the events of deliveries that nobody has dealt with."""
    counted(engine, at)
    with engine.connect() as connection:
        told = connection.execute(
            text(
                "SELECT e.id FROM outbox.event e WHERE type = 'Reports.delivery_due.v1' AND NOT EXISTS"
                " (SELECT FROM outbox.receipt r WHERE r.event_id = e.id AND r.receiver = 'reports.deliver')"
            )
        ).scalars()
        return list(told)


def carried_out(engine: Engine, at: datetime) -> None:
    """The cron, and every delivery that it told of."""
    for event in told_of(engine, at):
        assert dispatch(event)["reports.deliver"] == "done"


def attached(message: EmailMessage) -> dict[str, bytes]:
    """The attachments' bytes by the endings of their names."""
    found = {}
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found[str(part.get_filename()).rpartition(".")[2]] = content
    return found


@pytest.mark.parametrize("report", ["energy", "oee"])
def test_a_report_arrives_with_the_apis_numbers(
    engine: Engine, act: Any, rest: Caller, mailbox: Mailbox, report: str
) -> None:
    id_ = schedule(act, engine, name="Morgen: Łódź – \u0394", report=report)
    for _ in range(2):  # the second time nothing is due any more
        carried_out(engine, DUE + MINUTE)
    (message,) = mailbox.messages
    assert mailbox.recipients == [["boss@aurora.example", "night@aurora.example"]]
    assert message["Subject"] == "Morgen: Łódź – \u0394: 2026-11-16 00:00 – 2026-11-17 00:00"
    assert message["From"] == "reports@mill.example"
    span = {"from": "2026-11-16T05:00:00+00:00", "to": "2026-11-17T05:00:00+00:00"}
    query = urlencode(span | {"scope": "machine", "scope_id": str(MAZAK), "by": "hour"})
    said_by_api = rest("GET", f"/api/{report}/{report}_report?{query}").json
    assert said_by_api is not None
    files = attached(message)
    assert set(files) == {"pdf", "xlsx"}
    head, *rows = load_workbook(BytesIO(files["xlsx"])).worksheets[0].iter_rows(values_only=True)
    table = Table("", [], [], "America/New_York", "USD")
    names = ("energy_kwh", "cost", "emissions_kg") if report == "energy" else ("oee", "planned_busy_seconds")
    assert len(rows) == len(said_by_api["rows"]) >= 2
    pages = "\n".join(page.extract_text() for page in PdfReader(BytesIO(files["pdf"])).pages)
    for name in names:
        found = column(name)
        place = head.index(table.heading(found))
        for row, told in zip(rows, said_by_api["rows"], strict=True):
            assert row[place] == (None if told[name] is None else pytest.approx(told[name]))
            assert said(table, found, told[name]) in pages
        if name in {"energy_kwh", "oee"}:
            assert said(table, found, said_by_api["total"][name]) in pages
    assert "Mazak 01" in pages
    (delivery,) = rest("GET", f"/api/reports/report_deliveries?schedule_id={id_}").json or []
    assert (delivery["status"], delivery["attempts"], delivery["reason"]) == ("sent", 1, None)


def test_what_the_mail_server_refuses(engine: Engine, act: Any, rest: Caller, mailbox: Mailbox) -> None:
    id_ = schedule(act, engine, name="Shift", report="condition")

    def newest() -> dict[str, Any]:
        answer = rest("GET", f"/api/reports/report_deliveries?schedule_id={id_}").json
        assert answer
        return dict(answer[0])

    mailbox.busy = "451 try again later"
    carried_out(engine, DUE)
    act("reports", "change_report_schedule", {"id": str(id_), "changes": {"enabled": False}}, role="manager")
    first = newest()
    assert (first["status"], first["attempts"], first["reason"]) == ("queued", 1, "451 try again later")
    again = datetime.fromisoformat(first["next_attempt_at"])
    with engine.connect() as connection:
        now = connection.scalar(text("SELECT clock_timestamp()"))
    assert timedelta(minutes=25) < again - now < timedelta(minutes=31)
    carried_out(engine, again - MINUTE)
    assert newest()["attempts"] == 1
    mailbox.busy = None
    mailbox.refusals["night@aurora.example"] = "550 no such person"
    carried_out(engine, again + MINUTE)
    second = newest()
    assert (second["status"], second["attempts"]) == ("sent", 2)
    assert second["reason"] == "night@aurora.example: 550 no such person"
    assert mailbox.recipients == [["boss@aurora.example"]]
    # At once, and to nobody who is known: that is final, and told.
    mailbox.refusals["boss@aurora.example"] = "550 no such person"
    sent = act("reports", "send_report_now", {"id": str(id_)}, role="manager")
    carried_out(engine, DUE)
    third = newest()
    assert (third["id"], third["status"]) == (sent["id"], "failed")
    assert "boss@aurora.example: 550" in third["reason"]
    with engine.connect() as connection:
        told = connection.execute(
            text("SELECT data FROM outbox.event WHERE type = 'Reports.delivery_failed.v1'")
        ).scalar_one()
    assert (told["delivery_id"], told["name"]) == (sent["id"], "Shift")
    assert len(mailbox.messages) == 1
    # A schedule says what it does not take.
    for wrong, field, status in (
        ({"cron": "61 6 * * *"}, "cron", 422),
        ({"recipients": []}, "recipients", 422),
        ({"recipients": ["no address"]}, "recipients", 422),
        ({"scope_id": str(AURORA)}, "scope_id", 404),
        ({"factory_id": str(demo_id("borealis", "Odense"))}, "factory_id", 404),
    ):
        asked = {"input": SCHEDULE | {"name": "Wrong"} | wrong}
        error = act("reports", "create_report_schedule", asked, status, role="manager")
        assert error["extensions"]["field"].startswith(field)
    act("reports", "send_report_now", {"id": str(id_)}, 403, role="engineer")


def wait_until(holds: Callable[[], bool]) -> None:
    """Ask again until something holds; a minute is more than it can take."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


DYING = """
import sys
from uuid import UUID
from handlers.app import create_app
from handlers.outbox.receivers import dispatch

with create_app().app_context():
    dispatch(UUID(sys.argv[1]))
"""
"""A process that delivers, as the handlers do."""


def test_a_process_that_dies_with_the_mail_servers_answer_sends_nothing_twice(
    engine: Engine, act: Any, rest: Caller, mailbox: Mailbox
) -> None:
    id_ = schedule(act, engine, name="Once")

    def delivery() -> dict[str, Any]:
        (found,) = rest("GET", f"/api/reports/report_deliveries?schedule_id={id_}").json or []
        return dict(found)

    (event,) = told_of(engine, DUE)
    mailbox.holds = True
    environment = os.environ | {
        "MILLWRIGHT_DATABASE_URL": engine.url.render_as_string(hide_password=False).replace("+psycopg2", ""),
        "MILLWRIGHT_JWT_SECRET": "another process's, which nobody asks",
        "MILLWRIGHT_HANDLER_SECRET": "another process's, which nobody asks",
        "MILLWRIGHT_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}",
        "MILLWRIGHT_MAIL_FROM": "reports@mill.example",
    }
    process = subprocess.Popen([sys.executable, "-c", DYING, str(event)], env=environment)
    wait_until(lambda: len(mailbox.messages) == 1)
    # While it lives nobody else sends, and nobody says that it died.
    assert delivery()["status"] == "sending"
    assert counted(engine, DUE)["unknown"] == 0
    process.kill()
    process.wait()
    mailbox.holds = False
    # Once PostgreSQL has seen the process's end the cron says so; the event comes again, as nobody confirmed it.
    wait_until(lambda: counted(engine, DUE)["unknown"] == 1)
    assert dispatch(event)["reports.deliver"] == "done"
    carried_out(engine, DUE + timedelta(days=1) - MINUTE)
    unknown = delivery()
    assert (unknown["status"], unknown["message_id"]) == ("unknown", mailbox.messages[0]["Message-ID"])
    assert "send it again" in unknown["reason"]
    assert len(mailbox.messages) == 1
    with engine.connect() as connection:
        told = connection.execute(
            text("SELECT data->>'delivery_id' FROM outbox.event WHERE type = 'Reports.delivery_unknown.v1'")
        ).scalar_one()
    assert told == unknown["id"]
    # A person decides; it stays the same mail to those who got it already.
    act("reports", "send_report_again", {"id": unknown["id"]}, 403, role="engineer")
    act("reports", "send_report_again", {"id": unknown["id"]}, role="manager")
    carried_out(engine, DUE + MINUTE)
    assert delivery()["status"] == "sent"
    assert [message["Message-ID"] for message in mailbox.messages] == [unknown["message_id"]] * 2
    refused = act("reports", "send_report_again", {"id": unknown["id"]}, 409, role="manager")
    assert refused["extensions"]["field"] == "id"


def test_a_message_without_an_answer_is_not_sent_twice(
    engine: Engine, act: Any, rest: Caller, mailbox: Mailbox
) -> None:
    id_ = schedule(act, engine, name="No answer")
    mailbox.hangs_up = True
    carried_out(engine, DUE)
    (found,) = rest("GET", f"/api/reports/report_deliveries?schedule_id={id_}").json or []
    assert (found["status"], found["attempts"], found["next_attempt_at"]) == ("unknown", 1, None)
    assert len(mailbox.messages) == 1
