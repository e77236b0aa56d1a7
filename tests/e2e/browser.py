"""A signed-in person at a screen: what the browser tests share."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.e2e.client import Newcomer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DESK = (1440, 900)
PHONE = (390, 844)
SMALL_PHONE = (360, 740)
LIVE_MS = 20_000
"""How long a live change may take to show before a test gives up, on a busy machine."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium as the system installed it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Person:
    """Somebody at a browser of their own, and what went wrong on their pages."""

    newcomer: Newcomer
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The app's address."""
        return str(self.newcomer.demo["url"])

    def open(self, path: str) -> Page:
        """Go to a page and wait until the live connection stands."""
        self.page.goto(self.url + path)
        self.page.get_by_role("status").get_by_text("Live", exact=True).wait_for(timeout=LIVE_MS)
        return self.page

    def watch(self, page: Page) -> None:
        """Note every error that a page reports, of its scripts or of its content policy."""
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


def choose(page: Page, name: str) -> None:
    """Choose one of a few by its radio button; again, where the page moved from under the pointer meanwhile."""
    radio = page.get_by_role("radio", name=name, exact=True)
    for _ in range(9):
        radio.click(force=True)  # its label's text lies over it
        try:
            expect(radio).to_be_checked(timeout=LIVE_MS / 10)
        except AssertionError:
            continue
        return
    expect(radio).to_be_checked()


Enter = Callable[..., Person]
"""A function that lets a demo user in: role, organization, size, theme."""


def enter(
    newcomer: Newcomer,
    browser: Browser,
    role: str = "owner",
    organization: str = "aurora",
    size: tuple[int, int] = DESK,
    theme: str = "light",
) -> Person:
    """A person whose browser is signed in already, by the address that the sign-in form uses."""
    person = stranger(newcomer, browser, size, theme)
    user = next(u for u in newcomer.demo["users"] if (u["role"], u["organization"]) == (role, organization))
    answer = person.context.request.post(
        f"{person.url}/session/login", data={"email": user["email"], "password": user["password"]}
    )
    assert answer.ok, answer.text()
    return person


def stranger(newcomer: Newcomer, browser: Browser, size: tuple[int, int] = DESK, theme: str = "light") -> Person:
    """A person who is not signed in."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        locale="en-GB",
    )
    person = Person(newcomer, context, context.new_page())
    person.watch(person.page)
    return person
