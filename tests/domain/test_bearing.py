"""Bearing frequencies from published tables, and the CWRU recordings (C9)."""

import numpy as np
import pytest

from domain.bearing import BearingGeometry, bearing_orders, envelope, envelope_spectrum, find_line
from domain.severity import Mounting, Zone, zone_limits
from domain.spectrum import Window, amplitude_spectrum
from domain.vibration import velocity_rms_mm_s, waveform_features
from tests.domain.recordings import recording

CWRU = recording("cwru-bearing-6205")
SHAFT_HZ = 1797 / 60
BEARING_6205 = BearingGeometry(9, 0.3126, 1.537)
OUTER, INNER = "outer_race_007_6oclock_1797rpm_de_12k", "inner_race_007_1797rpm_de_12k"
# Name: sample rate in Hz | RMS in g, crest, kurtosis, velocity in mm/s | near BPFO: Hz, g, ratio | near BPFI.
RECORDINGS = {
    "normal_1797rpm_de_48k": (48_000, (0.0719, 4.160, 2.782, 0.152), (107.6, 0.0009, 1.9), (162.4, 0.0010, 2.4)),
    INNER: (12_000, (0.2907, 5.807, 5.396, 0.224), (107.6, 0.0048, 3.6), (161.6, 0.1673, 138)),
    OUTER: (12_000, (0.6710, 5.245, 7.584, 0.193), (107.6, 0.6523, 451), (161.6, 0.0045, 3.4)),
    "ball_007_1797rpm_de_12k": (12_000, (0.1378, 4.506, 2.957, 0.146), (107.8, 0.0106, 4.9), (161.6, 0.0104, 5.8)),
}


def test_6205_multiples_and_their_checks() -> None:
    orders = bearing_orders(BEARING_6205)
    assert (orders.bpfo, orders.bpfi, orders.bsf, orders.ball_defect, orders.ftf) == pytest.approx(
        (3.584776, 5.415224, 2.356722, 4.713443, 0.398308), abs=1e-6
    )
    assert orders.bpfo + orders.bpfi == pytest.approx(9)
    assert orders.bpfo == pytest.approx(9 * orders.ftf)
    hertz = orders.at_hz(SHAFT_HZ)
    assert (hertz.bpfo, hertz.bpfi, hertz.ball_defect, hertz.ftf) == pytest.approx(
        (107.365, 162.185, 141.169, 11.928), abs=2e-3
    )


@pytest.mark.parametrize(
    ("geometry", "shaft_hz", "expected"),
    [
        pytest.param(
            BearingGeometry(16, 0.331, 2.815, 15.17), 2000 / 60, (236.403, 296.930, 139.917, 14.775), id="ZA-2115"
        ),
        pytest.param(BearingGeometry(8, 0.235, 1.245), 25.0, (81.1245, 118.8755, 63.864, 10.1406), id="MFPT"),
    ],
)
def test_other_published_bearings(
    geometry: BearingGeometry, shaft_hz: float, expected: tuple[float, float, float, float]
) -> None:
    found = bearing_orders(geometry).at_hz(shaft_hz)
    assert (found.bpfo, found.bpfi, found.bsf, found.ftf) == pytest.approx(expected, rel=1e-3)


def test_6203_multiples() -> None:
    found = bearing_orders(BearingGeometry(8, 0.2656, 1.122))
    assert (found.bpfo, found.bpfi, found.ftf, found.ball_defect) == pytest.approx(
        (3.0530, 4.9469, 0.3817, 3.9874), rel=1e-3
    )


def test_bad_geometry_and_speed_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="element_diameter: 2 given, above 0 and below pitch_diameter"):
        BearingGeometry(9, 2, 1)
    with pytest.raises(ValueError, match="elements: 1 given"):
        BearingGeometry(1, 1, 2)
    with pytest.raises(ValueError, match="shaft_hz: 0 given"):
        bearing_orders(BEARING_6205).at_hz(0)
    with pytest.raises(ValueError, match="band: 2000 to 7000 Hz given"):
        envelope(np.zeros(100), 12_000, 2000, 7000)


@pytest.mark.parametrize("length", [12_000, 12_001])
def test_the_envelope_of_a_modulated_carrier_is_the_modulation(length: int) -> None:
    t = np.arange(length) / 12_000
    signal = (1 + 0.5 * np.cos(2 * np.pi * 100 * t)) * np.sin(2 * np.pi * 3000 * t)
    found = find_line(envelope_spectrum(signal, 12_000, 2000, 4500), 100.5)
    assert found is not None
    assert (found.frequency_hz, found.amplitude) == pytest.approx((100, 0.5), rel=0.02)


@CWRU.needed
@pytest.mark.parametrize("name", RECORDINGS)
def test_c9_real_recordings(name: str) -> None:
    rate, (rms, crest, kurtosis, velocity), outer, inner = RECORDINGS[name]
    samples = np.load(CWRU.path / f"{name}.npy")
    features = waveform_features(samples)
    assert (features.rms, features.crest, features.kurtosis) == pytest.approx((rms, crest, kurtosis), rel=0.02)
    found = velocity_rms_mm_s(amplitude_spectrum(samples, rate, unit="g", window=Window.RECTANGULAR))
    assert found == pytest.approx(velocity, rel=0.02)
    assert zone_limits(2, Mounting.RIGID).zone(found) is Zone.A

    spectrum = envelope_spectrum(samples, rate, 2000, 4500)
    hertz = bearing_orders(BEARING_6205).at_hz(SHAFT_HZ)
    for expected_hz, (line_hz, amplitude, ratio) in ((hertz.bpfo, outer), (hertz.bpfi, inner)):
        line = find_line(spectrum, expected_hz)
        assert line is not None
        assert line.frequency_hz == pytest.approx(line_hz, rel=0.005)
        assert line.amplitude == pytest.approx(amplitude, rel=0.02, abs=0.00006)
        assert line.ratio == pytest.approx(ratio, rel=0.2)
