"""What is kept of a threshold becomes the rule that the domain judges by; levels out of order are refused."""

from typing import Any, cast

import pytest
from sqlalchemy import RowMapping

from core.errors import MillwrightError
from domain.condition import Direction, Level
from handlers.condition.schemas_kept import ordered_levels
from handlers.condition.service import threshold_rule
from handlers.condition.store import Threshold

ROW = {
    "direction": "above",
    "warning_level": 3.0,
    "alarm_level": 5.0,
    "warning_clear_level": None,
    "alarm_clear_level": None,
    "raise_count": 3,
    "raise_window": None,
}


def check(**changed: Any) -> None:
    ordered_levels(cast(RowMapping, ROW | changed))


def test_a_threshold_below_with_clear_levels_and_a_delay() -> None:
    kept = Threshold("pressure", 3.0, 2.0, "bar", 0.1, 2, 4, False, 0.0, "below", 3.5, None, 5, 30.0)
    rule = threshold_rule(kept)
    assert rule.direction is Direction.BELOW
    assert rule.warning is not None
    assert rule.alarm is not None
    assert (rule.warning.raise_at, rule.warning.clear_at) == (3.0, 3.5)
    assert (rule.alarm.raise_at, rule.alarm.clear_at) == pytest.approx((2.0, 2.2))  # by the hysteresis
    assert (rule.raise_count, rule.raise_window, rule.clear_count, rule.delay_s) == (2, 5, 4, 30.0)
    assert rule.is_over(1.9, Level.ALARM)


def test_a_plain_threshold_wants_its_values_in_a_row() -> None:
    rule = threshold_rule(Threshold("temperature", 80.0, None, "°C", 0.1, 3, 3, True, 600.0))
    assert (rule.direction, rule.raise_window, rule.delay_s, rule.alarm) == (Direction.ABOVE, 3, None, None)


@pytest.mark.parametrize(
    ("changed", "field", "expected"),
    [
        ({"warning_level": 6.0}, "warning_level", "at most alarm_level (5) is expected"),
        ({"direction": "below"}, "warning_level", "at least alarm_level (5) is expected"),
        ({"warning_clear_level": 4.0}, "warning_clear_level", "at most warning_level (3) is expected"),
        ({"raise_window": 2}, "raise_window", "3 or more is expected"),
        ({"warning_level": None, "alarm_level": None}, "warning_level", "a warning level, an alarm level or both"),
    ],
)
def test_levels_out_of_order_are_refused_by_name(changed: dict[str, Any], field: str, expected: str) -> None:
    with pytest.raises(MillwrightError) as refused:
        check(**changed)
    assert refused.value.field == field
    assert expected in str(refused.value.expected)


def test_levels_in_order_pass() -> None:
    check()
    check(direction="below", warning_level=5.0, alarm_level=3.0, alarm_clear_level=4.0)
