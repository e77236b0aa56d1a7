"""Gears, motors, spacing of lines and baselines: made-up spectra, and the CWRU recordings without waveform."""

import numpy as np
import pytest

from domain.baseline_spectrum import comparable, median_spectrum
from domain.bearing import bearing_orders
from domain.line_spacing import likeness, spacing_symptoms
from domain.position_symptoms import Motor, gear_symptoms, motor_symptoms
from domain.spectrum import Quantity, Scaling, Spectrum, Window, amplitude_spectrum
from domain.symptoms import SymptomKind, Verdict, increase_of
from tests.domain.bearing_cuts import BALL, NORMAL, TRUTH, cuts, resampled
from tests.domain.test_bearing import BEARING_6205, CWRU, SHAFT_HZ

DF_HZ = 0.125
MAINS = Motor(50.0, 4)


def lines(hertz: dict[float, float], *, floor: float = 0.01, unit: str = "mm/s") -> Spectrum:
    """A spectrum of peak amplitudes with lines at frequencies over a floor."""
    quantity = Quantity.VELOCITY if unit == "mm/s" else Quantity.ACCELERATION
    amplitudes = np.full(16_000, floor)
    for frequency, amplitude in hertz.items():
        amplitudes[round(frequency / DF_HZ)] = amplitude
    return Spectrum(quantity, unit, 0.0, DF_HZ, Window.RECTANGULAR, Scaling.PEAK, amplitudes)


GEAR = {500.0: 1.0, 475.0: 0.1, 525.0: 0.1}
WORN = {500.0: 3.0, 475.0: 0.6, 525.0: 0.6}


def test_a_mesh_is_a_fault_against_its_own_baseline_only() -> None:
    (healthy,) = gear_symptoms(lines(GEAR), 25.0, 20)
    assert (healthy.kind, healthy.verdict) == (SymptomKind.GEAR_MESH, Verdict.ABSENT)
    (same,) = gear_symptoms(lines(GEAR), 25.0, 20, baseline=lines(GEAR))
    assert (same.verdict, increase_of(same)) == (Verdict.ABSENT, pytest.approx(0))
    (worn,) = gear_symptoms(lines(WORN), 25.0, 20, baseline=lines(GEAR))
    assert worn.verdict is Verdict.PRESENT
    assert increase_of(worn) == pytest.approx((9 + 0.72) ** 0.5 / 1.02**0.5 - 1, rel=0.01)
    assert [e.label for e in worn.evidence] == ["mesh", "mesh -2x", "mesh -1x", "mesh +1x", "mesh +2x", "2x mesh"]
    (alone,) = gear_symptoms(lines(WORN | {475.0: 2.0}), 25.0, 20)
    assert alone.verdict is Verdict.NOT_CONCLUSIVE
    (loaded,) = gear_symptoms(lines({500.0: 3.0}), 25.0, 20, baseline=lines({500.0: 1.0}))
    assert loaded.verdict is Verdict.NOT_CONCLUSIVE


@pytest.mark.parametrize("speed_error", [-0.01, 0.01])
def test_a_mesh_is_found_at_a_speed_that_is_a_little_off_and_in_any_unit(speed_error: float) -> None:
    spectrum, baseline = lines(WORN, unit="g"), lines(GEAR, unit="g").in_base_unit()
    (found,) = gear_symptoms(spectrum, 25.0 * (1 + speed_error), 20, baseline=baseline)
    assert found.evidence[0].line.frequency_hz == 500.0
    assert found.verdict is Verdict.PRESENT


def test_a_gear_beyond_the_spectrum_is_not_judged_and_bad_data_is_refused() -> None:
    assert gear_symptoms(lines(GEAR), 25.0, 100) == ()
    with pytest.raises(ValueError, match="teeth: 1 given"):
        gear_symptoms(lines(GEAR), 25.0, 1)
    with pytest.raises(ValueError, match="shaft_hz: None given"):
        gear_symptoms(lines(GEAR), None, 20)
    with pytest.raises(ValueError, match="poles: 3 given"):
        Motor(50.0, 3)


def test_the_mains_and_the_shaft_are_told_apart() -> None:
    verdicts = {s.kind: s.verdict for s in motor_symptoms(lines({100.0: 3.0, 24.5: 1.0}), 24.5, MAINS)}
    assert verdicts == {SymptomKind.ELECTRICAL: Verdict.PRESENT, SymptomKind.ROTOR_BAR: Verdict.ABSENT}
    kinds = [s.kind for s in motor_symptoms(lines({100.0: 3.0}), 25.0, MAINS)]
    assert kinds == []  # 4 x shaft is 2 x mains, and there is no slip
    quiet = motor_symptoms(lines({100.0: 0.3}, floor=0.001), 24.5, MAINS)
    assert {s.verdict for s in quiet} == {Verdict.ABSENT}


def test_broken_bars_show_beside_the_shaft_speed() -> None:
    bars = {24.5: 3.0, 22.5: 0.6, 26.5: 0.6}  # slip 0.5 Hz x 4 poles
    (rotor,) = (s for s in motor_symptoms(lines(bars), 24.5, MAINS) if s.kind is SymptomKind.ROTOR_BAR)
    assert rotor.verdict is Verdict.NOT_CONCLUSIVE
    assert "± 2.00 Hz (4 poles × slip of 0.50 Hz) are 20%" in rotor.statement
    before = lines(bars | {22.5: 0.1, 26.5: 0.1})
    grown = motor_symptoms(lines(bars), 24.5, MAINS, baseline=before)
    assert {s.kind for s in grown if s.verdict is Verdict.PRESENT} == {SymptomKind.ROTOR_BAR}
    assert motor_symptoms(lines(bars), 15.0, MAINS)[-1].kind is SymptomKind.ELECTRICAL  # on a drive: no slip known


@CWRU.needed
@pytest.mark.parametrize("name", TRUTH)
def test_recordings_without_their_waveform(name: str) -> None:
    for cut in cuts(name, offsets=2):
        samples = resampled(cut.samples, cut.rate_hz, 12_000.0)
        found = spacing_symptoms(
            amplitude_spectrum(samples, 12_000, unit="g"), SHAFT_HZ, bearing_orders(BEARING_6205)
        )
        certain = [s.kind.value for s in found if s.verdict is Verdict.PRESENT]
        assert certain == ([] if name in {NORMAL, BALL} else [f"bearing_{TRUTH[name]}"]), (cut.seconds, found)
        if name == NORMAL:
            assert {s.verdict for s in found} == {Verdict.ABSENT}


def test_noise_is_not_alike_and_a_short_spectrum_says_nothing() -> None:
    noise = amplitude_spectrum(np.random.default_rng(2).normal(size=24_000), 12_000)
    alike = likeness(noise, 500, 600)
    assert alike is not None
    assert alike.amplitudes[0] == pytest.approx(1)
    assert alike.amplitudes[100:].max() < 0.1
    orders = bearing_orders(BEARING_6205)
    assert {s.verdict for s in spacing_symptoms(noise, SHAFT_HZ, orders)} == {Verdict.ABSENT}
    assert spacing_symptoms(amplitude_spectrum(np.arange(2_000.0) % 7, 2_000), SHAFT_HZ, orders) == ()
    assert spacing_symptoms(amplitude_spectrum(np.arange(2_000.0) % 7, 12_000), SHAFT_HZ, orders) == ()


def test_a_baseline_is_the_median_of_like_spectra() -> None:
    spectra = [lines({100.0: float(height)}) for height in range(1, 22)]
    learned = median_spectrum(spectra)
    assert learned.amplitudes[800] == 11
    assert comparable(learned, spectra[0])
    with pytest.raises(ValueError, match="spectra: 19 given, 20 or more"):
        median_spectrum(spectra[:19])
    shorter = Spectrum(Quantity.VELOCITY, "mm/s", 0.0, DF_HZ, Window.RECTANGULAR, Scaling.PEAK, np.ones(8_000))
    with pytest.raises(ValueError, match=r"8000 lines of 0\.125 Hz given, 16000"):
        median_spectrum([*spectra, shorter])
