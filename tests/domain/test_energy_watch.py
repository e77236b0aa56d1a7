"""Budgets and their outlook; use outside of planned production; phases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.energy_use import phase_imbalance
from domain.energy_watch import (
    BudgetOutlook,
    MeasuredUse,
    UsedHour,
    budget_outlook,
    out_of_schedule,
    usual_load,
)
from tests.domain.times import minutes

DAY_S = 86_400.0


def outlook(used: float, limit: float, passed_h: float, measured_h: float) -> BudgetOutlook:
    return budget_outlook([MeasuredUse(used, measured_h * 3600)], limit, passed_h * 3600, DAY_S)


def test_a_budget_is_passed_or_will_be() -> None:
    assert outlook(30, 100, 6, 6).projected_kwh == pytest.approx(120)
    assert outlook(30, 100, 6, 6).breaches == ("projected",)
    assert outlook(20, 100, 6, 6).breaches == ()
    assert outlook(101, 100, 6, 6).breaches == ("actual",)
    early = outlook(90, 100, 2, 2)
    assert (early.projected_kwh, early.breaches, early.flags) == (None, (), ("too_early",))
    for wrong in ((1, 100, 25), (1, 100, -1), (1, 0, 1)):
        with pytest.raises(ValueError, match="is expected"):
            outlook(*wrong, measured_h=1)


def test_time_that_nobody_measured_is_not_taken_for_rest() -> None:
    """20 kWh in 4 of 8 hours: 5 kW go on, not 2.5."""
    half = outlook(20, 100, 8, 4)
    assert half.projected_kwh == pytest.approx(120)
    assert half.coverage == pytest.approx(0.5)
    assert (half.breaches, half.flags) == (("projected",), ("partly_measured",))
    little = outlook(20, 100, 12, 2)
    assert (little.projected_kwh, little.flags) == (None, ("too_little_measured", "partly_measured"))
    none = budget_outlook([], 100, 6 * 3600, DAY_S)
    assert (none.used_kwh, none.projected_kwh, none.flags) == (0, None, ("too_little_measured", "partly_measured"))


def test_machines_are_projected_each_from_its_own_time_with_what_they_may_come_to() -> None:
    steady = MeasuredUse(80.0, 8 * 3600, 9.0, 11.0)
    seldom = MeasuredUse(8.0, 4 * 3600, 1.0, 4.0)
    both = budget_outlook([steady, seldom, MeasuredUse(0.0, 0.0)], 1000, 8 * 3600, DAY_S)
    assert both.projected_kwh == pytest.approx(240 + 48)
    assert both.least_kwh == pytest.approx(80 + 16 * 9 + 8 + 20 * 1)
    assert both.most_kwh == pytest.approx(80 + 16 * 11 + 8 + 20 * 4)
    assert both.coverage == pytest.approx(0.5)
    assert both.flags == ("partly_measured", "machines_unmeasured")


@given(st.floats(0, 1e6), st.floats(0.1, 1e6), st.floats(0.11, 1), st.floats(0, 50), st.floats(0, 50))
def test_an_outlook_never_says_less_than_was_used(
    used: float, limit: float, passed: float, least: float, more: float
) -> None:
    use = MeasuredUse(used, passed * DAY_S, least, least + more)
    found = budget_outlook([use], limit, passed * DAY_S, DAY_S)
    known = [value for value in (found.least_kwh, found.projected_kwh, found.most_kwh) if value is not None]
    assert len(known) == 3
    assert [used * (1 - 1e-9), *known] == sorted([used * (1 - 1e-9), *known])


def test_use_outside_of_production() -> None:
    """Base load 2 kW, high load 12 kW: an hour without a shift counts from 3 kW on."""
    load = usual_load([2.0] * 50 + [12.0] * 50)
    assert load is not None
    assert (load.base_kw, load.high_kw, load.limit_kw) == (2, 12, 3)
    drawn = [2.0, 3.0, 8.0, 6.0, 9.0, 2.0, 4.0]
    hours = [UsedHour(minutes(60 * n, 60 * n + 60), kw, n == 4) for n, kw in enumerate(drawn)]
    found = out_of_schedule(hours, load)
    assert [(part.span, part.energy_kwh, part.excess_kwh) for part in found] == [
        (minutes(120, 240), 14, 10),
        (minutes(360, 420), 4, 2),
    ]
    assert out_of_schedule([hours[0], hours[2], hours[3]], load) == found[:1]
    assert usual_load([2.0] * 47) is None
    idle = usual_load([0.0] * 48)
    assert idle is not None
    assert out_of_schedule([UsedHour(minutes(0, 60), 0.0, False)], idle) == ()


def test_phases_that_differ() -> None:
    assert phase_imbalance([10.0, 12.0, 8.0]) == pytest.approx(0.2)
    assert phase_imbalance([5.0, 5.0, 5.0]) == 0
    assert phase_imbalance([5.0]) is None
    assert phase_imbalance([0.0, 0.0, 0.0]) is None
