"""When reports are due, and over which span, by the factory's clock."""

from datetime import UTC, datetime

import pytest

from handlers.reports.timing import cron_problem, last_whole, next_after


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type] # a date's and a clock's numbers


@pytest.mark.parametrize(
    ("expression", "zone", "instant", "due"),
    [
        ("0 6 * * 1-5", "Europe/Copenhagen", utc(2026, 11, 20, 5, 0), utc(2026, 11, 23, 5, 0)),
        # 02:30 does not exist on 29 March and is there twice on 25 October.
        ("30 2 * * *", "Europe/Copenhagen", utc(2026, 3, 28, 12, 0), utc(2026, 3, 29, 1, 0)),
        ("30 2 * * *", "Europe/Copenhagen", utc(2026, 10, 24, 12, 0), utc(2026, 10, 25, 0, 30)),
        ("30 2 * * *", "Europe/Copenhagen", utc(2026, 10, 25, 0, 30), utc(2026, 10, 26, 1, 30)),
        ("0 0 1 * *", "Asia/Kolkata", utc(2026, 1, 31, 18, 29), utc(2026, 1, 31, 18, 30)),
    ],
)
def test_cron_by_the_factorys_clock(expression: str, zone: str, instant: datetime, due: datetime) -> None:
    assert next_after(expression, instant, zone) == due


def test_what_is_no_cron_text_is_said() -> None:
    for expression in ("", "* * * *", "* * * * * *", "61 * * * *", "x x x x x", "0 6 * * 9", "0 0 30 2 *"):
        assert cron_problem(expression), expression


def test_the_last_whole_period() -> None:
    due = utc(2026, 3, 29, 22, 0)  # midnight after a day of 23 hours in Copenhagen, which began in winter time
    day = last_whole("day", due, "Europe/Copenhagen")
    assert (day.start, day.end) == (utc(2026, 3, 28, 23, 0), due)
    week = last_whole("week", utc(2026, 3, 30, 4, 0), "Europe/Copenhagen")
    assert (week.start, week.end) == (utc(2026, 3, 22, 23, 0), due)
    month = last_whole("month", utc(2026, 3, 31, 21, 59), "Europe/Copenhagen")
    assert (month.start, month.end) == (utc(2026, 1, 31, 23, 0), utc(2026, 2, 28, 23, 0))
