"""Worked examples EN1-EN9 and the year of a real steel plant."""

import csv
import random
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import BucketKind, calendar_buckets
from domain.counters import CounterReading, CounterSpec, counter_deltas
from domain.emissions import (
    Fit,
    GridFactor,
    NoFactorError,
    UsedFactor,
    choose_factor,
    emission_lines,
    emissions_kg,
    factors_over,
    shipped_factors,
    total_emissions_kg,
)
from domain.energy import (
    Integration,
    PowerSegment,
    base_load_kw,
    by_bucket,
    demand,
    energy_in_spans_kwh,
    energy_kwh,
    gap_limit_s,
    imported_and_exported,
    load_factor,
    peak_demand,
    sample_problem,
    segments_from_counter,
    segments_from_intervals,
    segments_from_power,
)
from domain.energy_use import (
    normalised_enpi,
    power_factor,
    specific_energy_kwh,
    standby_saving,
    standby_share,
    three_phase_power_kw,
)
from domain.intervals import Span, Valued, split_at
from domain.sliding_demand import sliding_peak
from domain.tariff import Tariff, TariffWindow, cost_at, price_spans, prices_over
from tests.domain.recordings import recording
from tests.domain.times import at, minutes, span

STEEL = recording("uci-steel-energy/Steel_industry_data.csv")
NEAR = 1e-6
EN1 = [(at(m), kw) for m, kw in ((0, 10.0), (10, 20.0), (15, 20.0), (45, 5.0), (60, 5.0))]
EN1_LONG_GAPS = 1e9


@pytest.mark.parametrize(
    ("method", "limit_s", "kwh", "coverage"),
    [
        (Integration.TRAPEZOID, EN1_LONG_GAPS, 11.666667, 1.0),
        (Integration.LEFT, EN1_LONG_GAPS, 14.583333, 1.0),
        (Integration.TRAPEZOID, 900.0, 5.416667, 0.5),
    ],
)
def test_en1_integration(method: Integration, limit_s: float, kwh: float, coverage: float) -> None:
    segments = segments_from_power(EN1, method=method, gap_limit_s=limit_s)
    assert energy_kwh(segments) == pytest.approx(kwh, abs=NEAR)
    (hour,) = by_bucket(segments, [minutes(0, 60)])
    assert (hour.energy_kwh, hour.coverage) == pytest.approx((kwh, coverage), abs=NEAR)


def test_a_value_held_on_change_lasts_until_now_within_the_gap_limit() -> None:
    samples = [(at(0), 10.0)]
    assert energy_kwh(segments_from_power(samples, method=Integration.LEFT, until=at(6))) == pytest.approx(1.0)
    assert segments_from_power(samples, method=Integration.LEFT, until=at(16)) == ()
    assert (gap_limit_s(10), gap_limit_s(600)) == (900, 1800)


def test_en2_a_meter_that_rolls_over_and_is_reset() -> None:
    readings = [CounterReading(at(10 * i), v) for i, v in enumerate((99_990.0, 15.5, 3.0))]
    segments = segments_from_counter(counter_deltas(readings, CounterSpec(100_000)))
    assert [s.energy_kwh for s in segments] == pytest.approx([25.5, 3.0])


def test_en3_standby_share_and_energy_per_part() -> None:
    segments = segments_from_power(
        [(at(0), 12.0), (at(300), 3.0), (at(420), 0.2), (at(480), 0.2)],
        method=Integration.LEFT,
        gap_limit_s=EN1_LONG_GAPS,
    )
    total, standby = energy_kwh(segments), energy_in_spans_kwh(segments, [minutes(300, 420)])
    assert total == pytest.approx(66.2)
    assert standby_share(standby, total) == pytest.approx(0.090634, abs=NEAR)
    assert specific_energy_kwh(total, 480) == pytest.approx(0.137917, abs=NEAR)
    assert specific_energy_kwh(total, 0) is None
    assert normalised_enpi(total, 20 + 0.09 * 480) == pytest.approx(1.047468, abs=NEAR)


def test_en6_hourly_factors_are_multiplied_hour_by_hour() -> None:
    segments = segments_from_intervals(
        [(at(60 * i), e) for i, e in enumerate((10.0, 20.0, 30.0))], 3600, stamp_is_end=False
    )
    hourly = [
        Valued(minutes(60 * i, 60 * i + 60), UsedFactor("DK", f, "s", "b", Fit.HOURLY))
        for i, f in enumerate((100.0, 200.0, 400.0))
    ]
    whole = minutes(0, 180)
    lines = emission_lines(segments, factors_over(whole, "DK", "UTC", yearly=[], hourly=hourly))
    assert total_emissions_kg(lines) == pytest.approx(17.0)
    # Where the second hour is not known the year's factor stands in, and each kWh says which it used.
    year = GridFactor("DK", at(0).date(), 300.0, "year", "b")
    lines = emission_lines(segments, factors_over(whole, "DK", "UTC", yearly=[year], hourly=hourly[::2]))
    assert [(x.factor.fit, x.energy_kwh) for x in lines] == [
        (Fit.HOURLY, pytest.approx(10)),
        (Fit.YEARLY, pytest.approx(20)),
        (Fit.HOURLY, pytest.approx(30)),
    ]
    assert total_emissions_kg(lines) == pytest.approx(1 + 6 + 12)
    # Without any factor for it, its time is left out: the caller sees that kWh are missing.
    lines = emission_lines(segments, factors_over(whole, "DK", "UTC", yearly=[], hourly=hourly[::2]))
    assert sum(x.energy_kwh for x in lines) == pytest.approx(40)


def test_any_split_of_a_window_gives_the_same_emissions() -> None:
    tokyo = Span(datetime(2023, 12, 31, 12, tzinfo=UTC), datetime(2024, 1, 1, 12, tzinfo=UTC))
    edge = datetime(2023, 12, 31, 15, tzinfo=UTC)  # New Year in Tokyo
    years = [
        GridFactor("JP", date(year, 1, 1), grams, "s", "b", date(year + 1, 1, 1))
        for year, grams in ((2023, 400.0), (2024, 500.0))
    ]
    pieces = factors_over(tokyo, "JP", "Asia/Tokyo", yearly=years)
    assert [(piece.span.start, piece.value.g_per_kwh) for piece in pieces] == [(tokyo.start, 400), (edge, 500)]
    halves = [
        piece
        for half in (Span(tokyo.start, edge), Span(edge, tokyo.end))
        for piece in factors_over(half, "JP", "Asia/Tokyo", yearly=years)
    ]
    assert tuple(halves) == pieces


def test_en8_standby_saving_shows_its_assumption() -> None:
    saving = standby_saving(6 * 250, 0.20, factor_g_per_kwh=143.3)
    assert (saving.avoidable_share, saving.energy_kwh, saving.cost) == pytest.approx((0.7, 1_050, 210))
    assert saving.emissions_kg == pytest.approx(150.465)
    with pytest.raises(ValueError, match="avoidable_share: 70 given"):
        standby_saving(1, 1, avoidable_share=70)


def test_en9_energy_over_a_gap_is_spread_flagged_and_no_demand() -> None:
    readings = [CounterReading(at(60 * h), v) for h, v in ((0, 100.0), (10, 130.0), (13, 145.0))]
    segments = segments_from_counter(counter_deltas(readings), gap_limit_s=3600)
    hours = by_bucket(segments, [b.span for b in calendar_buckets(minutes(0, 780), BucketKind.HOUR, "UTC")])
    assert energy_kwh(segments) == pytest.approx(45)
    assert [(h.energy_kwh, h.interpolated_kwh) for h in hours[10:]] == [pytest.approx((5, 5))] * 3
    assert peak_demand(demand(segments, [h.span for h in hours])) is None


def test_factors_carry_their_source_and_say_when_the_year_differs() -> None:
    shipped = shipped_factors()
    assert len({f.zone for f in shipped}) == 63
    assert all(f.source and f.basis and f.licence and 0 < f.g_per_kwh < 1000 for f in shipped)
    assert len({(f.zone, f.valid_from) for f in shipped}) == len(shipped)
    fits = [choose_factor("dk", date(y, 5, 1), shipped).fit for y in (2024, 2026, 2018)]
    assert fits == [Fit.YEARLY, Fit.EARLIER, Fit.LATER]
    assert choose_factor("BE", date(2023, 5, 1), shipped).g_per_kwh == 138.11
    assert choose_factor("BE", date(2024, 5, 1), shipped).g_per_kwh == 117.58
    assert choose_factor("DK-DK1", date(2024, 5, 1), shipped).zone == "DK"
    several = [GridFactor("XX", date(y, 1, 1), float(y), "s", "b", date(y + 1, 1, 1)) for y in (2019, 2022)]
    assert choose_factor("XX", date(2021, 1, 1), several).g_per_kwh == 2019
    with pytest.raises(NoFactorError, match="no grid factor is known for 'ZZ'"):
        choose_factor("ZZ", date(2024, 1, 1), shipped)


def test_an_own_factor_goes_before_a_shipped_one_that_fits_as_well() -> None:
    shipped = GridFactor("XX", date(2024, 1, 1), 500.0, "shipped", "b", date(2025, 1, 1))
    own = GridFactor("XX", date(2024, 7, 1), 100.0, "contract", "b", is_own=True)
    chosen = {
        day: choose_factor("XX", day, [shipped, own]).source
        for day in (date(2024, 6, 30), date(2024, 7, 1), date(2027, 1, 1), date(2023, 1, 1))
    }
    assert list(chosen.values()) == ["shipped", "contract", "contract", "shipped"]


def test_a_sample_that_is_no_number_counts_as_missing() -> None:
    nan, inf = float("nan"), float("inf")
    sound = [(at(0), 6.0), (at(12), 6.0)]
    assert segments_from_power([(at(3), nan), *sound, (at(6), inf)]) == segments_from_power(sound)
    assert segments_from_intervals([(at(15), nan)], 900, stamp_is_end=True) == ()


def test_two_meters_add_up_and_cover_the_time_once() -> None:
    first = segments_from_power([(at(0), 6.0), (at(12), 6.0)])
    second = segments_from_power([(at(6), 2.0), (at(18), 2.0)])
    (bucket,) = by_bucket(sorted([*first, *second], key=lambda s: s.span), [minutes(0, 24)])
    assert (bucket.energy_kwh, bucket.coverage) == pytest.approx((1.6, 0.75))


def test_electrical_quantities() -> None:
    assert power_factor(3.17, 2.95) == pytest.approx(0.73205, abs=1e-5)
    assert power_factor(0, 0) is None
    assert three_phase_power_kw(400, 10, 0.9) == pytest.approx(6.2354, abs=1e-4)


@pytest.mark.parametrize(
    ("power", "options", "problem"),
    [
        (5.0, {}, None),
        (float("nan"), {}, "a finite number"),
        (-1.0, {}, "0 or more"),
        (-1.0, {"bidirectional": True}, None),
        (151.0, {"nameplate_kw": 100.0}, "at most 1.5 × nameplate"),
    ],
)
def test_unsound_samples_are_named(power: float, options: dict[str, object], problem: str | None) -> None:
    found = sample_problem(power, **options)  # type: ignore[arg-type]  # keyword cases
    assert (found is None) if problem is None else (found is not None and problem in found)


def test_import_and_export_are_summed_apart() -> None:
    segments = segments_from_power([(at(0), 6.0), (at(12), -6.0), (at(15), -6.0)])
    taken, given_back = imported_and_exported(segments)
    assert (energy_kwh(taken), energy_kwh(given_back)) == pytest.approx((0.3, 0.6))


samples = st.lists(st.tuples(st.integers(0, 600), st.floats(0, 500)), min_size=2, max_size=30)


@given(samples, st.lists(st.integers(0, 600), max_size=6), st.sampled_from(list(Integration)))
def test_cutting_energy_changes_no_sum(
    points: list[tuple[int, float]], cuts: list[int], method: Integration
) -> None:
    segments = segments_from_power([(at(t), v) for t, v in points], method=method, gap_limit_s=3600)
    buckets = by_bucket(segments, split_at(minutes(0, 600), [at(c) for c in cuts]))
    assert sum(b.energy_kwh for b in buckets) == pytest.approx(energy_kwh(segments), rel=1e-9, abs=1e-6)
    assert all(0 <= b.coverage <= 1 + 1e-9 for b in buckets)


@given(samples, st.randoms(use_true_random=False))
def test_late_and_repeated_samples_change_nothing(points: list[tuple[int, float]], shuffle: random.Random) -> None:
    ordered = [(at(t), v) for t, v in points]
    late = [*ordered, *ordered[::2]]
    shuffle.shuffle(late)
    assert segments_from_power(late) == segments_from_power(ordered)


DAY_AND_NIGHT = Tariff(
    "Europe/Copenhagen",
    (
        TariffWindow("day", 0.30, time(6), time(22), frozenset(range(5))),
        TariffWindow("night", 0.10),
    ),
    holidays=frozenset({date(2025, 12, 25)}),
)


def local_day(day: date) -> Span:
    zone = ZoneInfo("Europe/Copenhagen")
    return Span(datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone))


@pytest.mark.parametrize(
    ("day", "day_hours", "night_hours"),
    [
        pytest.param(date(2025, 3, 31), 16, 8, id="Monday"),
        pytest.param(date(2025, 3, 30), 0, 23, id="Sunday of 23 hours"),
        pytest.param(date(2025, 10, 26), 0, 25, id="Sunday of 25 hours"),
        pytest.param(date(2025, 12, 25), 0, 24, id="holiday"),
    ],
)
def test_prices_follow_the_local_clock(day: date, day_hours: float, night_hours: float) -> None:
    window = local_day(day)
    cost = cost_at([PowerSegment(window, 2.0, 2.0)], prices_over([Valued(window, DAY_AND_NIGHT)]), window)
    assert {line.name: line.energy_kwh for line in cost.lines} == pytest.approx(
        {name: 2 * hours for name, hours in (("day", day_hours), ("night", night_hours)) if hours}
    )
    assert cost.total == pytest.approx(2 * day_hours * 0.3 + 2 * night_hours * 0.1)
    assert cost.unpriced_kwh == 0


def test_energy_without_a_price_is_not_hidden() -> None:
    tariff = Tariff("UTC", (TariffWindow("day", 0.3, time(6), time(22)),))
    half = span("00:00", "12:00")
    cost = cost_at([PowerSegment(half, 1, 1)], prices_over([Valued(half, tariff)]), half)
    assert (cost.lines[0].energy_kwh, cost.unpriced_kwh) == pytest.approx((6, 6))
    assert len(price_spans(tariff, span("00:00", "23:00"))) == 1


@cache
def steel() -> tuple[tuple[PowerSegment, ...], list[str]]:
    zone = ZoneInfo("Asia/Seoul")
    rows, loads = [], []
    with STEEL.path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            stamp = datetime.strptime(row["date"], "%d/%m/%Y %H:%M").replace(tzinfo=zone)
            stamp += timedelta(days=1) if stamp.time() == time() else timedelta(0)
            rows.append((stamp.astimezone(UTC), float(row["Usage_kWh"])))
            loads.append(row["Load_Type"])
    assert all(a[0] < b[0] for a, b in pairwise(rows))
    return segments_from_intervals(rows, 900, stamp_is_end=True), loads


@STEEL.needed
def test_en5_a_real_year() -> None:
    segments, _ = steel()
    windows = demand(segments, [s.span for s in segments])
    peak = peak_demand(windows)
    assert peak is not None
    assert energy_kwh(segments) == pytest.approx(959_640.31, rel=1e-4)
    assert peak.mean_kw == pytest.approx(628.72, rel=1e-4)
    assert peak.span.end == datetime(2018, 11, 22, 0, 45, tzinfo=UTC)
    sliding = sliding_peak(segments)
    assert sliding is not None
    # The plant's intervals are even quarter hours: no other 15 minutes can be above the highest of them.
    assert (sliding.mean_kw, sliding.span) == (pytest.approx(peak.mean_kw), peak.span)
    assert load_factor(windows) == pytest.approx(0.17424, rel=1e-4)
    assert base_load_kw(windows) == pytest.approx(10.96, rel=1e-4)
    assert base_load_kw(windows, percentile=10) == pytest.approx(11.52, rel=1e-4)
    year = Span(segments[0].span.start, segments[-1].span.end)
    hours = by_bucket(segments, [b.span for b in calendar_buckets(year, BucketKind.HOUR, "Asia/Seoul")])
    days = by_bucket(segments, [b.span for b in calendar_buckets(year, BucketKind.DAY, "Asia/Seoul")])
    assert max(h.energy_kwh for h in hours) == pytest.approx(564.30, rel=1e-4)
    assert max(d.energy_kwh for d in days) == pytest.approx(7_353.84, rel=1e-4)
    assert (len(days), days[0].energy_kwh) == (365, pytest.approx(351.86, rel=1e-4))
    assert all(b.coverage == pytest.approx(1) for b in (*hours, *days))


@STEEL.needed
def test_en6_en7_emissions_and_cost_of_a_real_year() -> None:
    segments, loads = steel()
    choice = choose_factor("KR", date(2018, 1, 1), shipped_factors())
    assert choice.fit == Fit.LATER
    assert emissions_kg(energy_kwh(segments), choice.g_per_kwh) == pytest.approx(398_870, rel=1e-4)
    prices = {"Light_Load": 0.06, "Medium_Load": 0.10, "Maximum_Load": 0.18}
    kwh = {load: energy_kwh(s for s, of in zip(segments, loads, strict=True) if of == load) for load in prices}
    assert kwh == pytest.approx(
        {"Light_Load": 155_896.41, "Medium_Load": 372_766.54, "Maximum_Load": 430_977.36}, rel=1e-4
    )
    assert sum(kwh[load] * price for load, price in prices.items()) == pytest.approx(124_206.36, rel=1e-4)
