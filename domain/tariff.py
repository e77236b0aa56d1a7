"""Cost by time-of-use tariff in local time; a day of a clock change has 23 or 25 hours of prices.

Cost = Σ(energy × price of its local time); the charge for peak demand stands beside it (``demand_charge``).
Source: decisions and example EN7 of docs/domain.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.calendar import to_utc, zone_of
from domain.energy import PowerSegment, energy_in_spans_kwh
from domain.intervals import Layered, Span, Valued, resolve_layers

_DAY = timedelta(days=1)
_WEEKDAYS = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class TariffWindow:
    """A price on weekdays (0 = Monday) from ``start`` to ``end`` by the wall clock; an end at or before
    the start is on the next day (00:00 to 00:00: the whole day)."""

    name: str
    price_per_kwh: float
    start: time = time(0)
    end: time = time(0)
    weekdays: frozenset[int] = _WEEKDAYS


def coincide(first: TariffWindow, second: TariffWindow) -> bool:
    """Whether at some time of a week both windows hold."""
    week = 7 * _DAY
    return any(
        start < other_end + shift and other_start + shift < end
        for start, end in _in_week(first)
        for other_start, other_end in _in_week(second)
        for shift in (-week, timedelta(0), week)
    )


def _in_week(window: TariffWindow) -> list[tuple[timedelta, timedelta]]:
    """From when to when a window holds, since the beginning of Monday."""
    start, end = (timedelta(hours=t.hour, minutes=t.minute, seconds=t.second) for t in (window.start, window.end))
    length = end - start if start < end else end - start + _DAY
    return [(day * _DAY + start, day * _DAY + start + length) for day in sorted(window.weekdays)]


class DemandMethod(StrEnum):
    """Which 15 minutes' mean is charged: quarter hours of the clock, or any."""

    FIXED = "fixed"
    SLIDING = "sliding"


@dataclass(frozen=True, slots=True)
class Tariff:
    """Windows in order of precedence (the first that fits gives the price), in one IANA zone.

    Holidays count as Sundays.  Valid on local dates ``valid_from`` to ``valid_to``, both included.
    ``demand_price_per_kw``: of a billing month's peak; None: demand is not charged.
    """

    zone: str
    windows: tuple[TariffWindow, ...]
    holidays: frozenset[date] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    demand_price_per_kw: float | None = None
    demand_method: DemandMethod = DemandMethod.FIXED
    name: str = ""


@dataclass(frozen=True, slots=True)
class CostLine:
    """Energy and cost at one named price, in the tariff's currency."""

    name: str
    price_per_kwh: float
    energy_kwh: float
    cost: float


@dataclass(frozen=True, slots=True)
class EnergyCost:
    """Cost of a window; ``unpriced_kwh`` is energy for which no tariff window holds (not in ``total``)."""

    lines: tuple[CostLine, ...]
    unpriced_kwh: float

    @property
    def total(self) -> float:
        """Cost of the energy that has a price."""
        return math.fsum(line.cost for line in self.lines)


def price_spans(tariff: Tariff, window: Span) -> tuple[Valued[TariffWindow], ...]:
    """Which tariff window holds when, inside the window of time; unpriced time is left out."""
    zone = zone_of(tariff.zone)
    day = window.start.astimezone(zone).date() - _DAY
    last = window.end.astimezone(zone).date()
    entries: list[Layered[TariffWindow]] = []
    while day <= last:
        valid = (tariff.valid_from is None or day >= tariff.valid_from) and (
            tariff.valid_to is None or day <= tariff.valid_to
        )
        weekday = 6 if day in tariff.holidays else day.weekday()
        for precedence, priced in enumerate(tariff.windows):
            if valid and weekday in priced.weekdays:
                next_day = _DAY if priced.end <= priced.start else timedelta(0)
                start = to_utc(datetime.combine(day, priced.start), zone)
                end = to_utc(datetime.combine(day + next_day, priced.end), zone)
                if start < end:
                    entries.append(Layered(Span(start, end), priced, layer=-precedence))
        day += _DAY
    return resolve_layers(entries, window)


@dataclass(frozen=True, slots=True)
class Price:
    """A window of one of the tariffs that follow each other."""

    tariff: int
    window: TariffWindow


def prices_over(tariffs: Sequence[Valued[Tariff]]) -> tuple[Valued[Price], ...]:
    """Which price holds when, of tariffs that follow each other (sorted, free of overlaps)."""
    return tuple(
        Valued(piece.span, Price(number, piece.value))
        for number, tariff in enumerate(tariffs)
        for piece in price_spans(tariff.value, tariff.span)
    )


def cost_at(segments: Sequence[PowerSegment], prices: Sequence[Valued[Price]], window: Span) -> EnergyCost:
    """Cost of a window in which prices follow each other (sorted, free of overlaps), by name and price."""
    spans: dict[Price, list[Span]] = {}
    for piece in prices:
        if part := piece.span.overlap(window):
            spans.setdefault(piece.value, []).append(part)
    found: dict[tuple[str, float], list[float]] = {}
    for price, parts in spans.items():
        key = (price.window.name, price.window.price_per_kwh)
        found.setdefault(key, []).append(energy_in_spans_kwh(segments, parts))
    sums = {key: math.fsum(parts) for key, parts in found.items()}
    whole = energy_in_spans_kwh(segments, [window])
    unpriced = whole - math.fsum(sums.values())
    return EnergyCost(
        tuple(CostLine(name, price, kwh, kwh * price) for (name, price), kwh in sums.items()),
        unpriced if abs(unpriced) > 1e-9 * max(1.0, whole) else 0.0,
    )
