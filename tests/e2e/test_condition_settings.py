"""An engineer says at the screen when an indicator is a warning; what is not accepted stands at its field."""

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import LIVE_MS, Enter

pytestmark = pytest.mark.browser


def test_a_threshold_is_made_changed_and_removed(let_in: Enter) -> None:
    person = let_in("engineer")
    page = person.open("/condition/thresholds")
    page.get_by_role("button", name="New threshold").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Machine", exact=True).select_option(label="Gaithersburg: Mazak 01")
    form.get_by_label("Indicator", exact=True).select_option(value="power")
    form.get_by_label("Warning (kW)").fill("900")
    form.get_by_label("Alarm (kW)").fill("800")
    form.get_by_label("Counts alone").uncheck()  # the machine's level stays what other tests know
    form.get_by_role("button", name="Keep it").click()
    expect(form.get_by_label("Warning (kW)")).to_have_attribute("aria-invalid", "true", timeout=LIVE_MS)
    form.get_by_label("Alarm (kW)").fill("1000")
    form.get_by_role("button", name="Hours of the week").click()
    form.get_by_role("button", name="Keep it").click()
    row = page.get_by_role("region", name="Mazak 01").get_by_role("listitem").filter(has_text="Power")
    expect(row).to_contain_text("alarm above 1,000", timeout=LIVE_MS)
    expect(row).to_contain_text("Mon–Fri 06:00–22:00")
    row.get_by_role("button", name="Why Power has its level").click()
    expect(form).to_contain_text("Rule: Warning above 900", timeout=LIVE_MS)
    form.get_by_role("button", name="Close").click()
    row.get_by_role("button", name="Edit Power").click()
    form.get_by_role("button", name="Remove").click()
    form.get_by_role("button", name="Really remove it").click()
    expect(row).to_have_count(0, timeout=LIVE_MS)
