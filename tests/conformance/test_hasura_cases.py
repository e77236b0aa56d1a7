"""Hasura's own cases against the local engine: what used to pass must pass.

Skipped where the cases are not beside the checkout or PostgreSQL lacks citext, ltree or pgcrypto.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from hasura.conformance import CannotRunError, CheckResult, run
from tests.conftest import TestServer

CHECKOUT = Path(__file__).resolve().parents[2]
KNOWN_FAILURES = Path(__file__).with_name("known_failures.txt")
GOAL = 0.97


def known_failures() -> dict[str, str]:
    """Checks that may fail, with the reason why."""
    lines = [line for line in KNOWN_FAILURES.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("\t", maxsplit=1) for line in lines)


@pytest.fixture(scope="module")
def results(postgres_server: TestServer) -> list[CheckResult]:
    """Every check of every settings profile, run once."""
    # CONFORMANCE_POSTGRES_URL: a server with the extensions, where the tests' own has none.
    url = os.environ.get("CONFORMANCE_POSTGRES_URL", postgres_server.superuser_url)
    try:
        return run(url)
    except CannotRunError as reason:
        pytest.skip(str(reason))


@pytest.mark.timeout(3600)
def test_what_used_to_pass_passes(results: list[CheckResult]) -> None:
    known = known_failures()
    broken = [f"{item.name}: {item.detail[:300]}" for item in results if not item.is_passed]
    assert [line for line in broken if line.split(": ", maxsplit=1)[0] not in known] == []


@pytest.mark.timeout(3600)
def test_enough_of_the_cases_pass(results: list[CheckResult]) -> None:
    passed = Counter(item.is_passed for item in results)
    assert passed[True] / len(results) >= GOAL


def test_every_known_failure_is_explained_to_readers() -> None:
    text = (CHECKOUT / "docs" / "engine.md").read_text()
    for name, reason in known_failures().items():
        assert reason.strip(), name
        suite = name.split("/", maxsplit=1)[0]
        assert suite in text, f"docs/engine.md doesn't mention {suite}"
