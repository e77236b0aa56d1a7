"""Worked examples N1-N6."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quiet_hours import held_until
from domain.weekly_window import WeeklyWindow

COPENHAGEN = "Europe/Copenhagen"
NIGHT = WeeklyWindow(time(22), time(6))
FRIDAY_NIGHT = WeeklyWindow(time(22), time(6), frozenset({4}))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("window", "zone", "event", "release"),
    [
        pytest.param(NIGHT, COPENHAGEN, "2025-10-25T23:30", "2025-10-26T05:00", id="N1 night of 9 hours"),
        pytest.param(NIGHT, COPENHAGEN, "2025-03-29T22:30", "2025-03-30T04:00", id="N2 night of 7 hours"),
        pytest.param(NIGHT, "Asia/Tokyo", "2025-10-25T23:30", None, id="N3 the person's own zone"),
        pytest.param(FRIDAY_NIGHT, COPENHAGEN, "2025-06-07T01:00", "2025-06-07T04:00", id="N4 began on Friday"),
        pytest.param(FRIDAY_NIGHT, COPENHAGEN, "2025-06-08T01:00", None, id="N4 Sunday morning"),
        pytest.param(NIGHT, COPENHAGEN, "2025-06-07T04:00", None, id="N5 at the end"),
        pytest.param(NIGHT, COPENHAGEN, "2025-06-07T20:00", "2025-06-08T04:00", id="N5 at the start"),
        pytest.param(
            WeeklyWindow(all_day=True, weekdays=frozenset({6})),
            COPENHAGEN, "2025-03-30T10:00", "2025-03-30T22:00",
            id="N6 all day",
        ),
    ],
)  # fmt: skip
def test_when_a_message_is_released(window: WeeklyWindow, zone: str, event: str, release: str | None) -> None:
    assert held_until(utc(event), [window], zone) == (utc(release) if release else None)


def test_n6_an_empty_window_is_refused() -> None:
    with pytest.raises(ValueError, match="end: 22:00 equals start; use all_day"):
        WeeklyWindow(time(22), time(22))
    with pytest.raises(ValueError, match=r"weekdays: .7. given"):
        WeeklyWindow(time(22), time(6), frozenset({7}))


def test_joining_windows_hold_to_the_end_of_the_last() -> None:
    windows = [NIGHT, WeeklyWindow(time(6), time(9), frozenset({5, 6}))]
    assert held_until(utc("2025-06-07T01:00"), windows, COPENHAGEN) == utc("2025-06-07T07:00")
    always = [WeeklyWindow(all_day=True)]
    release = held_until(utc("2025-06-07T01:00"), always, COPENHAGEN)
    assert release is not None
    assert release - utc("2025-06-07T01:00") < timedelta(days=9)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2025, 12, 31)), st.times(), st.times())  # noqa: DTZ001 - made UTC
def test_a_released_message_is_not_held_again(instant: datetime, start: time, end: time) -> None:
    if start == end:
        return
    event = instant.replace(tzinfo=UTC)
    release = held_until(event, [WeeklyWindow(start, end)], COPENHAGEN)
    assert release is None or (event < release <= event + timedelta(hours=26))
    assert release is None or held_until(release, [WeeklyWindow(start, end)], COPENHAGEN) is None
