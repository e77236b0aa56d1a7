"""Times without a zone around the changes of clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.local_time import LocalTimeError, Passing, in_zone

BERLIN = ZoneInfo("Europe/Berlin")
AUTUMN = datetime(2025, 10, 25, 22, 0, tzinfo=UTC)
"""Midnight of the day on which 02:00 to 03:00 comes twice."""


@pytest.mark.parametrize("minutes", [1, 5, 15, 30, 60])
@pytest.mark.parametrize("backwards", [False, True])
def test_times_in_order_are_those_that_were(minutes: int, backwards: bool) -> None:
    instants = [AUTUMN + n * timedelta(minutes=minutes) for n in range(360 // minutes)]
    if backwards:
        instants.reverse()
    local = [at.astimezone(BERLIN).replace(tzinfo=None, fold=0) for at in instants]
    clock = Passing(BERLIN)
    assert [clock.in_zone(at).astimezone(UTC) for at in local] == instants


def test_a_hole_in_the_repeated_hour_moves_nothing_else() -> None:
    clock = Passing(BERLIN)
    local = [
        datetime.fromisoformat("2025-10-26T01:45"),
        datetime.fromisoformat("2025-10-26T02:30"),
        datetime.fromisoformat("2025-10-26T02:15"),
    ]
    read = [
        clock.in_zone(at).astimezone(UTC) - AUTUMN for at in [*local, datetime.fromisoformat("2025-10-26T03:00")]
    ]
    assert read == [timedelta(hours=h) for h in (1.75, 2.5, 3.25, 4)]


def test_a_third_pass_and_a_time_left_out_are_refused() -> None:
    clock, twice = Passing(BERLIN), datetime.fromisoformat("2025-10-26T02:30")
    assert [clock.in_zone(twice).utcoffset() for _ in range(2)] == [timedelta(hours=2), timedelta(hours=1)]
    with pytest.raises(LocalTimeError, match="twice at most"):
        clock.in_zone(twice)
    with pytest.raises(LocalTimeError, match="set forward"):
        clock.in_zone(datetime.fromisoformat("2026-03-29T02:30"))
    with pytest.raises(LocalTimeError, match="has once"):
        in_zone(twice, BERLIN)
    own = datetime(2025, 10, 26, 2, 30, tzinfo=UTC)
    assert clock.in_zone(own) is own
