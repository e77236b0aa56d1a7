"""The highest mean power over any window of a length, wherever it begins: what a sliding demand meter shows.

Some utilities bill it instead of the highest clock-aligned quarter hour; it is never below that.
Between two edges power is linear, so the mean over a window is a parabola of the window's start: its top is exact,
no raster is laid over the time.  Source: docs/domain.md, decisions on peak demand (sliding or fixed).
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from domain.energy import DemandWindow, PowerSegment
from domain.intervals import Span, union

Numbers = NDArray[np.float64]


def sliding_peak(segments: Sequence[PowerSegment], window_s: float = 900.0) -> DemandWindow | None:
    """The window of the highest mean power; only windows that are measured without a gap count.

    Segments of several meters may overlap: their power adds up.  Energy that is known in total only
    (``interpolated``) is no demand.  None where no such window is measured.
    """
    if not window_s > 0:
        raise ValueError(f"window_s: {window_s} given, a number above 0 is expected")
    known = [s for s in segments if not s.interpolated and s.span.duration_s > 0]
    stretches = union(segment.span for segment in known)
    begins = [stretch.start for stretch in stretches]
    parts: list[list[PowerSegment]] = [[] for _ in stretches]
    for segment in known:
        parts[bisect_right(begins, segment.span.start) - 1].append(segment)
    best: DemandWindow | None = None
    for stretch, inside in zip(stretches, parts, strict=True):
        if stretch.duration_s < window_s:
            continue
        start_s, mean_kw = _peak_of_stretch(inside, stretch, window_s)
        if best is None or best.mean_kw is None or mean_kw > best.mean_kw:
            start = stretch.start + timedelta(seconds=start_s)
            best = DemandWindow(Span(start, start + timedelta(seconds=window_s)), mean_kw, 1.0)
    return best


def _peak_of_stretch(segments: Sequence[PowerSegment], stretch: Span, window_s: float) -> tuple[float, float]:
    """Start of the best window in seconds from the stretch's start, and its mean power in kW."""
    starts = np.array([(s.span.start - stretch.start).total_seconds() for s in segments])
    ends = np.array([(s.span.end - stretch.start).total_seconds() for s in segments])
    first = np.array([s.start_kw for s in segments])
    slopes = (np.array([s.end_kw for s in segments]) - first) / (ends - starts)
    edges = np.unique(np.concatenate([starts, ends]))
    # Power between two edges is offset + slope × time, summed over the segments that hold there.
    opened, closed = np.searchsorted(edges, starts), np.searchsorted(edges, ends)
    slope = _running_sum(opened, closed, slopes, edges.size)
    offset = _running_sum(opened, closed, first - slopes * starts, edges.size)
    left = offset + slope * edges[:-1]
    widths = np.diff(edges)
    energy = np.concatenate([[0.0], np.cumsum(left * widths + slope * widths**2 / 2)])

    def piece(times: Numbers) -> NDArray[np.int64]:
        return np.clip(np.searchsorted(edges, times, side="right") - 1, 0, slope.size - 1)

    def until(times: Numbers) -> Numbers:
        at = piece(times)
        passed = times - edges[at]
        total: Numbers = energy[at] + left[at] * passed + slope[at] * passed**2 / 2
        return total

    last = edges[-1] - window_s
    candidates = np.unique(np.concatenate([edges, edges - window_s, [0.0, last]]))
    candidates = candidates[(candidates >= 0) & (candidates <= last)]
    # Inside two candidates the mean's slope, P(t + w) - P(t), is linear: its zero is the parabola's top.
    middle = (candidates[:-1] + candidates[1:]) / 2
    here, there = piece(middle), piece(middle + window_s)
    rise = slope[there] - slope[here]
    gain = (offset[there] + slope[there] * window_s) - offset[here]
    with np.errstate(divide="ignore", invalid="ignore"):
        tops = np.where(rise < 0, -gain / rise, candidates[:-1])
    inside = tops[(tops > candidates[:-1]) & (tops < candidates[1:])]
    times = np.concatenate([candidates, inside])
    drawn = until(times + window_s) - until(times)
    best = int(np.argmax(drawn))
    return float(times[best]), float(drawn[best] / window_s)


def _running_sum(opened: NDArray[np.int64], closed: NDArray[np.int64], values: Numbers, size: int) -> Numbers:
    steps = np.zeros(size)
    np.add.at(steps, opened, values)
    np.add.at(steps, closed, -values)
    summed: Numbers = np.cumsum(steps)[:-1]
    return summed
