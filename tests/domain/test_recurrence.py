"""Worked examples M1-M11."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.recurrence import (
    Basis,
    Every,
    Recurrence,
    advance,
    meter_due_in_days,
    next_due,
    next_meter_due,
    next_occurrence,
    occurrences,
)

COPENHAGEN = "Europe/Copenhagen"


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("rule", "start", "dates"),
    [
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=31",
            "2025-01-31T08:00",
            "2025-01-31 2025-03-31 2025-05-31 2025-07-31 2025-08-31 2025-10-31 2025-12-31",
            id="M1",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2025-01-31T08:00",
            "2025-01-31 2025-02-28 2025-03-31 2025-04-30",
            id="M2",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=1MO", "2025-01-06T08:00", "2025-01-06 2025-02-03 2025-03-03 2025-04-07", id="M3"
        ),
        pytest.param(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            "2025-01-07T08:00",
            "2025-01-07 2025-01-09 2025-01-21 2025-01-23 2025-02-04",
            id="M4",
        ),
        pytest.param(
            "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2025-01-31T08:00",
            "2025-01-31 2025-02-28 2025-03-31",
            id="M5",
        ),
        pytest.param("FREQ=YEARLY", "2024-02-29T08:00", "2024-02-29 2028-02-29 2032-02-29", id="M7"),
    ],
)
def test_dates(rule: str, start: str, dates: str) -> None:
    expected = dates.split()
    found = occurrences(Recurrence(rule, local(start), COPENHAGEN), limit=len(expected))
    assert [i.astimezone(ZoneInfo(COPENHAGEN)).strftime("%Y-%m-%d %H:%M") for i in found] == [
        f"{day} 08:00" for day in expected
    ]


def test_m6_until_in_utc() -> None:
    daily = Recurrence("FREQ=DAILY;UNTIL=19971224T000000Z", local("1997-09-02T09:00"), "America/New_York")
    found = occurrences(daily, limit=1_000)
    assert len(found) == 113
    assert found[-1] == datetime(1997, 12, 23, 14, tzinfo=UTC)
    assert next_occurrence(daily, found[-1]) is None


def test_m8_no_job_is_lost_in_the_gap_nor_doubled_in_the_repeated_hour() -> None:
    daily = Recurrence("FREQ=DAILY", local("2025-03-29T02:30"), COPENHAGEN)
    found = {i.date(): i for i in occurrences(daily, limit=300)}
    assert found[date(2025, 3, 30)] == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)
    assert found[date(2025, 10, 26)] == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    assert len(found) == 300


def test_m9_fixed_and_floating() -> None:
    due, done, every = date(2025, 3, 1), date(2025, 3, 6), Every(days=30)
    assert next_due(due, done, every, Basis.FIXED) == date(2025, 3, 31)
    assert next_due(due, done, every, Basis.FLOATING) == date(2025, 4, 5)
    assert Every(months=1).after(date(2025, 1, 31)) == date(2025, 2, 28)


def test_m10_meters() -> None:
    assert next_meter_due(1_000, 1_037, 500, Basis.FIXED) == 1_500
    assert next_meter_due(1_000, 1_037, 500, Basis.FLOATING) == 1_537
    assert meter_due_in_days(1_500, 1_420, 16) == 5
    assert meter_due_in_days(1_500, 1_501, 0) == 0
    assert meter_due_in_days(1_500, 1_420, 0) is None


def test_m11_three_days_over_the_clock_change() -> None:
    found = occurrences(Recurrence("FREQ=DAILY;COUNT=3", local("2025-03-29T08:00"), COPENHAGEN))
    assert [i.isoformat() for i in found] == [
        "2025-03-29T07:00:00+00:00",
        "2025-03-30T06:00:00+00:00",
        "2025-03-31T06:00:00+00:00",
    ]


def test_hourly_counts_real_hours() -> None:
    found = occurrences(Recurrence("FREQ=HOURLY;INTERVAL=6", local("2025-03-29T20:00"), COPENHAGEN), limit=8)
    assert {b - a for a, b in pairwise(found)} == {timedelta(hours=6)}


def test_swapped_neighbours_in_the_gap_come_in_order_and_joined_ones_once() -> None:
    rule = Recurrence("FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30", local("2025-03-30T00:00"), COPENHAGEN)
    found = occurrences(rule, limit=6)
    assert [i.strftime("%d %H:%M") for i in found][:3] == ["30 01:00", "30 01:30", "31 00:00"]
    assert list(found) == sorted(set(found))


def test_overdue_cycles_are_passed_over_and_told() -> None:
    following, skipped = advance(date(2025, 1, 1), Every(days=30), date(2025, 3, 15))
    assert (following, skipped) == (date(2025, 4, 1), (date(2025, 1, 31), date(2025, 3, 2)))


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("FREQ=SECONDLY", "FREQ=SECONDLY given, one of HOURLY"),
        ("FREQ=MINUTELY;INTERVAL=5", "FREQ=MINUTELY given"),
        ("INTERVAL=2", "FREQ=None given"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20250101T000000Z", "COUNT and UNTIL exclude each other"),
        ("FREQ=DAILY;UNTIL=20250101", "UNTIL=20250101 given, a UTC time"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 given"),
        ("FREQ=DAILY;COUNT=99999999", "COUNT=99999999 given, 1 to 10000"),
        ("FREQ=DAILY;BYEASTER=1", "'BYEASTER=1' is not accepted"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ is given twice"),
        ("FREQ=MONTHLY;BYDAY=XX", "is not understood"),
        ("FREQ=HOURLY;BYDAY=MO", "FREQ=HOURLY takes no BY"),
        ("FREQ=DAILY\nRRULE:FREQ=DAILY", "is not accepted|one of HOURLY"),
        ("", "is not accepted"),
    ],
)
def test_rules_outside_the_subset_are_refused_by_part(rule: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Recurrence(rule, local("2025-01-01T08:00"), COPENHAGEN)


def test_other_bad_input() -> None:
    with pytest.raises(ValueError, match=r"start: .* carries a zone"):
        Recurrence("FREQ=DAILY", datetime(2025, 1, 1, tzinfo=UTC), COPENHAGEN)
    with pytest.raises(ValueError, match="limit: 0 given"):
        occurrences(Recurrence("FREQ=DAILY", local("2025-01-01T08:00"), COPENHAGEN), limit=0)
    with pytest.raises(ValueError, match="every: 0 months 0 days given"):
        Every()
    with pytest.raises(ValueError, match="every: 0 given"):
        next_meter_due(1, 1, 0, Basis.FIXED)


def test_a_rule_that_never_matches_ends_at_the_horizon() -> None:
    never = Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", local("2025-01-01T08:00"), COPENHAGEN)
    assert next_occurrence(never, datetime(2025, 1, 1, tzinfo=UTC)) is None


@given(st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)), st.integers(0, 400))  # noqa: DTZ001 - wall clock
def test_paging_through_occurrences_meets_each_once(start: datetime, skip: int) -> None:
    rule = Recurrence("FREQ=DAILY", start.replace(microsecond=0), COPENHAGEN)
    whole = occurrences(rule, limit=skip + 20)
    assert occurrences(rule, after=whole[skip], limit=19) == whole[skip + 1 :]
    assert all(timedelta(hours=22) < b - a < timedelta(hours=26) for a, b in pairwise(whole))
