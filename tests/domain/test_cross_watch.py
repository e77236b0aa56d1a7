"""Several series together: a value that its own series knows is unusual beside the others, and named."""

from datetime import datetime, timedelta

import numpy as np
import pytest

from domain.cross_watch import judge_together, learn_cross
from domain.series_watch import Watch, WatchRule, advance

START = datetime(2026, 11, 16)  # noqa: DTZ001 (zones play no part)


def rows(count: int, seed: int) -> list[dict[str, float]]:
    """Power that wanders, a temperature and a current that follow it, and a pressure that does not."""
    random = np.random.default_rng(seed)
    power = 10 + 3 * np.sin(np.arange(count) / 20) + random.normal(0, 0.5, count)
    return [
        {
            "current": 2 * watts + random.normal(0, 0.2),
            "power": float(watts),
            "pressure": 5 + random.normal(0, 0.1),
            "temperature": 20 + 3 * watts + random.normal(0, 0.5),
        }
        for watts in power
    ]


def test_a_temperature_that_does_not_fit_the_power_is_named() -> None:
    reference = learn_cross(rows(2_000, 1))
    assert reference is not None
    assert reference.measures == ("current", "power", "pressure", "temperature")
    odd = {"current": 15.0, "power": 7.5, "pressure": 5.0, "temperature": 58.0}  # 42.5 would fit
    seen = judge_together(reference, odd)
    assert seen is not None
    assert reference.usual.robust_z(seen.statistic) > 6
    first = seen.contributions[0]
    assert (first.measure, first.value) == ("temperature", 58.0)
    assert first.expected == pytest.approx(42.5, abs=4)  # drawn a little to the median, 50
    assert sum(part.share for part in seen.contributions) == pytest.approx(1)
    alone = abs(58 - first.median) / reference.scales[3]
    assert alone < 2  # by itself nothing
    fits = judge_together(reference, odd | {"temperature": 42.5})
    assert fits is not None
    assert reference.usual.robust_z(fits.statistic) < 3


def test_usual_rows_raise_nothing() -> None:
    reference, rule = learn_cross(rows(1_000, 2)), WatchRule(count=3)
    assert reference is not None
    watch = Watch()
    for n, row in enumerate(rows(5_000, 3)):
        seen = judge_together(reference, row)
        assert seen is not None
        score = reference.usual.robust_z(seen.statistic)
        watch = advance(watch, START + timedelta(minutes=10 * n), score, 6.0, rule)
        assert watch.since is None


def test_outliers_in_what_is_learned_change_little() -> None:
    clean, spoilt = rows(1_000, 4), rows(1_000, 4)
    for row in spoilt[::50]:
        row["temperature"] += 500
    one, other = learn_cross(clean), learn_cross(spoilt)
    assert one is not None
    assert other is not None
    assert other.medians == pytest.approx(one.medians, rel=0.01)
    odd = {"current": 15.0, "power": 7.5, "pressure": 5.0, "temperature": 70.0}
    seen = judge_together(other, odd)
    assert seen is not None
    assert seen.contributions[0].measure == "temperature"


def test_what_cannot_be_learned_or_judged() -> None:
    assert learn_cross(rows(199, 5)) is None
    assert learn_cross([{"power": row["power"]} for row in rows(300, 5)]) is None
    assert learn_cross([row | {"power": 1.0, "current": 1.0, "pressure": 1.0} for row in rows(300, 5)]) is None
    rare = [
        row if n % 2 else {k: v for k, v in row.items() if k != "current"} for n, row in enumerate(rows(600, 5))
    ]
    reference = learn_cross(rare)
    assert reference is not None
    assert "current" not in reference.measures
    assert judge_together(reference, {"power": 10.0}) is None
    with pytest.raises(ValueError, match="rows: finite numbers"):
        learn_cross([row | {"power": float("nan")} for row in rows(300, 5)])
