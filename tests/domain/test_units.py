import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.units import UnitError, conversion, convert, known_units


@pytest.mark.parametrize(
    ("value", "from_unit", "to_unit", "expected"),
    [
        (1.0, "kWh", "J", 3.6e6),
        (1_500.0, "W", "kW", 1.5),
        (1.0, "g", "m/s2", 9.80665),
        (25.4, "mm/s", "in/s", 1.0),
        (100.0, "°C", "F", 212.0),
        (0.0, "C", "K", 273.15),
        (-40.0, "degF", "degC", -40.0),
        (1.0, "bar", "psi", 14.503773773),
        (1_500.0, "rpm", "Hz", 25.0),
        (12.5, "%", "1", 0.125),
        (60.0, "l/min", "m3/h", 3.6),
        (90.0, "min", "h", 1.5),
    ],
)
def test_conversions(value: float, from_unit: str, to_unit: str, expected: float) -> None:
    assert convert(value, from_unit, to_unit) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("from_unit", "to_unit"), [("kW", "kWh"), ("kvar", "kW"), ("kVA", "kW"), ("Nm", "J"), ("g", "kg")]
)
def test_different_quantities_do_not_convert(from_unit: str, to_unit: str) -> None:
    with pytest.raises(UnitError, match=f"unit: '{from_unit}' can't be converted to '{to_unit}'"):
        convert(1, from_unit, to_unit)


@pytest.mark.parametrize("symbol", ["kw", "gram", "", "furlong", "W*W", "2"])
def test_an_unknown_symbol_is_refused(symbol: str) -> None:
    with pytest.raises(UnitError, match=f"unit: '{symbol.replace('*', '.')}' is not known; one of W, kW"):
        convert(1, symbol, "kW")


@given(st.sampled_from(known_units()), st.floats(-1e6, 1e6))
def test_there_and_back_is_the_same_value(unit: str, value: float) -> None:
    for other in known_units():
        try:
            there, back = conversion(unit, other), conversion(other, unit)
        except UnitError:
            continue
        # Near absolute zero the offset of a temperature takes digits; the error stays relative to it.
        assert back(there(value)) == pytest.approx(value, rel=1e-9, abs=1e-6)
