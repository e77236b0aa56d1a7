"""What moves on the screen by itself: values, states, work orders, notifications."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import LIVE_MS, Enter, Person
from tests.e2e.client import Newcomer

pytestmark = pytest.mark.browser

STATES = re.compile("Running|Idle|Stopped|Fault|Setup|Cleaning|Waiting|Off|Unknown")
MARK = "window.notReloaded = true"


def machine_page(person: Person, name: str) -> Page:
    """The page of a machine, reached as a person reaches it."""
    page = person.open("/")
    page.get_by_test_id(f"machine-{name}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name, timeout=LIVE_MS)
    return page


def test_a_value_moves_without_reload(let_in: Enter, newcomer: Newcomer) -> None:
    page = machine_page(let_in("viewer"), "Test bench")
    page.evaluate(MARK)
    for value in (31.4, 47.5):
        assert newcomer.send("measurements", newcomer.measurement(value)).json()["stored"] == 1
        expect(page.get_by_test_id("latest-temperature")).to_contain_text(f"{value:.1f}", timeout=LIVE_MS)
    expect(page.get_by_role("img", name=re.compile("Temperature: now 47.5"))).to_be_visible(timeout=LIVE_MS)
    assert page.evaluate("window.notReloaded")


def test_every_machine_shows_its_state_in_words(let_in: Enter, newcomer: Newcomer) -> None:
    page = let_in().open("/")
    machines = newcomer.graphql(newcomer.sign_in(), "{ machine { name } }")["machine"]
    for machine in machines:
        expect(page.get_by_test_id(f"machine-{machine['name']}")).to_contain_text(STATES, timeout=LIVE_MS)
    page.get_by_test_id("machine-Mazak 01").click()
    expect(page.get_by_role("img", name=re.compile("^Machine states: "))).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_role("img", name=re.compile("^OEE: "))).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_text("Simulated data")).to_be_visible()


def test_a_work_order_is_made_worked_and_closed(let_in: Enter) -> None:
    page = let_in("operator").open("/work-orders/new")
    title = f"Grease the spindle {token_hex(3)}"
    page.get_by_label("Machine").select_option(label="Gaithersburg: Mazak 02")
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Add a checklist point").click()
    page.get_by_role("textbox", name="Checklist point 1").fill("Grease gun filled")
    page.get_by_role("button", name="Create work order").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=LIVE_MS)

    page.get_by_role("button", name="Start work").click()
    page.get_by_role("button", name="Mark done").click(timeout=LIVE_MS)
    # A mandatory point is open.
    expect(page.get_by_role("alert").filter(has_text="Not accepted")).to_be_visible(timeout=LIVE_MS)
    page.get_by_label("Grease gun filled").check(timeout=LIVE_MS)
    expect(page.get_by_text("1 of 1 answered")).to_be_visible(timeout=LIVE_MS)
    page.get_by_role("button", name="Mark done").click()
    page.get_by_role("button", name="Close", exact=True).click(timeout=LIVE_MS)
    expect(page.get_by_text("Done → Closed")).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_role("button", name="Reopen")).to_have_count(0)

    page.goto(page.url.rsplit("/", 1)[0] + "?show=done")
    expect(page.get_by_role("link", name=title)).to_be_visible(timeout=LIVE_MS)


def test_a_second_screen_follows_the_first(let_in: Enter) -> None:
    first = let_in("operator").open("/work-orders/new")
    title = f"Tighten the belt {token_hex(3)}"
    first.get_by_label("Machine").select_option(label="Gaithersburg: Mazak 03")
    first.get_by_label("Title").fill(title)
    watching = let_in("viewer").open("/work-orders")
    first.get_by_role("button", name="Create work order").click()
    expect(watching.get_by_role("link", name=title)).to_be_visible(timeout=LIVE_MS)
    watching.get_by_role("link", name=title).click()
    expect(watching.get_by_role("button", name="Start work")).to_have_count(0)  # a viewer only watches
    first.get_by_role("button", name="Start work").click(timeout=LIVE_MS)
    expect(watching.get_by_text("Open → In progress")).to_be_visible(timeout=LIVE_MS)
    first.get_by_role("button", name="Cancel").click(timeout=LIVE_MS)


def test_a_bad_condition_rings_the_bell(let_in: Enter, newcomer: Newcomer) -> None:
    page = let_in("operator").open("/notifications")
    page.evaluate(MARK)
    rows = page.get_by_test_id("notification").filter(has_text="Test bench: Velocity RMS is in alarm")
    page.get_by_text("Newest first").wait_for()
    page.wait_for_timeout(1_000)
    before = rows.count()
    # Good until the level is normal again, then bad: hysteresis wants three in a row each way.
    for pieces in newcomer.spectra([1.0, 1.0, 1.0, 1.0, 6.0, 6.0, 6.0]):
        for piece in pieces:
            assert newcomer.send("spectra", piece).status_code == 200
    expect(rows).to_have_count(before + 1, timeout=2 * LIVE_MS)
    expect(page.get_by_test_id("bell")).to_have_attribute("aria-label", re.compile(r"\d+ unread"), timeout=LIVE_MS)
    newest = rows.first
    newest.get_by_role("button", name="Mark as read").click()
    expect(newest).to_have_attribute("data-unread", "false", timeout=LIVE_MS)
    assert page.evaluate("window.notReloaded")
    page.goto(page.url.replace("/notifications", "/work-orders"))
    expect(page.get_by_role("link", name="Inspect Test bench: Velocity RMS is in alarm").first).to_be_visible(
        timeout=LIVE_MS
    )


def test_the_other_organization_sees_none_of_it(let_in: Enter, newcomer: Newcomer) -> None:
    found = newcomer.graphql(
        newcomer.sign_in(), '{ machine(where: {name: {_eq: "Mazak 01"}}) { id } work_order(limit: 1) { id } }'
    )
    theirs = let_in("owner", "borealis")
    page = theirs.open("/")
    expect(page.get_by_test_id("machine-Pump 1")).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_text("Mazak")).to_have_count(0)
    expect(page.get_by_text("Aurora")).to_have_count(0)
    theirs.open(f"/machines/{found['machine'][0]['id']}")
    expect(page.get_by_text("There is no such machine")).to_be_visible(timeout=LIVE_MS)
    for order in found["work_order"]:
        theirs.open(f"/work-orders/{order['id']}")
        expect(page.get_by_text("There is no such work order")).to_be_visible(timeout=LIVE_MS)


def test_the_stored_dashboard_shows_its_widgets(let_in: Enter) -> None:
    page = let_in().open("/dashboards")
    page.get_by_role("link", name=re.compile("widgets, shared")).first.click()
    expect(page.get_by_test_id("widget-value")).to_contain_text(re.compile(r"\d"), timeout=LIVE_MS)
    expect(page.get_by_role("img", name=re.compile("^Machine states: "))).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_role("img", name=re.compile(": now "))).to_be_visible(timeout=LIVE_MS)
