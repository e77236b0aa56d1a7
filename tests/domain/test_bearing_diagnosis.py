"""One answer for a bearing: the recordings, parts of them, and simulated ones of other speeds, rates and sizes."""

import numpy as np
import pytest
from numpy.typing import NDArray

from domain.bearing import BearingGeometry, bearing_orders
from domain.bearing_diagnosis import Conclusion, diagnose_bearing
from domain.line_family import find_family
from domain.spectrum import amplitude_spectrum
from domain.symptoms import SymptomKind, Verdict
from tests.domain.bearing_cuts import ALTERED, BALL, TRUTH, conclusion, cuts
from tests.domain.test_bearing import BEARING_6205, CWRU, INNER, OUTER, RECORDINGS, SHAFT_HZ

ZA_2115 = BearingGeometry(16, 0.331, 2.815, 15.17)
MFPT = BearingGeometry(8, 0.235, 1.245)
BEARING_6203 = BearingGeometry(8, 0.2656, 1.122)
TWIN = BearingGeometry(22, 12, 120, 8)
"""Its ball defect and outer race frequencies lie 0.2 % apart."""
EXPECTED = {INNER: "inner_race", OUTER: "outer_race", "ball_007_1797rpm_de_12k": "inconclusive"}


def simulated(
    fault_hz: float, shaft_hz: float, rate_hz: float, seconds: float, *, resonance_hz: float, modulated: bool
) -> NDArray[np.float64]:
    """Impacts that ring and slip by 0.5 %, under noise of the same RMS and the shaft's own harmonics."""
    random = np.random.default_rng(round(fault_hz * 1000))
    count = int(rate_hz * seconds)
    time = np.arange(count) / rate_hz
    signal = random.normal(size=count)
    for harmonic in range(1, 5):
        signal += np.sin(2 * np.pi * harmonic * shaft_hz * time + harmonic) / harmonic
    if not fault_hz:
        return signal
    hits = np.cumsum((1 + random.normal(0, 0.005, int(fault_hz * seconds))) / fault_hz)
    hits = hits[hits < seconds - 1 / rate_hz]
    impulses = np.zeros(count)
    np.add.at(
        impulses,
        (hits * rate_hz).astype(int),
        0.6 + 0.4 * np.cos(2 * np.pi * shaft_hz * hits) if modulated else 1.0,
    )
    ringing = np.arange(int(0.01 * rate_hz)) / rate_hz
    rung = np.convolve(impulses, np.exp(-800 * ringing) * np.sin(2 * np.pi * resonance_hz * ringing))[:count]
    return np.asarray(signal + rung / rung.std())


@CWRU.needed
@pytest.mark.parametrize("name", RECORDINGS)
def test_the_recordings_are_named(name: str) -> None:
    samples, rate = np.load(CWRU.path / f"{name}.npy"), RECORDINGS[name][0]
    found = diagnose_bearing(samples, rate, SHAFT_HZ, bearing_orders(BEARING_6205))
    assert found.conclusion == EXPECTED.get(name, "healthy"), found.statement
    for symptom in found.symptoms:
        assert symptom.evidence
        assert "bands)" in symptom.statement
    if name == INNER:
        assert {"BPFI", "2x BPFI", "3x BPFI", "BPFI - side", "BPFI + side"} == {
            e.label for e in found.symptoms[0].evidence
        }


@CWRU.needed
@pytest.mark.parametrize("name", [INNER, OUTER])
@pytest.mark.parametrize("second", [0.0, 3.7])
@pytest.mark.parametrize("speed_error", [-0.01, 0.01])
def test_a_second_of_a_fault_and_a_speed_that_is_off_by_a_hundredth_are_enough(
    name: str, second: float, speed_error: float
) -> None:
    samples = np.load(CWRU.path / f"{name}.npy")[int(second * 12_000) : int((second + 1) * 12_000)]
    found = diagnose_bearing(samples, 12_000, SHAFT_HZ * (1 + speed_error), bearing_orders(BEARING_6205))
    assert found.conclusion == EXPECTED[name], found.statement


@CWRU.needed
@pytest.mark.parametrize(
    "way", ["as recorded", "at 25.6 kHz", "times a thousandth", "offset of 5 g", "clipped at 2 sigma"]
)
@pytest.mark.parametrize("name", TRUTH)
def test_cuts_altered_on_their_way(name: str, way: str) -> None:
    """A small part of ``python -m tests.domain.bearing_cuts``."""
    said = {
        (cut.seconds, cut.start_s): conclusion(ALTERED[way](cut))
        for cut in cuts(name, offsets=3)
        if cut.seconds >= 2.5
    }
    expected = Conclusion.INCONCLUSIVE if name == BALL else TRUTH[name]
    assert set(said.values()) == {expected}, said


def test_noise_is_no_family() -> None:
    noise = np.random.default_rng(7).normal(size=60_000)
    spectrum = amplitude_spectrum(noise, 12_000)
    strongest = [find_family(spectrum, hertz, apart_from_hz=[SHAFT_HZ]) for hertz in np.arange(90.0, 1000.0, 9.0)]
    assert 1.5 < max(family.ratio for family in strongest if family) < 3.0
    time = np.arange(60_000) / 12_000
    for harmonic, height in ((1, 0.02), (2, 0.04), (3, 0.0), (4, 0.04)):  # the noise's lines have 0.01
        noise += height * np.sin(2 * np.pi * harmonic * 107.6 * time)
    found = find_family(amplitude_spectrum(noise, 12_000), 107.0, apart_from_hz=[SHAFT_HZ])
    assert found is not None
    assert found.fundamental_hz == pytest.approx(107.6, abs=0.1)
    assert [order for order, _ in found.lines] == [1, 2, 4]
    assert find_family(amplitude_spectrum(noise[:6_000], 12_000), 12.0) is None  # too coarse


@CWRU.needed
@pytest.mark.parametrize("every", [2, 4])
def test_a_healthy_bearing_stays_healthy_at_other_rates(every: int) -> None:
    samples = np.load(CWRU.path / "normal_1797rpm_de_48k.npy").astype(np.float64)
    thinned = samples.reshape(-1, every).mean(axis=1)
    found = diagnose_bearing(thinned, 48_000 / every, SHAFT_HZ, bearing_orders(BEARING_6205))
    assert found.conclusion is Conclusion.HEALTHY, found.statement


@pytest.mark.parametrize(
    ("geometry", "shaft_hz", "rate_hz", "seconds", "resonance_hz"),
    [
        pytest.param(BEARING_6205, 28.83, 48_000.0, 4.0, 3_300.0, id="6205 at 48 kHz"),
        pytest.param(BEARING_6203, 50.0, 25_600.0, 4.0, 7_100.0, id="6203, resonance above 4.5 kHz"),
        pytest.param(ZA_2115, 33.3, 20_000.0, 4.0, 4_600.0, id="ZA-2115, 7 x shaft beside BPFO"),
        pytest.param(MFPT, 25.0, 48_828.0, 3.0, 9_000.0, id="MFPT"),
        pytest.param(BEARING_6205, 10.0, 10_240.0, 10.0, 1_500.0, id="slow"),
        pytest.param(MFPT, 100.0, 51_200.0, 2.0, 12_000.0, id="fast"),
    ],
)
def test_other_machines(
    geometry: BearingGeometry, shaft_hz: float, rate_hz: float, seconds: float, resonance_hz: float
) -> None:
    orders = bearing_orders(geometry)
    hertz = orders.at_hz(shaft_hz)
    for fault_hz, expected in ((0.0, "healthy"), (hertz.bpfo, "outer_race"), (hertz.bpfi, "inner_race")):
        samples = simulated(
            fault_hz * 1.004,
            shaft_hz,
            rate_hz,
            seconds,
            resonance_hz=resonance_hz,
            modulated=expected == "inner_race",
        )
        found = diagnose_bearing(samples, rate_hz, shaft_hz, orders)
        assert found.conclusion == expected, (expected, found.statement)


def test_what_cannot_be_known_is_inconclusive_and_says_why() -> None:
    orders = bearing_orders(BEARING_6205)
    noise = np.random.default_rng(1).normal(size=24_000)
    short = diagnose_bearing(noise[:6_000], 12_000, 30.0, orders)
    assert (short.conclusion, short.statement) == (
        Conclusion.INCONCLUSIVE,
        "15.0 revolutions are recorded, 20 are expected",
    )
    few = diagnose_bearing(noise[:12_000], 12_000, 30.0, orders)
    assert few.conclusion is Conclusion.INCONCLUSIVE
    assert "30 revolutions are too few to call it healthy" in few.statement
    slow = diagnose_bearing(noise, 600, 30.0, orders)
    assert slow.statement == "600 Hz is too slow for an envelope at 1800 rpm"
    for silent in (np.zeros(24_000), np.sin(2 * np.pi * 30 * np.arange(24_000) / 12_000)):
        found = diagnose_bearing(silent, 12_000, 30.0, orders)
        assert found.statement == "the signal holds nothing in the bands in which a bearing rings"


def test_a_side_line_of_the_inner_race_is_no_ball() -> None:
    """In a 6203 the inner race less the shaft's speed (3.95x) lies beside 2 x BSF (3.99x)."""
    orders = bearing_orders(BEARING_6203)
    shaft_hz, rate_hz = 29.5, 12_000.0
    hit_hz = 0.997 * orders.bpfi * shaft_hz
    rung = simulated(hit_hz, shaft_hz, rate_hz, 5, resonance_hz=3000, modulated=True)
    found = diagnose_bearing(rung, rate_hz, shaft_hz, orders)
    assert found.conclusion is Conclusion.INNER_RACE
    ball = next(s for s in found.symptoms if s.kind is SymptomKind.BEARING_BALL)
    assert ball.verdict is not Verdict.PRESENT


def test_impacts_that_no_line_explains_are_not_healthy() -> None:
    signal = simulated(0, 30, 12_000, 5, resonance_hz=3000, modulated=False)
    orders = bearing_orders(BEARING_6205)
    assert diagnose_bearing(signal, 12_000, 30, orders).conclusion is Conclusion.HEALTHY
    random = np.random.default_rng(12)
    signal[random.integers(0, signal.size, 40)] += 12
    found = diagnose_bearing(signal, 12_000, 30, orders)
    assert found.conclusion is Conclusion.INCONCLUSIVE
    assert "kurtosis" in found.statement


def repeated(rate_hz: float, hit_hz: float, seconds: float) -> NDArray[np.float64]:
    """Knocks of one height that ring at 3 kHz, under noise of the same RMS."""
    count = int(rate_hz * seconds)
    impulses = np.zeros(count)
    impulses[(np.arange(0, seconds - 0.01, 1 / hit_hz) * rate_hz).astype(int)] = 1.0
    ringing = np.arange(int(0.01 * rate_hz)) / rate_hz
    rung = np.convolve(impulses, np.exp(-800 * ringing) * np.sin(2 * np.pi * 3_000 * ringing))[:count]
    return np.asarray(np.random.default_rng(3).normal(size=count) + rung / rung.std())


def test_what_knocks_every_second_turn_is_no_bearing() -> None:
    """5.5 x the shaft lies 1.6 % beside the inner race of a 6205: within reach, after a little error of speed."""
    orders = bearing_orders(BEARING_6205)
    for seconds in (1, 2):
        found = diagnose_bearing(repeated(25_600, 29.5 / 2, seconds), 25_600, 29.5, orders)
        assert found.conclusion is Conclusion.INCONCLUSIVE, found.statement
        assert "cannot be told from 5.5x the shaft's speed" in " ".join(s.statement for s in found.symptoms)


def test_a_line_that_swells_without_impacts_names_no_fault() -> None:
    """An outer race outside of its load lets the noise swell at the other race's rate: no harmonics, no name."""
    orders, rate_hz, shaft_hz = bearing_orders(BEARING_6203), 12_000, 28.83
    time = np.arange(5 * rate_hz) / rate_hz
    swell = 1 + 0.5 * np.sin(2 * np.pi * orders.bpfi * shaft_hz * time)
    swell += 0.08 * np.sin(2 * np.pi * 2 * orders.bpfi * shaft_hz * time)
    found = diagnose_bearing(np.random.default_rng(4).normal(size=time.size) * swell, rate_hz, shaft_hz, orders)
    assert found.conclusion is Conclusion.INCONCLUSIVE, found.statement
    assert "of impacts 20% or more" in found.statement


@pytest.mark.parametrize(
    ("rate_hz", "seconds"), [(20_000.0, 1.0), (51_200.0, 0.1), (64_000.0, 0.1), (97_656.25, 0.7)]
)
def test_healthy_machines_of_other_rigs_have_no_fault(rate_hz: float, seconds: float) -> None:
    """Noise, the shaft's sines at a speed that sways by 2 %, pulses of electronics, clipping, a gear, an offset in
    millivolts: never another's fault, never healthy of a tenth of a second."""
    random = np.random.default_rng(6)
    count, shaft_hz = int(rate_hz * seconds), 29.5
    time, noise = np.arange(count) / rate_hz, random.normal(size=count)
    turns = np.cumsum(shaft_hz * (1 + 0.02 * np.sin(2 * np.pi * 0.3 * time))) / rate_hz
    shaft = np.asarray(sum(np.sin(2 * np.pi * k * turns) / k for k in range(1, 9)))
    pulses = noise.copy()
    pulses[(np.arange(0, seconds, 0.01) * rate_hz).astype(int)] += 20
    for signal in (
        noise,
        shaft,
        shaft + noise,
        pulses,
        np.clip(3 * noise + shaft, -1, 1),
        noise + 4 * np.sin(2 * np.pi * 23 * shaft_hz * time) * (1 + 0.4 * np.cos(2 * np.pi * shaft_hz * time)),
        1_000 * noise + 2_500,
        np.full(count, 2.5),
    ):
        found = diagnose_bearing(signal, rate_hz, shaft_hz, bearing_orders(BEARING_6203))
        expected = {Conclusion.INCONCLUSIVE} if seconds < 1 else {Conclusion.INCONCLUSIVE, Conclusion.HEALTHY}
        assert found.conclusion in expected, found.statement
        assert all(np.isfinite(symptom.measure) for symptom in found.symptoms)


def test_two_faults_of_one_frequency_are_not_told_apart() -> None:
    orders = bearing_orders(TWIN)
    samples = simulated(orders.at_hz(29.5).bpfo, 29.5, 25_600, 4.0, resonance_hz=5_000, modulated=False)
    found = diagnose_bearing(samples, 25_600, 29.5, orders)
    assert found.conclusion is Conclusion.INCONCLUSIVE
    assert "has the same frequency in this bearing" in found.statement
    assert Verdict.PRESENT not in {s.verdict for s in found.symptoms}


def test_bad_input_is_refused_by_name() -> None:
    orders = bearing_orders(BEARING_6205)
    with pytest.raises(ValueError, match="shaft_hz: None given"):
        diagnose_bearing(np.zeros(100), 12_000, None, orders)
    with pytest.raises(ValueError, match="waveform: one dimension of two or more finite"):
        diagnose_bearing([1.0, float("nan")], 12_000, 30.0, orders)
    with pytest.raises(ValueError, match="sample_rate_hz: 0 given"):
        diagnose_bearing([1.0, 2.0], 0, 30.0, orders)
