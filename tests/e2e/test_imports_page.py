"""A file is brought by an engineer at the screen, looked at, and imported."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import LIVE_MS, Enter

pytestmark = pytest.mark.browser


def test_a_file_is_mapped_and_imported(let_in: Enter) -> None:
    person = let_in("engineer")
    page = person.page
    page.goto(person.url + "/telemetry/imports")
    day = datetime.now(UTC) - timedelta(days=3, seconds=uuid4().int % 86_400)  # each run stores its own
    rows = [f"{day + timedelta(minutes=minute):%d.%m.%Y %H:%M:%S};{minute},5\n" for minute in range(30)]
    content = "Zeit;temperature [°C]\n" + "".join(rows) + "gestern;1,0\n"
    name = f"week {uuid4()}.csv"
    file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.set_input_files("input[type=file]", file)
    expect(page.get_by_text("Say whose values these are")).to_be_visible(timeout=LIVE_MS)
    page.get_by_label("Device").select_option(value="device:DEMO-01")
    page.get_by_label("Time zone").fill("UTC")
    refused = page.get_by_role("region", name="Rows that are rejected")
    expect(refused).to_contain_text("gestern", timeout=LIVE_MS)
    page.get_by_role("button", name="Import", exact=True).click()
    job = page.get_by_role("listitem").filter(has_text=name)
    expect(job).to_contain_text("31 of 31 rows: 30 values stored", timeout=LIVE_MS)
    expect(job).to_contain_text("Done", timeout=LIVE_MS)
    job.get_by_role("button", name="What was not taken").click()
    expect(page.get_by_role("dialog")).to_contain_text("gestern")
