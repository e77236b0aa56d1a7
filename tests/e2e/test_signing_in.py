"""Signing in and staying signed in, in a real browser."""

import re
from secrets import token_hex

import httpx
import pytest
from playwright.sync_api import expect

from tests.e2e.browser import LIVE_MS, Enter, Person

pytestmark = pytest.mark.browser


def test_the_keyboard_alone_is_enough(visitor: Person) -> None:
    page, user = visitor.page, visitor.newcomer.demo["users"][0]
    page.goto(visitor.url + "/work-orders")
    expect(page).to_have_url(re.compile(r"/login\?next=%2Fwork-orders$"))
    expect(page.get_by_label("E-mail")).to_be_focused()
    page.keyboard.type(user["email"])
    page.keyboard.press("Tab")
    page.keyboard.type(user["password"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(visitor.url + "/work-orders", timeout=LIVE_MS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Work orders")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Work orders", timeout=LIVE_MS)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert visitor.complaints == []


@pytest.mark.parametrize("password", ["wrong", "wrong again"])
def test_a_refusal_is_said_and_leaves_no_session(visitor: Person, password: str) -> None:
    page = visitor.page
    page.goto(visitor.url + "/login")
    page.get_by_label("E-mail").fill(visitor.newcomer.demo["users"][0]["email"])
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    message = page.get_by_role("alert").filter(has_text="wrong")
    expect(message).to_be_visible()
    expect(message).to_be_focused()
    expect(page.get_by_label("E-mail")).not_to_have_value("")
    assert visitor.context.cookies() == []
    page.goto(visitor.url + "/")
    expect(page).to_have_url(visitor.url + "/login")


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_signing_in_never_leads_to_another_site(visitor: Person, target: str) -> None:
    page, user = visitor.page, visitor.newcomer.demo["users"][0]
    page.goto(f"{visitor.url}/login?next={target}")
    page.get_by_label("E-mail").fill(user["email"])
    page.get_by_label("Password").fill(user["password"])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(visitor.url + "/", timeout=LIVE_MS)


def test_scripts_cannot_read_the_refresh_token(let_in: Enter) -> None:
    person = let_in()
    page = person.open("/")
    kept = page.evaluate("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    refresh = next(cookie for cookie in person.context.cookies() if cookie["name"] == "millwright_refresh")
    assert refresh["value"] not in kept
    assert (refresh["httpOnly"], refresh["sameSite"], refresh["path"]) == (True, "Strict", "/session")


def test_tabs_that_refresh_at_once_stay_signed_in(let_in: Enter) -> None:
    person = let_in()
    tabs = [person.page, *(person.context.new_page() for _ in range(3))]
    for tab in tabs:
        tab.goto(person.url + "/account", wait_until="commit")
    for tab in tabs:
        expect(tab.get_by_text("olivia@aurora.example").first).to_be_visible(timeout=LIVE_MS)
    tabs[0].reload()
    expect(tabs[0].get_by_text("olivia@aurora.example").first).to_be_visible(timeout=LIVE_MS)


def test_without_locks_one_token_used_by_two_tabs_at_once_is_forgiven(let_in: Enter) -> None:
    """Over plain http on a network address browsers have no locks; the server's grace time stands in."""
    person = let_in()
    page = person.open("/account")
    statuses = page.evaluate(
        "Promise.all([1, 2, 3].map(() => fetch('/session/refresh', {method: 'POST'}).then(a => a.status)))"
    )
    assert statuses == [200, 200, 200]
    page.reload()
    expect(page.get_by_text("olivia@aurora.example").first).to_be_visible(timeout=LIVE_MS)


def test_signing_out_ends_every_tab_and_the_session(let_in: Enter) -> None:
    person = let_in()
    page = person.open("/account")
    other = person.context.new_page()
    other.goto(person.url + "/")
    expect(other.get_by_role("heading", level=1)).to_have_text("Overview", timeout=LIVE_MS)
    page.get_by_role("button", name="Sign out").click()
    for tab in (page, other):
        expect(tab).to_have_url(re.compile("/login"), timeout=LIVE_MS)
    assert person.context.cookies() == []


def test_another_sites_page_cannot_use_the_session(let_in: Enter) -> None:
    person = let_in()
    answer = person.context.request.post(
        person.url + "/session/refresh", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    )
    assert answer.status == 403
    assert answer.json()["error"]["code"] == "auth-forbidden"


def test_who_is_in_two_organizations_goes_over_and_every_tab_begins_anew(visitor: Person) -> None:
    rest, name = visitor.newcomer.demo["rest_url"], token_hex(4)
    person = {"email": f"{name}@both.example", "password": f"long enough {name}", "name": "Both"}
    first = {"name": f"First {name}", "slug": f"first-{name}", "time_zone": "UTC"}
    answer = httpx.post(f"{rest}/auth/sign-up", json=person | {"organization": first})
    assert answer.status_code == 201, answer.text
    second = {"name": f"Second {name}", "slug": f"second-{name}", "time_zone": "UTC"}
    bearer = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert httpx.post(f"{rest}/auth/organizations", json=second, headers=bearer).status_code == 201

    page = visitor.page
    page.goto(visitor.url + "/login")
    page.get_by_label("E-mail").fill(person["email"])
    page.get_by_label("Password").fill(person["password"])
    page.get_by_role("button", name="Sign in").click()
    choice = page.get_by_label("Organization")
    expect(choice).to_have_value(first["slug"], timeout=LIVE_MS)
    other = visitor.context.new_page()
    other.goto(visitor.url + "/account")
    expect(other.locator("code")).to_have_text(first["slug"], timeout=LIVE_MS)
    choice.select_option(second["slug"])
    for tab in (page, other):
        expect(tab.get_by_label("Organization")).to_have_value(second["slug"], timeout=LIVE_MS)
    assert visitor.complaints == []
