"""A line's OEE by each rule, on two machines whose numbers are worked out by hand."""

from dataclasses import replace

import pytest

from domain.line_oee import LineRule, line_oee
from domain.oee import OeeElements, indicators

# 100 min planned each. Saw: 80 min up, 60 parts of 60 s, 54 good. Press: 50 min up, 20 parts of 120 s, all good.
SAW = OeeElements(apt_s=4800, adet_s=1200, ideal_all_s=3600, ideal_good_s=3240, produced=60, scrap=6)
PRESS = OeeElements(apt_s=3000, adet_s=3000, ideal_all_s=2400, ideal_good_s=2400, produced=20)
LINE = {"saw": SAW, "press": PRESS}


def test_the_sum_weighs_by_time() -> None:
    found = line_oee(LINE, LineRule.SUM)
    assert found.indicators.availability == pytest.approx(7800 / 12000)
    assert found.indicators.oee == pytest.approx(5640 / 12000)
    assert found.bottleneck is None


def test_the_bottleneck_is_the_slowest_and_is_named() -> None:
    found = line_oee(LINE, LineRule.BOTTLENECK)
    assert found.bottleneck == "press"
    assert found.indicators.oee == pytest.approx(0.4)
    assert found.elements == PRESS


def test_machines_in_series_multiply() -> None:
    found = line_oee(LINE, LineRule.PRODUCT).indicators
    assert found.availability == pytest.approx(0.8 * 0.5)
    assert found.performance == pytest.approx(0.75 * 0.8)
    assert found.quality == pytest.approx(0.9)
    assert found.oee == pytest.approx(0.54 * 0.4)


def test_in_series_teep_and_nee_are_of_the_oee_that_is_shown() -> None:
    line = {name: replace(elements, calendar_s=2 * elements.pbt_s) for name, elements in LINE.items()}
    found = line_oee(line, LineRule.PRODUCT).indicators
    assert found.oee == pytest.approx(0.54 * 0.4)
    assert found.teep == pytest.approx(0.54 * 0.4 / 2)
    saw, press = (indicators(elements) for elements in line.values())
    assert found.nee == pytest.approx((saw.nee or 0) * (press.nee or 0))
    assert found.quality_by_count == pytest.approx(0.9)


@pytest.mark.parametrize("rule", [LineRule.BOTTLENECK, LineRule.PRODUCT])
def test_a_line_that_made_nothing_has_no_number(rule: LineRule) -> None:
    idle = OeeElements(adot_s=600)
    assert line_oee({"saw": idle}, rule).indicators.performance is None
    assert line_oee({}, rule).indicators.oee is None
