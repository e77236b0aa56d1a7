"""The CWRU recordings are named rightly, with evidence; made-up spectra show each shaft fault."""

import numpy as np
import pytest

from domain.bearing import bearing_orders, envelope_spectrum
from domain.bearing_symptoms import bearing_symptoms
from domain.spectrum import Quantity, Scaling, Spectrum, Window
from domain.symptoms import SymptomKind, Verdict, shaft_symptoms, watched_lines
from tests.domain.test_bearing import BEARING_6205, CWRU, INNER, OUTER, RECORDINGS, SHAFT_HZ

K = SymptomKind


def velocity(orders: dict[float, float], shaft_hz: float = 25.0) -> Spectrum:
    """A velocity spectrum (mm/s peak) with lines at multiples of the shaft speed over a small floor."""
    lines = np.full(4_000, 0.002)
    for order, amplitude in orders.items():
        lines[round(order * shaft_hz / 0.25)] = amplitude
    return Spectrum(Quantity.VELOCITY, "mm/s", 0.0, 0.25, Window.RECTANGULAR, Scaling.PEAK, lines)


def verdicts(spectrum: Spectrum) -> dict[SymptomKind, Verdict]:
    return {s.kind: s.verdict for s in shaft_symptoms(spectrum, 25.0)}


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        pytest.param({1: 5, 2: 0.5, 3: 0.2}, {K.UNBALANCE: "present"}, id="unbalance"),
        pytest.param({1: 2, 2: 4, 3: 1}, {K.MISALIGNMENT: "present"}, id="severe misalignment"),
        pytest.param({1: 3, 2: 2.2, 3: 1}, {K.MISALIGNMENT: "not_conclusive"}, id="suspected misalignment"),
        pytest.param(
            dict.fromkeys((0.5, 1, 1.5, 3, 4, 5, 6, 7), 2),
            {K.LOOSENESS: "present"},
            id="looseness with half orders",
        ),
        pytest.param(dict.fromkeys((1, 3, 4, 5, 6), 2), {K.LOOSENESS: "not_conclusive"}, id="harmonics alone"),
        pytest.param({1: 2, 7.3: 2}, {}, id="a line of something else"),
        pytest.param({1: 0.5}, {}, id="quiet machine"),
    ],
)
def test_shaft_faults(orders: dict[float, float], expected: dict[SymptomKind, str]) -> None:
    assert verdicts(velocity(orders)) == {
        kind: Verdict(expected.get(kind, "absent")) for kind in (K.UNBALANCE, K.MISALIGNMENT, K.LOOSENESS)
    }


def test_the_statement_and_the_lines_say_why() -> None:
    unbalance = shaft_symptoms(velocity({1: 5, 2: 0.5}), 25.0, baseline=velocity({1: 2, 2: 0.5}))[0]
    assert unbalance.statement.startswith("1x holds 99% of the velocity RMS")
    (line,) = unbalance.evidence
    assert (line.label, line.line.frequency_hz, line.line.amplitude, line.unit) == ("1x", 25.0, 5.0, "mm/s")
    assert line.increase == pytest.approx(1.5)


@pytest.mark.parametrize("speed", [None, 0.0, float("nan")])
def test_without_a_speed_there_is_no_symptom(speed: float | None) -> None:
    with pytest.raises(ValueError, match=r"shaft_hz: .* without it only severity is known"):
        shaft_symptoms(velocity({1: 5}), speed)
    with pytest.raises(ValueError, match="shaft_hz"):
        bearing_symptoms(velocity({1: 5}), speed, bearing_orders(BEARING_6205))


def test_watched_lines_show_their_increase() -> None:
    mesh = {"mesh": 20 * 25.0, "mesh - 1x": 19 * 25.0, "beyond": 5_000.0}
    found = watched_lines(velocity({20: 3}), mesh, baseline=velocity({20: 1}))
    assert {e.label: e.increase for e in found} == {"mesh": pytest.approx(2), "mesh - 1x": pytest.approx(0)}


@CWRU.needed
@pytest.mark.parametrize("name", RECORDINGS)
def test_real_recordings_are_named_rightly(name: str) -> None:
    samples = np.load(CWRU.path / f"{name}.npy")
    rate = RECORDINGS[name][0]
    found = bearing_symptoms(envelope_spectrum(samples, rate, 2000, 4500), SHAFT_HZ, bearing_orders(BEARING_6205))
    present = [s.kind for s in found if s.verdict is Verdict.PRESENT]
    unsure = [s.kind for s in found if s.verdict is Verdict.NOT_CONCLUSIVE]
    if name == OUTER:
        assert present == [K.BEARING_OUTER_RACE]
        assert {"BPFO", "2x BPFO", "3x BPFO"} <= {e.label for e in found[0].evidence}
    elif name == INNER:
        assert present == [K.BEARING_INNER_RACE]
        assert min(e.line.ratio for e in found[0].evidence) > 10  # the side lines at ± shaft speed, too
    elif name.startswith("normal"):
        assert (present, unsure) == ([], [])
    else:  # a ball fault that the envelope does not show
        assert present == []
        assert unsure != []
        assert "are expected of a fault" in found[0].statement


@CWRU.needed
def test_a_wrong_sample_rate_names_no_fault() -> None:
    """The healthy record has 48 kHz; read as 12 kHz its lines lie at a quarter of their frequency."""
    samples = np.load(CWRU.path / "normal_1797rpm_de_48k.npy")
    found = bearing_symptoms(
        envelope_spectrum(samples, 12_000, 2000, 4500), SHAFT_HZ, bearing_orders(BEARING_6205)
    )
    assert Verdict.PRESENT not in {s.verdict for s in found}
