"""The energy and condition pages: the actions' numbers, a spectrum read by keyboard, symptoms with evidence."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import LIVE_MS, Enter, choose
from tests.e2e.client import Newcomer

pytestmark = pytest.mark.browser


def machine(newcomer: Newcomer, name: str) -> str:
    """The id of a machine."""
    query = "query M($name: String!) { machine(where: {name: {_eq: $name}}) { id } }"
    return str(newcomer.graphql(newcomer.sign_in(), query, name=name)["machine"][0]["id"])


def test_energy_is_shown_by_hour_machine_and_tariff(let_in: Enter, newcomer: Newcomer) -> None:
    page = let_in("viewer").open("/energy")
    expect(page.get_by_test_id("energy-total")).to_have_text(re.compile(r"\d.kWh"), timeout=LIVE_MS)
    expect(page.get_by_role("img", name=re.compile(r"^Energy: .*kWh"))).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_role("img", name=re.compile("^Mean energy by weekday and hour"))).to_be_visible(
        timeout=LIVE_MS
    )
    costs = page.get_by_role("region", name="Cost by time of use").last
    expect(costs).to_contain_text("Flat")
    choose(page, "Month")
    expect(page).to_have_url(re.compile("period=month"), timeout=LIVE_MS)
    page.get_by_label("Machine, line, area or factory").select_option(machine(newcomer, "Mazak 02"))
    expect(page.get_by_text("No baseline yet")).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_role("button", name="Fit a baseline")).to_have_count(0)  # a viewer only watches


def test_a_spectrum_is_read_by_keyboard_and_its_symptoms_say_why(let_in: Enter, newcomer: Newcomer) -> None:
    page = let_in("viewer").open(f"/condition?of={machine(newcomer, 'Mazak 01')}")
    expect(page.get_by_role("img", name=re.compile("^Vibration velocity RMS: "))).to_be_visible(timeout=LIVE_MS)
    cursor = page.get_by_role("slider", name="Cursor")
    read = page.get_by_test_id("cursor")
    expect(read).to_contain_text("× shaft speed", timeout=LIVE_MS)
    cursor.focus()
    page.keyboard.press("Home")
    expect(read).to_contain_text(re.compile(r"^0\.0 Hz"))
    page.keyboard.press("ArrowRight")
    expect(read).not_to_contain_text(re.compile(r"^0\.0 Hz"))
    expect(page.get_by_role("img", name=re.compile("spectra up to"))).to_be_visible()

    page.get_by_text("The line that says so").first.click(timeout=LIVE_MS)
    expect(page.get_by_role("region", name="Evidence").first).to_contain_text("1x")
    page.get_by_role("button", name=re.compile("^Show the spectrum of")).first.click()
    expect(page).to_have_url(re.compile("at=2"), timeout=LIVE_MS)


def test_a_meter_is_bound_once(let_in: Enter) -> None:
    page = let_in("engineer").open("/energy/meters")
    row = page.get_by_role("row").filter(has_text="Rolling mill")
    expect(row).to_contain_text("Power in kW", timeout=LIVE_MS)
    page.get_by_role("button", name="New meter").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Machine", exact=True).select_option(label="Gwangyang: Rolling mill")
    form.get_by_role("option", name="Main meter: Power (kW)").wait_for(state="attached", timeout=LIVE_MS)
    form.get_by_role("button", name="Keep it").click()
    expect(form.get_by_label("Meter")).to_have_attribute("aria-invalid", "true", timeout=LIVE_MS)
