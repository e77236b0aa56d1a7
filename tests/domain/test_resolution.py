"""Values kept at a resolution are near, in order, and exact as far as they were decimals."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.resolution import kept, step

RESOLUTIONS = st.floats(1e-9, 1e9)
VALUES = st.floats(allow_nan=False, allow_infinity=False)


def at(resolution: float, *values: float) -> list[float]:
    found: list[float] = kept(np.array(values), np.full(len(values), step(resolution))).tolist()
    return found


@pytest.mark.parametrize(
    ("resolution", "expected"),
    [(1.0, 1.0), (0.5, 0.5), (0.1, 0.0625), (0.01, 1 / 128), (3.0, 2.0), (1000.0, 512.0)],
)
def test_a_step_is_the_power_of_two_below(resolution: float, expected: float) -> None:
    assert step(resolution) == expected


def test_examples() -> None:
    """3.17 at 0.01 is 406/128."""
    assert at(0.01, 3.17, -3.17, 0.0, 100.0) == [3.171875, -3.171875, 0.0, 100.0]
    assert at(0.1, 0.03125, 0.09375) == [0.0, 0.125], "ties go to even multiples"
    assert at(1e9, 1.7976931348623157e308) == [1.7976931348623157e308]
    assert kept(np.array([3.17, 3.17]), np.array([0.0, 0.5])).tolist() == [3.17, 3.0]


@given(st.integers(0, 9), st.integers(-(10**15) + 1, 10**15 - 1))
def test_decimals_come_back_exactly(places: int, digits: int) -> None:
    value = digits / 10**places
    assert round(at(10.0**-places, value)[0], places) == value


@given(VALUES, RESOLUTIONS)
def test_it_is_near_and_again_changes_nothing(value: float, resolution: float) -> None:
    (near,) = at(resolution, value)
    assert math.isfinite(near)
    assert abs(near - value) <= resolution / 2
    assert at(resolution, near) == [near]


@given(VALUES, VALUES, RESOLUTIONS)
def test_order_stays(one: float, other: float, resolution: float) -> None:
    low, high = at(resolution, *sorted((one, other)))
    assert low <= high
