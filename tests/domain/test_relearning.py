"""Learning anew: restarts and learning instants, and when enough values will have come."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.relearning import Restarts, ceiling, floor, ready_at

NOON = datetime(2026, 11, 9, 12, 0, tzinfo=UTC)
HOURS3 = timedelta(hours=3)


def test_a_restart_is_an_instant_of_learning() -> None:
    restart = NOON + timedelta(minutes=50)
    restarts = Restarts.of([restart, NOON - timedelta(days=9)])
    assert restarts.before(NOON) == NOON - timedelta(days=9)
    assert restarts.after(NOON) == restart
    assert restarts.after(restart) is None
    assert restarts.before(restart) == restart
    assert restarts.learning(restart - timedelta(seconds=1), HOURS3) == NOON
    assert restarts.learning(restart, HOURS3) == restart
    assert restarts.learning(NOON + HOURS3, HOURS3) == NOON + HOURS3
    assert Restarts().before(NOON) is None
    assert Restarts.of([restart], HOURS3).instants == (NOON + HOURS3,)


def test_multiples_of_a_step() -> None:
    assert floor(NOON, HOURS3) == ceiling(NOON, HOURS3) == NOON
    late = NOON + timedelta(seconds=1)
    assert (floor(late, HOURS3), ceiling(late, HOURS3)) == (NOON, NOON + HOURS3)


@pytest.mark.parametrize(
    ("present", "last", "minutes"),
    [(0, 0, 100), (9, 0, 10), (10, 0, 0), (9, -600, 0), (0, -600, 90)],
    ids=["none", "one is missing", "all", "one from a silent sensor", "all from a silent sensor"],
)
def test_when_it_will_be_ready(present: int, last: int, minutes: int) -> None:
    gap = timedelta(minutes=10)
    found = ready_at(present, 10, gap, NOON + timedelta(minutes=last), NOON)
    assert found == NOON + timedelta(minutes=minutes)
