"""Targets, state rules and operators are kept on a phone: refused at the field, tried, kept, undone."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import LIVE_MS, PHONE, Enter
from tests.e2e.client import Newcomer

pytestmark = pytest.mark.browser

AUDIT = (Path(__file__).parent / "page_audit.js").read_text()


def machine_named(newcomer: Newcomer, name: str) -> str:
    """The id of a demo machine."""
    query = "query M($name: String!) { machine(where: {name: {_eq: $name}}) { id } }"
    return str(newcomer.graphql(newcomer.sign_in(), query, name=name)["machine"][0]["id"])


def audited(page: Page) -> None:
    """What is on the page fits the phone and passes the audit."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(AUDIT) == []


def test_targets_rules_and_operators_are_kept_on_a_phone(let_in: Enter, newcomer: Newcomer) -> None:
    person = let_in("owner", size=PHONE, theme="dark")
    keeps_targets(person.open("/oee/targets"))
    mill, bench = (machine_named(newcomer, name) for name in ("Rolling mill", "Test bench"))
    tries_a_rule(person.open(f"/oee/rules?of={mill}"))
    keeps_a_rule(person.open(f"/oee/rules?of={bench}"))
    works(person.open(f"/oee/operators?of={machine_named(newcomer, 'Mazak 03')}"))


def keeps_targets(page: Page) -> None:
    """A target is refused, made, and removed again."""
    share = f"{50 + int(token_hex(2), 16) % 400 / 10:.1f}"  # as it is shown, so that no rounding lies between
    row = page.get_by_test_id("target").filter(has_text=share)
    dialog = page.get_by_role("dialog")
    expect(page.get_by_test_id("target").first).to_be_visible(timeout=LIVE_MS)
    before = row.count()
    audited(page)
    page.get_by_role("button", name="New target").click()
    dialog.get_by_label("OEE of at least (%)").fill("120")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_contain_text("a share above 0, up to 1", timeout=LIVE_MS)
    dialog.get_by_label("OEE of at least (%)").fill(share)
    dialog.get_by_label("Holds to").fill("2020-01-01T00:00")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0, timeout=LIVE_MS)
    expect(row).to_have_count(before + 1, timeout=LIVE_MS)
    over = row.filter(has_text="Over")
    over.get_by_role("button", name="Edit").click()
    dialog.get_by_role("button", name="Remove").click()
    dialog.get_by_role("button", name="Really remove it").click()
    expect(over).to_have_count(0, timeout=LIVE_MS)


def tries_a_rule(page: Page) -> None:
    """A rule is refused at its field, and shown beside what is before it is kept."""
    page.get_by_role("button", name="Change the rule of Rolling mill").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Off below (kW)").fill("1000000")
    dialog.get_by_role("button", name="Try it").click()
    expect(dialog).to_contain_text("is expected", timeout=LIVE_MS)
    assert dialog.get_by_label("Off below (kW)").get_attribute("aria-invalid") == "true"
    dialog.get_by_label("Off below (kW)").fill("1")
    dialog.get_by_label("Runs from (kW)").fill("100000")
    dialog.get_by_role("button", name="Try it").click()
    trial = dialog.get_by_test_id("trial")
    expect(trial.get_by_role("img")).to_have_count(2, timeout=LIVE_MS)
    by_rule = trial.get_by_role("img", name="States by this rule")
    expect(by_rule).to_have_accessible_name(re.compile("Idle|Unknown"))
    expect(by_rule).not_to_have_accessible_name(re.compile("Running"))
    audited(page)
    dialog.get_by_role("button", name="Cancel").click()


def keeps_a_rule(page: Page) -> None:
    """A rule of a day long past is made, which nothing follows, and removed again."""
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="Make the rule of Test bench").click()
    dialog.get_by_label("By", exact=True).select_option(value="vibration")
    dialog.get_by_label("Measure").fill("temperature")
    dialog.get_by_label("Runs from").fill("30")
    dialog.get_by_label("Holds from").fill("2020-01-01T00:00")
    dialog.get_by_label("Holds to").fill("2020-01-02T00:00")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0, timeout=LIVE_MS)
    row = page.get_by_test_id("state-rule")
    expect(row).to_contain_text("Over", timeout=LIVE_MS)
    expect(row).to_contain_text("of temperature on")
    audited(page)
    page.get_by_role("button", name="Change the rule of Test bench").click()
    dialog.get_by_role("button", name="Remove").click()
    dialog.get_by_role("button", name="Really remove it").click()
    expect(row).to_contain_text("No rule", timeout=LIVE_MS)


def works(page: Page) -> None:
    """One signs on, another takes over, a turn of tomorrow is refused, and everybody leaves."""
    somebody = f"Nora {token_hex(3)}"
    present = page.get_by_test_id("signed-on")
    page.get_by_role("button", name="Sign me on").click()
    expect(present).to_contain_text("Olivia Owner", timeout=LIVE_MS)
    page.get_by_label("Name").fill(somebody)
    page.get_by_label("Since").fill(f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Sign on", exact=True).click()
    expect(page.get_by_text("lies in the future")).to_be_visible(timeout=LIVE_MS)
    page.get_by_label("Since").fill("")
    page.get_by_role("button", name="Sign on", exact=True).click()
    expect(present).to_contain_text(somebody, timeout=LIVE_MS)
    # What lasts is of today, even if the day has just begun.
    expect(page.get_by_test_id("turn").filter(has_text=somebody)).to_contain_text("now", timeout=LIVE_MS)
    audited(page)
    page.get_by_role("button", name=f"Sign off {somebody}").click()
    expect(present).to_contain_text("Nobody", timeout=LIVE_MS)
