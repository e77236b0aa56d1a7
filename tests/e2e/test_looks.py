"""Every page fits its screen, in both themes, and can be used without a mouse or eyes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import DESK, LIVE_MS, PHONE, SMALL_PHONE, Enter, Person, choose, enter
from tests.e2e.client import Newcomer

pytestmark = pytest.mark.browser

AUDIT = (Path(__file__).parent / "page_audit.js").read_text()
PAGES = (
    "/",
    "/oee",
    "/oee/targets",
    "/oee/rules",
    "/oee/operators",
    "/energy",
    "/energy/budgets",
    "/energy/meters",
    "/energy/tariffs",
    "/reports",
    "/condition",
    "/condition/thresholds",
    "/condition/baselines",
    "/work-orders",
    "/work-orders/new",
    "/notifications",
    "/dashboards",
    "/account",
    "/telemetry",
    "/telemetry/imports",
    "/telemetry/sources",
    "/telemetry/decoders",
    "/telemetry/storage",
)
SETTLED_MS = 700
"""From when nothing says any more that it is loading, until charts are drawn."""


def all_pages(newcomer: Newcomer) -> list[str]:
    """The addresses of all kinds of page."""
    found = newcomer.graphql(
        newcomer.sign_in(),
        """{ machine(where: {name: {_in: ["Mazak 01", "Test bench"]}}) { id } dashboard(limit: 1) { slug }
             work_order(limit: 1, order_by: {number: asc}) { id } }""",
    )
    return [
        *PAGES,
        *(f"/machines/{machine['id']}" for machine in found["machine"]),
        f"/oee?of={found['machine'][0]['id']}&period=shift",
        *(f"/dashboards/{dashboard['slug']}" for dashboard in found["dashboard"]),
        *(f"/work-orders/{order['id']}" for order in found["work_order"]),
    ]


Look = tuple[tuple[int, int], Literal["light", "dark"]]


@pytest.fixture
def viewer(looks: Sequence[Look], newcomer: Newcomer, browser: Browser) -> Iterator[Person]:
    """The owner at a screen of the first look's size."""
    person = enter(newcomer, browser, size=looks[0][0])
    yield person
    person.context.close()
    assert person.complaints == []


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    "looks",
    [((DESK, "light"), (DESK, "dark")), ((PHONE, "dark"), (SMALL_PHONE, "light"))],
    ids=("desk", "phone"),
)
def test_every_page_fits_and_passes_the_audit(viewer: Person, newcomer: Newcomer, looks: Sequence[Look]) -> None:
    """Opened once at a desk and once on a phone; themes, and the phone's width, change while a page is open."""
    faults = []
    for path in all_pages(newcomer):
        page = viewer.open(path)
        page.get_by_role("heading", level=1).wait_for(timeout=LIVE_MS)
        expect(page.get_by_text("Loading…"), path).to_have_count(0, timeout=LIVE_MS)
        for (width, height), theme in looks:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=theme)
            expect(page.locator("html")).to_have_attribute("data-theme", theme)
            page.wait_for_timeout(SETTLED_MS)
            if sideways(page) > 0:
                faults.append(f"{path} at {width} px: {sideways(page)} px too wide")
            faults += [f"{path} {theme} at {width} px: {fault}" for fault in page.evaluate(AUDIT)]
    assert faults == []


def test_the_sign_in_page_passes_the_audit(visitor: Person) -> None:
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.page.goto(visitor.url + "/login")
        assert visitor.page.evaluate(AUDIT) == []
        visitor.page.set_viewport_size({"width": 360, "height": 640})
        assert sideways(visitor.page) <= 0


def test_the_chosen_theme_is_kept(let_in: Enter) -> None:
    page = let_in(theme="light").open("/account")
    dark = "document.documentElement.dataset.theme"
    assert page.evaluate(dark) == "light"
    choose(page, "Dark")
    assert page.evaluate(dark) == "dark"
    page.reload()
    assert page.evaluate(dark) == "dark"
    page.get_by_role("button", name="Switch between light and dark").click(timeout=LIVE_MS)
    assert page.evaluate(dark) == "light"
    choose(page, "As the system")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_pages_carry_a_strict_content_policy(visitor: Person) -> None:
    answer = visitor.page.goto(visitor.url + "/login")
    assert answer is not None
    headers = answer.headers
    scripts = next(
        part for part in headers["content-security-policy"].split("; ") if part.startswith("script-src")
    )
    assert "nonce-" in scripts
    assert "unsafe" not in scripts
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    ran = visitor.page.evaluate(
        """() => { const s = document.createElement('div'); s.innerHTML = '<img src=x onerror="window.hit = 1">';
                   document.body.append(s); return new Promise(r => setTimeout(() => r(window.hit), 300)) }"""
    )
    assert ran is None


def test_a_lost_connection_is_said_and_mends_itself(let_in: Enter) -> None:
    person = let_in()
    page = person.open("/")
    person.context.set_offline(True)
    expect(page.get_by_text("Reconnecting…")).to_be_visible(timeout=2 * LIVE_MS)
    person.context.set_offline(False)
    expect(page.get_by_role("status").get_by_text("Live", exact=True)).to_be_visible(timeout=2 * LIVE_MS)
    person.complaints.clear()  # the browser itself reports each attempt without a network
