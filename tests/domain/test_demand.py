"""Demand: windows of the clock and any others, their peak, and what a tariff charges for it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import BucketKind, calendar_buckets
from domain.demand_charge import DemandCharge, demand_charges
from domain.energy import (
    Integration,
    PowerSegment,
    demand,
    energy_in_spans_kwh,
    load_factor,
    peak_demand,
    segments_from_counter,
    segments_from_intervals,
    segments_from_power,
)
from domain.intervals import Span, Valued, union
from domain.sliding_demand import sliding_peak
from domain.tariff import DemandMethod, Tariff, TariffWindow
from tests.domain.times import at, minutes

samples = st.lists(st.tuples(st.integers(0, 600), st.floats(0, 500)), min_size=2, max_size=30)


def test_en4_demand_peak_and_load_factor() -> None:
    rows = [(at(15 * i), kwh) for i, kwh in enumerate((10.0, 14.0, 25.0, 8.0))]
    segments = segments_from_intervals(rows, 900, stamp_is_end=False)
    windows = demand(segments, [b.span for b in calendar_buckets(minutes(0, 60), BucketKind.QUARTER_HOUR, "UTC")])
    assert [w.mean_kw for w in windows] == pytest.approx([40, 56, 100, 32])
    peak = peak_demand(windows)
    assert peak is not None
    assert (peak.mean_kw, peak.span) == (pytest.approx(100), minutes(30, 45))
    assert load_factor(windows) == pytest.approx(0.57)


def mean_kw(segments: Sequence[PowerSegment], start: float, length_s: float) -> float:
    window = Span(at(start), at(start) + timedelta(seconds=length_s))
    return energy_in_spans_kwh(segments, [window]) / (length_s / 3600)


def test_a_sliding_peak_lies_between_the_clocks_quarters() -> None:
    """20 kW from 7.5 to 22.5 minutes: two quarter hours see 10 kW each, a sliding window sees 20."""
    held = [(at(0), 0.0), (at(7.5), 20.0), (at(22.5), 0.0), (at(45), 0.0)]
    segments = segments_from_power(held, method=Integration.LEFT, gap_limit_s=3600)
    fixed = peak_demand(demand(segments, [minutes(0, 15), minutes(15, 30)]))
    sliding = sliding_peak(segments)
    assert fixed is not None
    assert sliding is not None
    assert fixed.mean_kw == pytest.approx(10)
    assert (sliding.mean_kw, sliding.span) == (pytest.approx(20), minutes(7.5, 22.5))
    # A triangle's best window lies evenly about its top: 15 kW at its edges, 20 kW in the middle.
    triangle = segments_from_power([(at(0), 0.0), (at(30), 20.0), (at(60), 0.0)], gap_limit_s=3600)
    top = sliding_peak(triangle)
    assert top is not None
    assert (top.mean_kw, top.span.start) == (pytest.approx(17.5), at(22.5))
    # Two meters add up; a gap is no window, and what is known in total only is no demand.
    twice = sliding_peak([*segments, *segments])
    assert twice is not None
    assert twice.mean_kw == pytest.approx(40)
    assert sliding_peak(segments_from_power([(at(0), 9.0), (at(10), 9.0), (at(40), 9.0), (at(50), 9.0)])) is None
    assert sliding_peak(segments_from_counter([], gap_limit_s=900)) is None


@given(samples, st.floats(60, 7200))
def test_no_window_is_above_the_sliding_peak(points: list[tuple[int, float]], length_s: float) -> None:
    segments = segments_from_power([(at(t), v) for t, v in points], gap_limit_s=3600)
    best = sliding_peak(segments, length_s)
    runs = [run for run in union(s.span for s in segments) if run.duration_s >= length_s]
    assert (best is None) == (not runs)
    if best is None or best.mean_kw is None:
        return
    begin = (best.span.start - at(0)).total_seconds() / 60
    assert mean_kw(segments, begin, length_s) == pytest.approx(best.mean_kw, rel=1e-6, abs=1e-6)
    for run in runs:
        free_s = run.duration_s - length_s
        for step in range(12):
            start = (run.start - at(0)).total_seconds() / 60 + step / 11 * free_s / 60
            assert mean_kw(segments, start, length_s) <= best.mean_kw * (1 + 1e-6) + 1e-6


BERLIN = "Europe/Berlin"
OCTOBER = Span(datetime(2025, 9, 30, 22, 0, tzinfo=UTC), datetime(2025, 10, 31, 23, 0, tzinfo=UTC))
"""31 days and the hour that clocks are set back."""
QUARTER = timedelta(minutes=15)


def month(peak_at: int = 1000, missing: int | None = None) -> list[PowerSegment]:
    """Quarter hours of 10 kW over October, but the end of one and the begin of the next of 50 kW."""
    number = int(OCTOBER.duration_s / 900)
    segments = []
    for n in range(number):
        start = OCTOBER.start + n * QUARTER
        first, second = Span(start, start + QUARTER / 3), Span(start + QUARTER / 3, start + QUARTER)
        if n != missing:
            high = 50.0 if n == peak_at + 1 else 10.0
            segments += [PowerSegment(first, high, high), PowerSegment(second, 10.0, 10.0)]
        if n == peak_at:
            half = start + QUARTER / 2
            segments[-1:] = [
                PowerSegment(Span(second.start, half), 10, 10),
                PowerSegment(Span(half, second.end), 50, 50),
            ]
    return segments


def charged(
    segments: Sequence[PowerSegment],
    over: Span = OCTOBER,
    until: datetime = OCTOBER.end,
    method: DemandMethod = DemandMethod.FIXED,
) -> DemandCharge:
    tariff = Tariff(
        BERLIN, (TariffWindow("Flat", 0.3),), demand_price_per_kw=9.5, demand_method=method, name="Grid"
    )
    (found,) = demand_charges(segments, [Valued(over, tariff)], BERLIN, until)
    return found


def test_a_whole_months_peak_is_charged() -> None:
    fixed = charged(month())
    assert fixed.peak is not None
    assert fixed.peak.mean_kw == pytest.approx(30)  # half of a quarter hour of 50 kW, half of 10
    assert (fixed.cost, fixed.flags, fixed.span) == (pytest.approx(30 * 9.5), (), OCTOBER)
    sliding = charged(month(), method=DemandMethod.SLIDING)
    assert sliding.cost == pytest.approx((50 * 12.5 + 10 * 2.5) / 15 * 9.5)
    assert charged(month()[:-1], method=DemandMethod.SLIDING).flags == ("partly_measured",)


def test_what_is_not_exact_has_a_peak_and_no_charge() -> None:
    hole = charged(month(missing=7))
    assert hole.peak is not None
    assert (hole.peak.mean_kw, hole.cost, hole.flags) == (pytest.approx(30), None, ("partly_measured",))
    later = Span(OCTOBER.start + timedelta(days=1), OCTOBER.end)
    assert (charged(month(), later).cost, charged(month(), later).flags) == (None, ("partial_period",))
    running = charged(month(), until=OCTOBER.start + timedelta(days=20))
    assert (running.cost, running.flags) == (None, ("partial_period",))
    nothing = charged([])
    assert (nothing.peak, nothing.cost, nothing.flags) == (None, None, ("partly_measured",))


def test_each_month_and_tariff_is_charged_by_itself() -> None:
    two = Span(OCTOBER.start, datetime(2025, 11, 30, 23, 0, tzinfo=UTC))
    free = Tariff(BERLIN, (TariffWindow("Flat", 0.3),), name="Free")
    priced = Tariff(BERLIN, (TariffWindow("Flat", 0.3),), demand_price_per_kw=0.0, name="Grid")
    assert demand_charges(month(), [Valued(two, free)], BERLIN, two.end) == ()
    october, november = demand_charges(month(), [Valued(two, priced)], BERLIN, two.end)
    assert (october.cost, november.cost, november.flags) == (0.0, None, ("partly_measured",))
    middle = datetime(2025, 10, 15, 22, 0, tzinfo=UTC)
    parts = [Valued(Span(two.start, middle), priced), Valued(Span(middle, OCTOBER.end), priced)]
    assert [part.flags for part in demand_charges(month(), parts, BERLIN, two.end)] == [("partial_period",)] * 2
