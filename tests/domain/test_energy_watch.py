"""Budgets and their outlook; use outside of planned production; phases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.energy_use import phase_imbalance
from domain.energy_watch import UsedHour, budget_outlook, out_of_schedule, usual_load
from tests.domain.times import minutes


def test_a_budget_is_passed_or_will_be() -> None:
    assert budget_outlook(30, 100, 6, 24).projected_kwh == pytest.approx(120)
    assert budget_outlook(30, 100, 6, 24).breaches == ("projected",)
    assert budget_outlook(20, 100, 6, 24).breaches == ()
    assert budget_outlook(101, 100, 6, 24).breaches == ("actual",)
    early = budget_outlook(90, 100, 2, 24)
    assert (early.projected_kwh, early.breaches) == (None, ())
    for wrong in ((1, 100, 25, 24), (1, 100, -1, 24), (1, 0, 1, 24)):
        with pytest.raises(ValueError, match="is expected"):
            budget_outlook(*wrong)


@given(st.floats(0, 1e6), st.floats(0.1, 1e6), st.floats(0.11, 1))
def test_an_outlook_never_says_less_than_was_used(used: float, limit: float, passed: float) -> None:
    found = budget_outlook(used, limit, passed * 86_400, 86_400)
    assert found.projected_kwh is not None
    assert found.projected_kwh >= used * (1 - 1e-9)


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
