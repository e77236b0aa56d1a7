"""Worked examples C1-C3, window factors, and the relation between spectrum and time signal."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.severity import Mounting, Zone, ZoneLimits, machine_group, zone_limits
from domain.spectrum import (
    Quantity,
    Scaling,
    Spectrum,
    Window,
    amplitude_spectrum,
    spectrum_from_message,
    to_velocity,
    total_rms,
    welch_spectrum,
    window_factors,
    window_samples,
)
from domain.vibration import severity_band_hz, velocity_rms_mm_s, waveform_features

NEAR = 1e-6


def line(amplitude: float, hz: float, scaling: Scaling, unit: str = "g") -> Spectrum:
    """A spectrum without leakage whose only line has that amplitude."""
    df = hz / 200
    lines = np.zeros(1_600)
    lines[200] = amplitude
    return Spectrum(Quantity.ACCELERATION, unit, 0.0, df, Window.RECTANGULAR, scaling, lines)


@pytest.mark.parametrize(
    ("window", "amplitude", "energy", "enbw"),
    [
        (Window.RECTANGULAR, 1, 1, 1),
        (Window.HANN, 2, 1.632993, 1.5),
        (Window.HAMMING, 1.851852, 1.586303, 1.362826),
        (Window.BLACKMAN, 2.380952, 1.811903, 1.726757),
        (Window.FLAT_TOP, 4.638672, 2.388959, 3.770246),
    ],
)
def test_window_factors(window: Window, amplitude: float, energy: float, enbw: float) -> None:
    factors = window_factors(window)
    assert (factors.amplitude, factors.energy, factors.enbw_lines) == pytest.approx(
        (amplitude, energy, enbw), abs=NEAR
    )
    shape = window_samples(window, 1024)
    assert 1024 / shape.sum() == pytest.approx(factors.amplitude)
    assert math.sqrt(1024 / (shape**2).sum()) == pytest.approx(factors.energy)


def test_c1_acceleration_rms_as_velocity_and_zone() -> None:
    velocity = velocity_rms_mm_s(line(0.1, 50, Scaling.RMS))
    assert velocity == pytest.approx(3.121554, abs=NEAR)
    assert zone_limits(2, Mounting.RIGID).zone(velocity) is Zone.C
    assert zone_limits(1, Mounting.RIGID).zone(velocity) is Zone.B


def test_c2_acceleration_peak_as_velocity() -> None:
    spectrum = line(1.0, 159.155, Scaling.PEAK)
    assert to_velocity(spectrum).amplitudes[200] == pytest.approx(9.806646, abs=1e-5)
    assert velocity_rms_mm_s(spectrum) == pytest.approx(6.934346, abs=1e-5)


def test_c3_two_sines_and_their_total() -> None:
    t = np.arange(2048) / 2048
    signal = 3 * np.sin(2 * np.pi * 100 * t) + np.sin(2 * np.pi * 250 * t)
    spectrum = amplitude_spectrum(signal, 2048)
    assert spectrum.amplitudes[[100, 250, 99]] == pytest.approx([3.0, 1.0, 1.5], abs=NEAR)
    assert total_rms(spectrum) == pytest.approx(2.236068, abs=NEAR)
    assert waveform_features(signal).rms == pytest.approx(2.236068, abs=NEAR)
    without_enbw = math.sqrt(float((spectrum.amplitudes**2).sum()) / 2)
    assert without_enbw == pytest.approx(2.738613, abs=NEAR)


@given(
    st.integers(2, 9).map(lambda p: 2**p),
    st.integers(0, 2**32 - 1),
    st.sampled_from(list(Window)),
)
def test_the_spectrum_of_whole_periods_has_the_rms_of_the_signal(lines: int, seed: int, window: Window) -> None:
    random = np.random.default_rng(seed)
    length = lines * 16
    order = int(random.integers(10, length // 2 - 10)) if length > 40 else length // 4
    t = np.arange(length)
    signal = random.normal() * 5 + random.uniform(0.5, 9) * np.sin(
        2 * np.pi * order * t / length + random.normal()
    )
    wide_enough = 5 < order < length / 2 - 5
    if wide_enough:
        spectrum = amplitude_spectrum(signal, 1000.0, window=window)
        assert total_rms(spectrum) == pytest.approx(waveform_features(signal).rms, rel=1e-9)


def test_welch_of_a_steady_sine_is_the_sine() -> None:
    t = np.arange(8192) / 1024
    spectrum = welch_spectrum(4 * np.sin(2 * np.pi * 64 * t), 1024, 1024)
    assert spectrum.df_hz == 1
    assert spectrum.amplitudes[64] == pytest.approx(4)
    with pytest.raises(ValueError, match="segment_length: 9000 given, 2 to 8192"):
        welch_spectrum(t, 1024, 9000)


@pytest.mark.parametrize(
    ("values", "crest", "kurtosis"),
    [
        pytest.param(np.sin(2 * np.pi * np.arange(1000) / 1000), math.sqrt(2), 1.5, id="sine"),
        pytest.param(np.repeat([1.0, -1.0], 500), 1.0, 1.0, id="square"),
    ],
)
def test_shape_of_known_signals(values: object, crest: float, kurtosis: float) -> None:
    found = waveform_features(values)  # type: ignore[arg-type]  # arrays
    assert (found.crest, found.kurtosis) == pytest.approx((crest, kurtosis), rel=1e-5)


def test_a_normal_distribution_has_kurtosis_three() -> None:
    found = waveform_features(np.random.default_rng(1).normal(size=200_000))
    assert found.kurtosis == pytest.approx(3, abs=0.05)


@pytest.mark.parametrize("scale", [1e-300, 1e-3, 1.0, 1e200])
def test_shape_does_not_depend_on_the_unit(scale: float) -> None:
    noise = np.random.default_rng(3).normal(size=4096)
    plain, scaled = waveform_features(noise), waveform_features(noise * scale)
    assert (scaled.crest, scaled.kurtosis) == pytest.approx((plain.crest, plain.kurtosis))
    assert scaled.rms == pytest.approx(plain.rms * scale, rel=1e-9, abs=0)
    offset = waveform_features(np.full(24_000, 0.1) * scale)
    assert (offset.crest, offset.kurtosis) == (None, None)


def test_a_flat_signal_has_no_shape() -> None:
    found = waveform_features([5.0] * 10)
    assert (found.rms, found.crest, found.kurtosis) == (0, None, None)


def test_lines_outside_the_band_do_not_count() -> None:
    spectrum = line(1.0, 5.0, Scaling.PEAK)
    assert velocity_rms_mm_s(spectrum, 10, 1000) == 0
    assert velocity_rms_mm_s(spectrum, *severity_band_hz(300)) > 0
    assert velocity_rms_mm_s(spectrum, 0, math.inf) == pytest.approx(velocity_rms_mm_s(spectrum, 2, 1000))
    assert severity_band_hz(None) == severity_band_hz(600) == (10.0, 1000.0)
    with pytest.raises(ValueError, match=r"spectrum: 0 to 1\.99875 Hz given, lines between 10 and 1000 Hz"):
        velocity_rms_mm_s(line(1.0, 0.25, Scaling.PEAK))
    # Lines on both sides of the band, and none in it: that is no standstill.
    with pytest.raises(ValueError, match="lines between 10 and 1000 Hz"):
        velocity_rms_mm_s(replace(spectrum, df_hz=1e6))
    with pytest.raises(ValueError, match=r"amplitudes: up to 1e\+200 given"):
        velocity_rms_mm_s(line(1e200, 50, Scaling.PEAK))


MESSAGE = {
    "kind": "acceleration", "unit": "m/s2", "f0": 0, "df": 1.25, "window": "hann", "scaling": "peak",
    "amplitudes": [0.0, 1.0, 0.0],
}  # fmt: skip


def test_a_message_becomes_a_spectrum() -> None:
    spectrum = spectrum_from_message(MESSAGE)
    assert (spectrum.window, spectrum.scaling, list(spectrum.frequencies_hz)) == ("hann", "peak", [0, 1.25, 2.5])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"window": None}, "window: None given, one of rectangular, hann"),
        ({"scaling": "mean"}, "scaling: 'mean' given, one of peak, rms"),
        ({"unit": "mm/s"}, "unit: 'mm/s' given, one of m/s2, g is expected for acceleration"),
        ({"unit": ["g"]}, "unit: .* given, a text such as m/s2"),
        ({"window": ["hann"]}, "window: .* given, one of"),
        ({"df": 0}, "df_hz: 0.0 given, a number above 0"),
        ({"amplitudes": [1, float("nan")]}, "amplitudes: finite numbers"),
        ({"amplitudes": ["x"]}, "amplitudes, f0, df: numbers"),
        ({"amplitudes": []}, "amplitudes: shape"),
    ],
)
def test_a_message_without_meaning_is_refused_by_field(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        spectrum_from_message({**MESSAGE, **changes})


@pytest.mark.parametrize("key", ["kind", "unit", "df", "window", "scaling", "amplitudes"])
def test_a_missing_key_is_named(key: str) -> None:
    with pytest.raises(ValueError, match=f"^{key}: missing"):
        spectrum_from_message({k: v for k, v in MESSAGE.items() if k != key})


@pytest.mark.parametrize(
    ("value", "zone"), [(0.0, Zone.A), (1.4, Zone.A), (1.41, Zone.B), (2.8, Zone.B), (4.5, Zone.C), (4.51, Zone.D)]
)
def test_a_value_at_a_limit_stays_in_the_better_zone(value: float, zone: Zone) -> None:
    assert zone_limits(2, Mounting.RIGID).zone(value) is zone


def test_groups_and_limits() -> None:
    assert [machine_group(kw) for kw in (15, 16, 300, 301)] == [None, 2, 2, 1]
    with pytest.raises(ValueError, match="group: 3 given, 1 or 2"):
        zone_limits(3, Mounting.RIGID)
    with pytest.raises(ValueError, match="rising numbers"):
        ZoneLimits(3, 2, 4)
    with pytest.raises(ValueError, match="velocity_rms_mm_s: nan given"):
        zone_limits(1, Mounting.RIGID).zone(math.nan)
