"""The OEE page: the same number everywhere, stops that people explain, and what the machine contradicts."""

import re
from datetime import UTC, datetime, timedelta
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import LIVE_MS, Enter, choose
from tests.e2e.client import Newcomer, settled

pytestmark = pytest.mark.browser

REPORT = """query R($id: uuid!, $from: timestamptz!, $to: timestamptz!) {
    oee_report(scope: "machine", scope_id: $id, from: $from, to: $to, by: "shift") { total { oee } } }"""


def mazak(newcomer: Newcomer) -> str:
    """The machine whose stops are explained."""
    return str(
        newcomer.graphql(newcomer.sign_in(), '{ machine(where: {name: {_eq: "Mazak 01"}}) { id } }')["machine"][0][
            "id"
        ]
    )


def long_stop(newcomer: Newcomer, machine: str) -> dict[str, str]:
    """The longest stop that has ended, that nobody explained, and whose halves the page shows both.

    They are in one shift (shifts change at a full hour) and each
    is a minute long.
    """

    def length(stop: dict[str, str]) -> timedelta:
        return datetime.fromisoformat(stop["ended_at"]) - datetime.fromisoformat(stop["started_at"])

    def look() -> list[dict[str, str]]:
        found = newcomer.graphql(
            newcomer.sign_in(),
            """query S($id: uuid!) { stop(where: {machine_id: {_eq: $id}, ended_at: {_is_null: false},
                edited_by: {_is_null: true}}) { id started_at ended_at } }""",
            id=machine,
        )["stop"]
        return [
            stop
            for stop in found
            if stop["started_at"][:13] == stop["ended_at"][:13] and length(stop) > timedelta(minutes=2, seconds=10)
        ]

    return max(settled(look), key=length)


def test_a_stop_is_explained_cut_and_made_one_again(let_in: Enter, newcomer: Newcomer) -> None:
    machine = mazak(newcomer)
    stop = long_stop(newcomer, machine)
    page = let_in("operator").open(f"/oee?of={machine}&at={stop['started_at'].replace('+00:00', 'Z')}")
    choose(page, "Without a cause")
    for _ in range(3):
        if page.locator(f"[data-stop='{stop['id']}']").count() or not page.get_by_text("Show more of").count():
            break
        page.get_by_text("Show more of").click()
    comment = f"chip in the chuck {token_hex(3)}"
    page.locator(f"[data-stop='{stop['id']}']").get_by_role("button", name="Explain the stop").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Tool breakage").check()
    dialog.get_by_label("Comment").fill(comment)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0, timeout=LIVE_MS)
    choose(page, "1 min and longer")
    mine = page.get_by_test_id("stop").filter(has_text=comment)
    expect(mine).to_have_count(1, timeout=LIVE_MS)
    expect(mine).to_contain_text("Tool breakage")
    expect(mine).to_contain_text("Oskar Operator")
    expect(page.get_by_role("listitem").filter(has_text="Tool breakage")).to_be_visible(timeout=LIVE_MS)

    mine.get_by_role("button", name="Explain the stop").click()
    dialog.get_by_role("button", name="Cut into").click()
    expect(mine).to_have_count(2, timeout=LIVE_MS)
    for number in range(2):
        mine.nth(number).get_by_role("checkbox").check()
    page.get_by_role("button", name="Make one of 2").click()
    expect(mine).to_have_count(1, timeout=LIVE_MS)


def test_an_entry_against_the_signal_is_refused_with_the_reason(let_in: Enter, newcomer: Newcomer) -> None:
    token, machine = newcomer.sign_in(), mazak(newcomer)

    def look() -> list[tuple[datetime, datetime]]:
        ran = newcomer.graphql(
            token,
            """query S($id: uuid!) { machine_state(where: {machine_id: {_eq: $id}, state: {_eq: "running"},
                ended_at: {_is_null: false}}) { started_at ended_at } }""",
            id=machine,
        )["machine_state"]
        spans = [(datetime.fromisoformat(r["started_at"]), datetime.fromisoformat(r["ended_at"])) for r in ran]
        return [span for span in spans if span[1] - span[0] > timedelta(seconds=90)]

    start, end = max(settled(look), key=lambda span: span[1] - span[0])
    page = let_in("operator").open(f"/oee?of={machine}")
    page.get_by_role("button", name="Enter a stop").click()
    zone = (
        page.get_by_role("dialog")
        .get_by_text("Times in ")
        .inner_text()
        .removeprefix("Times in ")
        .replace(" ", "_")
    )
    for label, instant in (("From", start), ("To", end)):
        local = page.evaluate(
            "([i, timeZone]) => new Date(i).toLocaleString('sv-SE', {timeZone}).replace(' ', 'T')",
            [instant.astimezone(UTC).isoformat(), zone],
        )
        page.get_by_role("dialog").get_by_label(label, exact=True).fill(local)
    page.get_by_role("dialog").get_by_role("button", name="Enter", exact=True).click()
    expect(page.get_by_text("The machine's signal contradicts the entry")).to_be_visible(timeout=LIVE_MS)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_past_shifts_number_is_the_reports_and_can_be_explained(let_in: Enter, newcomer: Newcomer) -> None:
    token, machine = newcomer.sign_in("viewer"), mazak(newcomer)
    shift = settled(
        lambda: newcomer.graphql(
            token,
            """query S($id: uuid!, $now: timestamptz!) { shift_result(order_by: {started_at: desc}, limit: 1,
                where: {machine_id: {_eq: $id}, ended_at: {_lt: $now}}) { started_at ended_at } }""",
            id=machine,
            now=datetime.now(UTC).isoformat(),
        )["shift_result"]
    )[0]
    page = let_in("viewer").open(f"/oee?of={machine}&period=shift&at={shift['started_at'].replace('+00:00', 'Z')}")
    shown = page.get_by_test_id("oee-total")
    expect(shown).to_have_text(re.compile("%"), timeout=LIVE_MS)
    report = newcomer.graphql(token, REPORT, id=machine, **{"from": shift["started_at"], "to": shift["ended_at"]})
    expect(shown).to_have_text(f"{report['oee_report']['total']['oee'] * 100:.1f}\u202f%", timeout=LIVE_MS)
    page.get_by_role("button", name="Explain the numbers").click()
    expect(page.get_by_text("(ideal cycle time × good) / (PBT - unknown)")).to_be_visible(timeout=LIVE_MS)
    panel = page.get_by_role("region", name="Why this number")
    expect(panel).to_contain_text(f"OEE: {report['oee_report']['total']['oee'] * 100:.2f}\u202f%")
    expect(page.get_by_role("button", name="Enter a stop")).to_have_count(0)  # a viewer only watches
