"""What people may not enter: each refusal names the field, its value and what is expected; nothing is stored."""

from typing import Any

from sqlalchemy import Engine, text

from tests.handlers.conftest import Caller, Refused
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_plan import rest
from tests.handlers.oee.test_stops import MAZAK
from tests.handlers.telemetry.facts import AURORA, machine_id

__all__ = ["rest"]

BEGIN, END = "2025-03-03T00:00:00+00:00", "2025-03-04T00:00:00+00:00"
FAR, EPOCH = "2199-01-01T00:00:00+00:00", "1970-01-01T00:00:00+00:00"
MINE = {"machine_id": str(MAZAK)}
STOP = MINE | {"reason": "x"}
REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    # path, body, the field that is named, words of what is expected
    ("scrap", MINE | {"quantity": 0}, "quantity", "other than 0"),
    ("scrap", MINE | {"quantity": 1e300}, "quantity", "from -1e9 to 1e9"),
    ("scrap", MINE | {"quantity": -5, "at": BEGIN}, "quantity", "takes back what was entered: -3 or more"),
    ("scrap", MINE | {"quantity": 1, "at": FAR}, "at", "or earlier"),
    ("stops", MINE | {"started_at": END, "ended_at": BEGIN}, "ended_at", "an instant after"),
    ("stops", MINE | {"started_at": EPOCH, "ended_at": BEGIN}, "ended_at", "at most 366 days after"),
    ("stops", MINE | {"started_at": BEGIN, "ended_at": FAR}, "ended_at", "or earlier"),
    ("planned_stops", STOP | {"started_at": EPOCH, "ended_at": FAR}, "ended_at", "at most 366 days after"),
    ("planned_stops", STOP | {"started_at": END, "ended_at": BEGIN}, "ended_at", "ended_at > started_at"),
    ("operator_turns/sign_on", MINE | {"name": "Ada", "at": FAR}, "at", "or earlier"),
    (
        "state_rules",
        MINE | {"source": "counter", "valid_from": END, "valid_to": BEGIN},
        "valid_to",
        "valid_to > valid_from",
    ),
]


def test_what_cannot_be_is_refused_by_its_field(engine: Engine, rest: Caller, refused: Refused) -> None:
    assert rest("POST", "/api/oee/scrap", MINE | {"quantity": 3, "at": BEGIN}).status_code == 201
    for path, body, field, words in REFUSED:
        error = refused(rest("POST", f"/api/oee/{path}", body), 422, "input-invalid")
        assert error["field"] == field, (path, body, error)
        assert words in error["expected"], (path, body, error)
        given = body[field]
        assert error["value"] == given or str(error["value"]).replace(" ", "T") == given, error
    with engine.connect() as connection:
        kept = connection.execute(
            text(
                "SELECT (SELECT count(*) FROM oee.scrap), (SELECT count(*) FROM oee.planned_stop),"
                " (SELECT count(*) FROM oee.stop), (SELECT count(*) FROM oee.state_rule WHERE machine_id = :id)"
            ),
            {"id": MAZAK},
        ).one()
    assert tuple(kept) == (1, 0, 0, 0)


def test_parts_are_reported_by_the_action_too_but_not_of_an_archived_machine(
    engine: Engine, act: Act, rest: Caller, refused: Refused
) -> None:
    made = act("oee", "report_scrap", {"input": MINE | {"quantity": 2, "at": BEGIN}})
    act("oee", "report_scrap", {"input": MINE | {"quantity": -2, "at": BEGIN}})
    with engine.begin() as connection:
        assert str(connection.scalar(text("SELECT id FROM oee.scrap WHERE quantity > 0"))) == made["id"]
        gone = machine_id("Mazak 02")
        archived = text("UPDATE factories.machine SET archived_at = now() WHERE id = :id AND organization_id = :o")
        assert connection.execute(archived, {"id": gone, "o": AURORA}).rowcount == 1
    for path, fields in (
        ("scrap", {"quantity": 1}),
        ("stops", {"started_at": BEGIN, "ended_at": END}),
        ("operator_turns/sign_on", {"name": "Ada"}),
    ):
        body = fields | {"machine_id": str(gone)}
        error = refused(rest("POST", f"/api/oee/{path}", body), 409, "state-conflict")
        assert (error["field"], error["value"]) == ("machine_id", str(gone))
    past = act("oee", "machine_oee", {"machine_id": str(gone), "from": BEGIN, "to": END})
    assert past["machine_id"] == str(gone)
