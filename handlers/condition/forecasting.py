"""When an indicator will reach its limits, if its trend goes on; why nothing can be said where that is so."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.anomaly import Trend, TrendModel, fit_trend, forecast
from domain.intervals import Span
from handlers.condition import errors, store, store_watch
from handlers.condition.service import threshold_of
from handlers.oee.service import machine_in_reach
from handlers.validation import Fields

LEAST_R2, LEAST_VALUES = 0.7, 20


def forecast_indicator(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Days until the warning and alarm level of an indicator, each as a range, from its trend over ``days``."""
    machine_in_reach(connection, identity, fields["machine_id"])
    machine = store.find_machine(connection, fields["machine_id"])
    if machine is None:
        raise errors.no_threshold(fields["machine_id"], fields["indicator"])
    threshold = threshold_of(connection, machine, fields["indicator"])
    present = now()
    span = Span(present - timedelta(days=fields["days"]), present)
    points = store_watch.trend_points(connection, machine.id, threshold.indicator, span)
    trend, reason = _trend(points, present)
    if threshold.direction == "below":
        reason = "only limits above the values are forecast"
    limits = {"warning": threshold.warning_level, "alarm": threshold.alarm_level}
    return {
        "machine_id": machine.id,
        "indicator": threshold.indicator,
        "unit": threshold.unit,
        "values": len(points),
        "trend": _shown(trend),
        "reason": reason,
        "limits": [
            {"level": level, "limit": limit} | _until(trend, limit, reason)
            for level, limit in limits.items()
            if limit is not None
        ],
    }


def _trend(points: list[tuple[datetime, float]], present: datetime) -> tuple[Trend | None, str | None]:
    """The better of a linear and an exponential trend, and why it does not serve for a forecast."""
    if len(points) < LEAST_VALUES:
        return None, f"{len(points)} values are known, {LEAST_VALUES} are expected"
    days = [(time - present).total_seconds() / 86_400 for time, _ in points]
    values = [value for _, value in points]
    trend = fit_trend(days, values)
    if min(values) > 0:
        trend = max(trend, fit_trend(days, values, TrendModel.EXPONENTIAL), key=lambda found: found.r2)
    if trend.rate_per_d <= 0:
        return trend, "the indicator does not rise"
    if trend.r2 < LEAST_R2:
        return trend, f"a trend explains {trend.r2:.0%} of the values, {LEAST_R2:.0%} are expected"
    return trend, None


def _until(trend: Trend | None, limit: float, reason: str | None) -> dict[str, Any]:
    found = forecast(trend, limit, min_r2=LEAST_R2, min_count=LEAST_VALUES) if trend and reason is None else None
    if found is None:
        return {"days": None, "earliest_days": None, "latest_days": None}
    return {"days": found.days, "earliest_days": found.early_d, "latest_days": found.late_d}


def _shown(trend: Trend | None) -> dict[str, Any] | None:
    if trend is None:
        return None
    return {
        "model": trend.model.value,
        "now": trend.now,
        "rate_per_day": trend.rate_per_d,
        "rate_error_per_day": trend.rate_error_per_d,
        "r2": trend.r2,
    }
