"""Hooks of an installed package: they change and refuse messages, hear of them, and never stop the line."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from ingest.hooks import Hooks, installed_hooks
from ingest.writer import Writer
from tests.ingest.conftest import World, eventually, send_all

PACKAGE = Path(__file__).parent / "hook_package"
TIME = "2026-11-20T11:00:00Z"
VALUES = "SELECT s.measure, m.value FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id"


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hooks]:
    """The hooks of the example, found as an installed package's are."""
    monkeypatch.syspath_prepend(str(PACKAGE))
    installed_hooks.cache_clear()
    found = installed_hooks()
    assert found is not None
    yield found
    installed_hooks.cache_clear()
    sys.modules.pop("example_hooks", None)


def errors(hook: str, stage: str) -> float:
    return REGISTRY.get_sample_value("millwright_ingest_hook_errors_total", {"hook": hook, "stage": stage}) or 0.0


def measured(**values: float) -> dict[str, object]:
    return {"device": "SN-1", "time": TIME, "values": values}


def test_what_hooks_do_concerns_one_message_alone(
    world: World, make_writer: Callable[..., Writer], hooks: Hooks
) -> None:
    failed = {hook: errors(*hook) for hook in (("a_recipe", "before"), ("b_calibration", "persist_before"))}
    writer = make_writer()  # it finds the installed hooks by itself
    bodies = [
        measured(pressure=2),
        measured(pressure=-1),
        measured(recipe=7),
        measured(flow=999),
        measured(speed=1200),
    ]
    answers = send_all([("measurements", body) for body in bodies], world.acme.sender, writer)
    assert [answer.stored for answer in answers] == [2, 0, 0, 0, 1]
    assert dict(world.rows(VALUES)) == {"pressure": 2.0, "level": 20.0, "speed": 1199.5}

    (refused,) = answers[1].rejected
    assert (refused.field, refused.reason) == ("values.pressure", "a tank is never below 0 bar")
    reasons = [kept.reason for answer in answers[2:4] for kept in answer.quarantined]
    assert reasons == ["hook a_recipe failed: LookupError", "hook b_calibration failed: ArithmeticError"]
    kept = world.rows(
        "SELECT outcome, reason FROM telemetry.rejected WHERE outcome = 'quarantined' ORDER BY reason"
    )
    assert kept == [("quarantined", reason) for reason in reasons]
    assert world.value("SELECT sum(count) FROM telemetry.outcome_count WHERE reason = 'hook'") == 3
    assert {hook: errors(*hook) - before for hook, before in failed.items()} == dict.fromkeys(failed, 1.0)


def test_a_hook_of_one_organization_sees_no_other(
    world: World, make_writer: Callable[..., Writer], hooks: Hooks
) -> None:
    (answer,) = send_all([("measurements", measured(recipe=7, speed=1200))], world.other.sender, make_writer())
    assert answer.stored == 2
    assert dict(world.rows(VALUES)) == {"recipe": 7.0, "speed": 1199.5}, "the global one does"


def test_who_hears_afterwards_hears_of_all_and_may_fail(
    world: World, make_writer: Callable[..., Writer], hooks: Hooks
) -> None:
    journal = sys.modules["example_hooks"].Journal
    journal.heard.clear()
    failed, writer = errors("c_journal", "after"), make_writer(hooks=hooks)
    for body in (measured(speed=1), measured(speed=1), measured(speed=1, flow=2)):
        assert send_all([("measurements", body)], world.acme.sender, writer)
    eventually(lambda: len(journal.heard) == 3)
    assert [stored for _, stored in journal.heard] == [1, 0, 1]
    eventually(lambda: errors("c_journal", "after") == failed + 1)
    assert errors("d_missing", "load") > 0, "what cannot be loaded is counted, and left out"
