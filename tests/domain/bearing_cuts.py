"""``python -m tests.domain.bearing_cuts``: what is said of cuts of the bearing recordings, altered in many ways.

Each recording is cut to 1, 2.5, 5 and 10 s (as far as it is that long) at offsets all over it; each cut is also
taken at other rates, in another unit, with noise, an offset or a drift, clipped, coarsely resolved, and with a
speed that is a little off.  The table counts the answers; a wrong name, or ``healthy`` of a faulty bearing, is an
error; ``inconclusive`` is none.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.bearing import bearing_orders
from domain.bearing_diagnosis import Conclusion, diagnose_bearing
from tests.domain.test_bearing import BEARING_6205, CWRU, INNER, OUTER, RECORDINGS, SHAFT_HZ

Samples = NDArray[np.float64]
BALL, NORMAL = "ball_007_1797rpm_de_12k", "normal_1797rpm_de_48k"
TRUTH = {
    NORMAL: Conclusion.HEALTHY,
    INNER: Conclusion.INNER_RACE,
    OUTER: Conclusion.OUTER_RACE,
    BALL: Conclusion.BALL,
}
LENGTHS_S = (1.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Cut:
    """A part of a recording as a sensor might have sent it, and what it is."""

    name: str
    truth: Conclusion
    seconds: float
    start_s: float
    samples: Samples
    rate_hz: float
    shaft_hz: float = SHAFT_HZ


def resampled(samples: Samples, rate_hz: float, wanted_hz: float) -> Samples:
    """The samples at another rate, by cutting or filling up their transform."""
    count = round(samples.size * wanted_hz / rate_hz)
    lines = np.zeros(count // 2 + 1, dtype=np.complex128)
    known = np.fft.rfft(samples)
    shared = min(lines.size, known.size)
    lines[:shared] = known[:shared]
    return np.asarray(np.fft.irfft(lines, count) * count / samples.size)


def _altered(cut: Cut, samples: Samples, rate_hz: float | None = None) -> Cut:
    return Cut(cut.name, cut.truth, cut.seconds, cut.start_s, samples, rate_hz or cut.rate_hz, cut.shaft_hz)


def _at_rate(rate_hz: float) -> Callable[[Cut], Cut]:
    return lambda cut: _altered(cut, resampled(cut.samples, cut.rate_hz, rate_hz), rate_hz)


def _noise(share: float) -> Callable[[Cut], Cut]:
    def with_noise(cut: Cut) -> Cut:
        random = np.random.default_rng(round(1000 * (cut.start_s + cut.seconds)))
        return _altered(cut, cut.samples + random.normal(0, share * cut.samples.std(), cut.samples.size))

    return with_noise


def _clipped(sigmas: float) -> Callable[[Cut], Cut]:
    def clip(cut: Cut) -> Cut:
        limit = sigmas * cut.samples.std()
        return _altered(cut, np.clip(cut.samples, -limit, limit))

    return clip


def _coarse(bits: int) -> Callable[[Cut], Cut]:
    def quantised(cut: Cut) -> Cut:
        step = 2 * float(np.abs(cut.samples).max()) / 2**bits
        return _altered(cut, np.round(cut.samples / step) * step)

    return quantised


def _speed(factor: float) -> Callable[[Cut], Cut]:
    return lambda cut: Cut(
        cut.name, cut.truth, cut.seconds, cut.start_s, cut.samples, cut.rate_hz, cut.shaft_hz * factor
    )


ALTERED: Mapping[str, Callable[[Cut], Cut]] = {
    "as recorded": lambda cut: cut,
    "at 10 kHz": _at_rate(10_000.0),
    "at 12 kHz": _at_rate(12_000.0),
    "at 16 kHz": _at_rate(16_000.0),
    "at 25.6 kHz": _at_rate(25_600.0),
    "at 48 kHz": _at_rate(48_000.0),
    "at 48 kHz with noise above": lambda cut: _noise(0.05)(_at_rate(48_000.0)(cut)),
    "in m/s2": lambda cut: _altered(cut, cut.samples * 9.80665),
    "times a thousandth": lambda cut: _altered(cut, cut.samples * 1e-3),
    "noise of 30 %": _noise(0.3),
    "noise of 100 %": _noise(1.0),
    "offset of 5 g": lambda cut: _altered(cut, cut.samples + 5.0),
    "drift of 1 g": lambda cut: _altered(cut, cut.samples + np.linspace(0, 1, cut.samples.size)),
    "clipped at 3 sigma": _clipped(3.0),
    "clipped at 2 sigma": _clipped(2.0),
    "8 bits": _coarse(8),
    "speed 1 % low": _speed(0.99),
    "speed 1 % high": _speed(1.01),
}


def cuts(name: str, *, offsets: int) -> Iterator[Cut]:
    """Cuts of a recording of each length, evenly from its begin to its end."""
    samples = np.load(CWRU.path / f"{name}.npy").astype(np.float64)
    rate = float(RECORDINGS[name][0])
    for seconds in LENGTHS_S:
        count = round(seconds * rate)
        if count > samples.size:
            continue
        starts = np.unique(np.linspace(0, samples.size - count, offsets).astype(int))
        for start in starts:
            yield Cut(name, TRUTH[name], seconds, start / rate, samples[start : start + count], rate)


def conclusion(cut: Cut) -> Conclusion:
    """What is said of a cut."""
    return diagnose_bearing(cut.samples, cut.rate_hz, cut.shaft_hz, bearing_orders(BEARING_6205)).conclusion


def is_wrong(said: Conclusion, truth: Conclusion) -> bool:
    """Whether an answer is an error: another name, or ``healthy`` of a fault."""
    return said not in {truth, Conclusion.INCONCLUSIVE}


def main() -> None:
    """Print a row for each recording, way and length."""
    parser = argparse.ArgumentParser(prog="python -m tests.domain.bearing_cuts", description=__doc__)
    parser.add_argument("--offsets", type=int, default=9, help="cuts of each length; default 9")
    parser.add_argument("--way", choices=ALTERED, help="one way of altering only")
    given = parser.parse_args()
    ways = {given.way: ALTERED[given.way]} if given.way else ALTERED
    print(f"{'recording':12}{'way':28}{'length':>7}  answers")
    total: Counter[str] = Counter()
    for name, truth in TRUTH.items():
        for way, alter in ways.items():
            said: dict[float, Counter[Conclusion]] = {}
            for cut in cuts(name, offsets=given.offsets):
                said.setdefault(cut.seconds, Counter())[conclusion(alter(cut))] += 1
            for seconds, answers in said.items():
                wrong = sum(n for answer, n in answers.items() if is_wrong(answer, truth))
                total += Counter(wrong=wrong, right=answers[truth], inconclusive=answers[Conclusion.INCONCLUSIVE])
                shown = ", ".join(f"{answer} {n}" for answer, n in answers.most_common())
                print(f"{truth:12}{way:28}{seconds:5g} s  {shown}{'   <-- wrong' if wrong else ''}")
    print(", ".join(f"{what} {n}" for what, n in total.items()))


if __name__ == "__main__":
    main()
