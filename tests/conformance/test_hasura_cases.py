"""Hasura's own cases against the local engine: what used to pass must pass.

Skipped where the cases are not beside the checkout or PostgreSQL lacks citext, ltree or pgcrypto.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from hasura.conformance import BASE_PROFILE, CannotRunError, CheckResult, checks_by_profile, run
from tests.conftest import TestServer

CHECKOUT = Path(__file__).resolve().parents[2]
KNOWN_FAILURES = Path(__file__).with_name("known_failures.txt")
GOAL = 0.97


def known_failures() -> dict[str, str]:
    """Checks that may fail, with the reason why."""
    lines = [line for line in KNOWN_FAILURES.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("\t", maxsplit=1) for line in lines)


@dataclass(frozen=True)
class Part:
    """Cases that are run together: how the runner is told, and how many checks that are."""

    runs: tuple[tuple[str, ...], ...]
    checks: int


@pytest.fixture(scope="module", params=["first half", "second half", "other settings"])
def part(request: pytest.FixtureRequest) -> Part:
    """The areas of one half of the cases under the base settings, or all that need an engine of their own."""
    try:
        by_profile = checks_by_profile()
    except CannotRunError as reason:
        pytest.skip(str(reason))
    base = by_profile.pop(BASE_PROFILE)
    if request.param == "other settings":
        runs = tuple(("--profile", profile) for profile in by_profile)
        return Part(runs, sum(checks.total() for checks in by_profile.values()))
    halves: dict[str, list[str]] = {"first half": [], "second half": []}
    for area, _ in sorted(base.items(), key=lambda pair: (-pair[1], pair[0])):
        min(halves.values(), key=lambda areas: sum(base[one] for one in areas)).append(area)
    areas = halves[request.param]
    named = [option for area in areas for option in ("--area", area)]
    return Part((("--profile", BASE_PROFILE, *named),), sum(base[area] for area in areas))


@pytest.fixture(scope="module")
def results(postgres_server: TestServer, part: Part) -> list[CheckResult]:
    """Every check of a part.

    Some cases race with real sockets and webhooks, and on a busy machine one may lose: the suites of those that
    used to pass and don't are run again by themselves, three times at most.
    """
    # CONFORMANCE_POSTGRES_URL: a server with the extensions, where the tests' own has none.
    url = os.environ.get("CONFORMANCE_POSTGRES_URL", postgres_server.superuser_url)
    known = known_failures()

    def ask(options: Sequence[str]) -> list[CheckResult]:
        found = run(url, options)
        for _ in range(3):
            suites = sorted({item.suite for item in found if not item.is_passed and item.name not in known})
            if not suites:
                break
            again = run(url, [*options, *(o for suite in suites for o in ("--suite", suite))])
            anew = {item.name: item for item in again}
            found = [item if item.is_passed else anew.get(item.name, item) for item in found]
        return found

    try:
        return [result for options in part.runs for result in ask(options)]
    except CannotRunError as reason:
        pytest.skip(str(reason))


@pytest.mark.timeout(3600)
def test_what_used_to_pass_passes(results: list[CheckResult], part: Part) -> None:
    known = known_failures()
    broken = [f"{item.name}: {item.detail[:300]}" for item in results if not item.is_passed]
    assert [line for line in broken if line.split(": ", maxsplit=1)[0] not in known] == []
    assert len(results) == part.checks


def test_few_failures_are_known() -> None:
    try:
        checks = sum(areas.total() for areas in checks_by_profile().values())
    except CannotRunError as reason:
        pytest.skip(str(reason))
    assert len(known_failures()) <= (1 - GOAL) * checks


def test_every_known_failure_is_explained_to_readers() -> None:
    text = (CHECKOUT / "docs" / "engine.md").read_text()
    for name, reason in known_failures().items():
        assert reason.strip(), name
        suite = name.split("/", maxsplit=1)[0]
        assert suite in text, f"docs/engine.md doesn't mention {suite}"
