"""Cron expressions: the minutes they mean, and faults that name the field."""

from datetime import UTC, datetime
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasura.engine.scheduled.cron import CronError, parse_cron

FRIDAY_NIGHT = datetime(2026, 11, 20, 23, 59, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("* * * * *", ["2026-11-21 00:00", "2026-11-21 00:01"]),
        ("30 3 * * *", ["2026-11-21 03:30", "2026-11-22 03:30"]),
        ("*/20 9-17 * * mon-fri", ["2026-11-23 09:00", "2026-11-23 09:20"]),
        ("0 0 29 2 *", ["2028-02-29 00:00", "2032-02-29 00:00"]),
        ("0 0 13 * 5", ["2026-11-27 00:00", "2026-12-04 00:00"]),  # either day field, when both are given
        ("0 12 1 jan,JUL *", ["2027-01-01 12:00", "2027-07-01 12:00"]),
        ("5/15 0 * * *", ["2026-11-21 00:05", "2026-11-21 00:20"]),
        ("0 0 * * 7", ["2026-11-22 00:00", "2026-11-29 00:00"]),
        ("@weekly", ["2026-11-22 00:00", "2026-11-29 00:00"]),
        ("0 0 31 2 *", []),  # never
    ],
)
def test_next_times(expression: str, expected: list[str]) -> None:
    times = islice(parse_cron(expression).after(FRIDAY_NIGHT), 2)
    assert [time.strftime("%Y-%m-%d %H:%M") for time in times] == expected


@pytest.mark.parametrize(
    ("expression", "field"),
    [
        ("60 * * * *", "minute"),
        ("* 24 * * *", "hour"),
        ("* * 0 * *", "day"),
        ("* * * 13 *", "month"),
        ("* * * * 8", "weekday"),
        ("5-1 * * * *", "minute"),
        ("*/0 * * * *", "minute"),
        ("x * * * *", "minute"),
        ("* * * *", "five fields"),
    ],
)
def test_faults_name_the_field(expression: str, field: str) -> None:
    with pytest.raises(CronError, match=field):
        parse_cron(expression)


@given(st.integers(0, 59), st.integers(0, 23), st.integers(0, 10**9))
def test_times_rise_and_fit_their_fields(minute: int, hour: int, seconds: int) -> None:
    start = datetime.fromtimestamp(seconds, UTC)
    times = list(islice(parse_cron(f"{minute} {hour} * * *").after(start), 3))
    assert times == sorted(set(times))
    assert all(time > start and (time.minute, time.hour) == (minute, hour) for time in times)
