"""Hasura's own cases against the local engine: what used to pass must pass.

Skipped where the cases are not beside the checkout or PostgreSQL lacks citext, ltree or pgcrypto.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hasura.conformance import CannotRunError, CheckResult, checks_by_area, run
from tests.conftest import TestServer

CHECKOUT = Path(__file__).resolve().parents[2]
KNOWN_FAILURES = Path(__file__).with_name("known_failures.txt")
GOAL = 0.97


def known_failures() -> dict[str, str]:
    """Checks that may fail, with the reason why."""
    lines = [line for line in KNOWN_FAILURES.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("\t", maxsplit=1) for line in lines)


@pytest.fixture(scope="module", params=[0, 1], ids=["first half", "second half"])
def half(request: pytest.FixtureRequest) -> list[str]:
    """The areas of one half of the cases: two halves run beside each other."""
    try:
        checks = checks_by_area()
    except CannotRunError as reason:
        pytest.skip(str(reason))
    halves: list[list[str]] = [[], []]
    for area, _ in sorted(checks.items(), key=lambda pair: (-pair[1], pair[0])):
        min(halves, key=lambda areas: sum(checks[one] for one in areas)).append(area)
    return halves[int(request.param)]


@pytest.fixture(scope="module")
def results(postgres_server: TestServer, half: list[str]) -> list[CheckResult]:
    """Every check of these areas, in every settings profile.

    Some cases race with real sockets and webhooks, and on a busy machine one may lose: the suites of those that
    used to pass and don't are run again by themselves, three times at most.
    """
    # CONFORMANCE_POSTGRES_URL: a server with the extensions, where the tests' own has none.
    url = os.environ.get("CONFORMANCE_POSTGRES_URL", postgres_server.superuser_url)
    known = known_failures()
    try:
        found = run(url, [option for area in half for option in ("--area", area)])
        for _ in range(3):
            suites = sorted({item.suite for item in found if not item.is_passed and item.name not in known})
            if not suites:
                break
            again = {item.name: item for item in run(url, [o for suite in suites for o in ("--suite", suite)])}
            found = [item if item.is_passed else again.get(item.name, item) for item in found]
    except CannotRunError as reason:
        pytest.skip(str(reason))
    return found


@pytest.mark.timeout(3600)
def test_what_used_to_pass_passes(results: list[CheckResult], half: list[str]) -> None:
    known = known_failures()
    broken = [f"{item.name}: {item.detail[:300]}" for item in results if not item.is_passed]
    assert [line for line in broken if line.split(": ", maxsplit=1)[0] not in known] == []
    checks = checks_by_area()
    assert len(results) == sum(checks[area] for area in half)


def test_few_failures_are_known() -> None:
    try:
        checks = sum(checks_by_area().values())
    except CannotRunError as reason:
        pytest.skip(str(reason))
    assert len(known_failures()) <= (1 - GOAL) * checks


def test_every_known_failure_is_explained_to_readers() -> None:
    text = (CHECKOUT / "docs" / "engine.md").read_text()
    for name, reason in known_failures().items():
        assert reason.strip(), name
        suite = name.split("/", maxsplit=1)[0]
        assert suite in text, f"docs/engine.md doesn't mention {suite}"
