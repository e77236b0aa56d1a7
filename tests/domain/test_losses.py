import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.losses import in_parts, missing_to_target, pareto, six_big_losses, waterfall
from domain.oee import OeeElements, indicators
from tests.domain.test_oee import E4, some_elements


def test_e4_as_a_waterfall_in_minutes() -> None:
    steps = {step.name: step.amount / 60 for step in waterfall(E4)}
    assert steps == pytest.approx(
        {"unknown": 0, "wait": 15, "down": 20, "setup": 25, "speed": 60, "quality": 7, "valuable": 323}
    )


@given(some_elements)
def test_a_waterfall_adds_up_to_the_planned_busy_time(e: OeeElements) -> None:
    assert sum(step.amount for step in waterfall(e)) == pytest.approx(e.pbt_s, abs=1e-4)
    assert sum(step.amount for step in six_big_losses(e)) == pytest.approx(e.pbt_s, abs=1e-4)


def test_minor_stops_are_one_loss_wherever_they_are_booked() -> None:
    run = OeeElements(apt_s=3_120, adet_s=480, minor_stop_run_s=360, ideal_all_s=2_580, ideal_good_s=2_580)
    down = OeeElements(apt_s=2_760, adet_s=840, minor_stop_down_s=360, ideal_all_s=2_580, ideal_good_s=2_580)
    assert six_big_losses(run) == six_big_losses(down)
    assert {s.name: s.amount for s in six_big_losses(run)}["breakdowns"] == 480


def test_start_up_rejects_leave_the_defects() -> None:
    steps = {s.name: s.amount for s in six_big_losses(E4, startup_reject_ideal_s=60)}
    assert (steps["startup_rejects"], steps["defects_and_rework"]) == (60, 360)


def test_the_waterfall_in_parts_ends_in_good_parts() -> None:
    one = OeeElements(apt_s=600, adot_s=60, produced=50, scrap=5, ideal_all_s=500, ideal_good_s=450)
    steps = in_parts(waterfall(one), one)
    assert steps is not None
    assert {s.name: s.amount for s in steps} == {
        "unknown": 0, "wait": 6, "down": 0, "setup": 0, "speed": 10, "quality": 5, "valuable": 45,
    }  # fmt: skip
    nothing = OeeElements(apt_s=60)
    assert in_parts(waterfall(nothing), nothing) is None


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 1e4)), max_size=20))
def test_pareto_shares_add_up(amounts: list[tuple[str, float]]) -> None:
    lines = pareto(amounts)
    assert [line.amount for line in lines] == sorted((line.amount for line in lines), reverse=True)
    if any(amount for _, amount in amounts):
        assert lines[-1].cumulative_share == pytest.approx(1)


def test_what_is_missing_to_a_target() -> None:
    """Of 3600 s, 0.8 were to be valuable, 450 × 5 s = 2250 s were: 630 s or 126 parts of 5 s are missing."""
    shift = OeeElements(apt_s=3_000, adet_s=600, produced=460, scrap=10, ideal_all_s=2_300, ideal_good_s=2_250)
    missing = missing_to_target(shift, indicators(shift).oee, 0.8)
    assert missing is not None
    assert (missing.seconds, missing.parts) == (630, pytest.approx(126))
    reached = missing_to_target(shift, indicators(shift).oee, 0.6)
    assert reached is not None
    assert reached.seconds == 0
    assert missing_to_target(OeeElements(), indicators(OeeElements()).oee, 0.8) is None
