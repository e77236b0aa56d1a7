from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import (
    BucketKind,
    DayException,
    LocalBreak,
    ShiftCalendar,
    ShiftRule,
    calendar_buckets,
    planned_time,
    shifts,
    to_utc,
)
from domain.intervals import Span, total_s

COPENHAGEN = "Europe/Copenhagen"
EVERY_DAY = frozenset(range(7))
NIGHT = ShiftRule("night", EVERY_DAY, time(22), time(6), (LocalBreak(time(1), time(1, 30)),))


def days(first: date, last: date, zone: str = COPENHAGEN) -> Span:
    tz = ZoneInfo(zone)
    return Span(datetime.combine(first, time(), tz), datetime.combine(last, time(), tz))


@pytest.mark.parametrize(
    ("night", "hours"),
    [(date(2025, 3, 29), 7), (date(2025, 10, 25), 9), (date(2025, 6, 1), 8)],
)
def test_e7_a_night_shift_over_a_clock_change(night: date, hours: float) -> None:
    shift = next(
        s
        for s in shifts(ShiftCalendar(COPENHAGEN, (NIGHT,)), days(night, night.replace(day=night.day + 1)))
        if s.day == night
    )
    assert shift.span.duration_s == hours * 3600
    assert total_s(shift.planned) == hours * 3600 - 1800


def test_e7_local_days_have_23_and_25_hours() -> None:
    for day, hours in ((date(2025, 3, 30), 23), (date(2025, 10, 26), 25), (date(2025, 1, 1), 24)):
        window = days(day, day.replace(day=day.day + 1))
        (bucket,) = calendar_buckets(window, BucketKind.DAY, COPENHAGEN)
        assert bucket.span == window
        assert bucket.span.duration_s == hours * 3600
        assert len(calendar_buckets(window, BucketKind.HOUR, COPENHAGEN)) == hours


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        pytest.param(
            datetime.fromisoformat("2025-03-30T02:30"), "2025-03-30T01:30:00+00:00", id="gap: forward by it"
        ),
        pytest.param(
            datetime.fromisoformat("2025-10-26T02:30"), "2025-10-26T00:30:00+00:00", id="ambiguous: the first"
        ),
        pytest.param(datetime.fromisoformat("2025-07-01T08:00"), "2025-07-01T06:00:00+00:00", id="summer"),
    ],
)
def test_wall_clock_to_utc(local: datetime, utc: str) -> None:
    assert to_utc(local, ZoneInfo(COPENHAGEN)).isoformat() == utc


def test_exceptions_replace_the_rules_of_their_date() -> None:
    early = ShiftRule("early", frozenset(range(5)), time(6), time(14))
    extra = ShiftRule("extra", frozenset(), time(8), time(12))
    calendar = ShiftCalendar(
        COPENHAGEN,
        (early,),
        (DayException(date(2025, 1, 6)), DayException(date(2025, 1, 11), (extra,))),
    )
    found = [(s.name, s.day.day) for s in shifts(calendar, days(date(2025, 1, 6), date(2025, 1, 13)))]
    assert found == [("early", 7), ("early", 8), ("early", 9), ("early", 10), ("extra", 11)]


def test_rules_hold_within_their_validity() -> None:
    rule = ShiftRule("day", EVERY_DAY, time(8), time(16), valid_from=date(2025, 1, 7), valid_to=date(2025, 1, 8))
    found = shifts(ShiftCalendar(COPENHAGEN, (rule,)), days(date(2025, 1, 1), date(2025, 2, 1)))
    assert [s.day.day for s in found] == [7, 8]


def test_a_shift_that_reaches_into_the_window_is_found_whole() -> None:
    window = Span(datetime(2025, 1, 7, 3, tzinfo=UTC), datetime(2025, 1, 7, 4, tzinfo=UTC))
    (shift,) = shifts(ShiftCalendar("UTC", (NIGHT,)), window)
    assert (shift.day, shift.span.duration_s) == (date(2025, 1, 6), 8 * 3600)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: ShiftRule("x", frozenset({7}), time(6), time(14)), "weekdays: .7. given"),
        (
            lambda: ShiftRule("x", EVERY_DAY, time(6), time(14), (LocalBreak(time(13, 50), time(14, 10)),)),
            "breaks: 13:50-14:10 lies outside the shift 06:00-14:00",
        ),
        (
            lambda: shifts(ShiftCalendar("Mars/Base", ()), days(date(2025, 1, 1), date(2025, 1, 2))),
            "zone: 'Mars/Base'",
        ),
    ],
)
def test_bad_calendars_are_refused_by_name(make: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()  # type: ignore[operator]  # a function that builds the bad calendar


def test_planned_time_joins_shifts_and_keeps_breaks_inside() -> None:
    calendar = ShiftCalendar(
        "UTC",
        (
            ShiftRule("early", EVERY_DAY, time(6), time(14), (LocalBreak(time(10), time(10, 30)),)),
            ShiftRule("late", EVERY_DAY, time(14), time(22)),
        ),
    )
    day = days(date(2025, 1, 6), date(2025, 1, 7), "UTC")
    stop = Span(datetime(2025, 1, 6, 21, tzinfo=UTC), datetime(2025, 1, 6, 23, tzinfo=UTC))
    planned = planned_time(shifts(calendar, day), [stop])
    assert total_s(planned.operation) == 16 * 3600
    assert total_s(planned.breaks) == 1800 + 3600


@pytest.mark.parametrize("zone", ["Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", COPENHAGEN])
@pytest.mark.parametrize("kind", list(BucketKind))
def test_buckets_share_out_a_year_without_gap(zone: str, kind: BucketKind) -> None:
    window = days(date(2018, 1, 1), date(2019, 1, 1), zone)
    buckets = calendar_buckets(window, kind, zone)
    assert all(a.span.end == b.span.start for a, b in pairwise(buckets))
    assert buckets[0].span.start <= window.start < buckets[0].span.end
    assert buckets[-1].span.start < window.end <= buckets[-1].span.end


@given(
    st.dates(date(2000, 1, 1), date(2030, 12, 30)),
    st.times(),
    st.times(),
    st.sampled_from([COPENHAGEN, "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"]),
)
def test_a_shift_differs_from_its_wall_clock_length_by_the_clock_change_only(
    day: date, start: time, end: time, zone: str
) -> None:
    start, end = start.replace(microsecond=0, fold=0), end.replace(microsecond=0, fold=0)
    rule = ShiftRule("s", EVERY_DAY, start, end)
    around = days(day, day, zone).start
    window = Span(around, to_utc(datetime.combine(day, time(23, 59)), ZoneInfo(zone)))
    found = [s for s in shifts(ShiftCalendar(zone, (rule,)), window) if s.day == day]
    wall = (datetime.combine(day, end) - datetime.combine(day, start)).total_seconds() % 86_400 or 86_400
    for shift in found:
        assert shift.span.duration_s - wall in {-3600, -1800, 0, 1800, 3600} or shift.span.duration_s < 3600
