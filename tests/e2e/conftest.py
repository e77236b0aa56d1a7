"""Fixtures of the tests that use a whole running deployment."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.conftest import Stack
from tests.e2e.browser import CHROMIUM, Enter, Person, chromium, enter, stranger
from tests.e2e.client import Newcomer


@pytest.fixture(scope="module")
def newcomer(stack: Stack) -> Newcomer:
    """Somebody who has just typed `make up`."""
    return Newcomer(stack.demo)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: install Debian's package `chromium`")
    with chromium() as started:
        yield started


@pytest.fixture
def let_in(newcomer: Newcomer, browser: Browser) -> Iterator[Enter]:
    """Lets demo users in; afterwards none of their pages may have reported an error."""
    people: list[Person] = []

    def let(*arguments: Any, **options: Any) -> Person:
        people.append(enter(newcomer, browser, *arguments, **options))
        return people[-1]

    yield let
    complaints = [complaint for person in people for complaint in person.complaints]
    for person in people:
        person.context.close()
    assert complaints == []


@pytest.fixture
def visitor(newcomer: Newcomer, browser: Browser) -> Iterator[Person]:
    """Somebody who is not signed in."""
    person = stranger(newcomer, browser)
    yield person
    person.context.close()
