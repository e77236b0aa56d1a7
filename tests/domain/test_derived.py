"""Measures calculated from others: right in any units, refused where units do not fit."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.derived import DerivedError, compile_derived, derived_values, find_loop
from domain.units import quantity

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("unit", "expression", "inputs", "expected"),
    [
        pytest.param("1", "active / apparent", {"active": ("kW", 4.0), "apparent": ("VA", 5e3)}, 0.8, id="cos"),
        pytest.param("kW", "voltage * current", {"voltage": ("V", 400.0), "current": ("A", 10.0)}, 4.0, id="P"),
        pytest.param("K", "out - back", {"out": ("degC", 60.0), "back": ("F", 122.0)}, 10.0, id="delta T"),
        pytest.param("degC", "(a + b) / 2", {"a": ("degC", 20.0), "b": ("degC", 30.0)}, 25.0, id="mean"),
        pytest.param(
            "kW", "2 * 3.141592653589793 * speed * torque", {"speed": ("rpm", 1500.0), "torque": ("Nm", 100.0)},
            15.707963267948966, id="shaft power",
        ),
    ],
)  # fmt: skip
def test_quantities(unit: str, expression: str, inputs: dict[str, tuple[str, float]], expected: float) -> None:
    derived = compile_derived("x", unit, expression, {name: symbol for name, (symbol, _) in inputs.items()})
    si = {name: quantity(symbol).to_si(value) for name, (symbol, value) in inputs.items()}
    assert derived.value(si) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("unit", "expression", "inputs", "field"),
    [
        ("degC", "voltage * current", {"voltage": "V", "current": "A"}, "unit"),
        ("kW", "power + temperature", {"power": "kW", "temperature": "degC"}, "expression"),
        ("kW", "power + 5", {"power": "kW"}, "expression"),
        ("kW", "power *", {"power": "kW"}, "expression"),
        ("kW", "power > 5.0 ? power : 0.0", {"power": "kW"}, "expression"),
        ("kW", "power * other", {"power": "kW"}, "expression"),
        ("kW", "power", {"power": "furlong"}, "inputs.power"),
        ("furlong", "power", {"power": "kW"}, "unit"),
        ("kW", "power", {"power": "kW", "speed": "rpm"}, "inputs.speed"),
        ("kW", "x * 2", {"x": "kW"}, "inputs.x"),
        ("kW", "2", {}, "inputs"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(
    unit: str, expression: str, inputs: dict[str, str], field: str
) -> None:
    with pytest.raises(DerivedError) as refused:
        compile_derived("x", unit, expression, inputs)
    assert refused.value.field == field


def test_loops_are_found() -> None:
    assert find_loop({"a": ["b", "raw"], "b": ["raw"]}) == []
    assert find_loop({"a": ["b"], "b": ["c", "raw"], "c": ["a"]}) == ["a", "b", "c", "a"]


def test_a_value_holds_as_long_as_it_is_said_to() -> None:
    derived = compile_derived("x", "1", "p / s", {"p": "kW", "s": "VA"}, hold_s=10)
    samples = {"p": [(at(0), 4.0), (at(20), 6.0)], "s": [(at(5), 8.0), (at(16), 0.0), (at(25), 12.0)]}
    assert derived_values(derived, samples, at(0), at(60)) == [(at(5), 0.5), (at(25), 0.5)]
    assert derived_values(derived, samples, at(6), at(20)) == [], "a division by zero is no value"


@given(st.data())
def test_a_part_gives_what_the_whole_gives(data: st.DataObject) -> None:
    """What lets late data be worked in by calculating from its instant to the end of its hold."""
    derived = compile_derived("x", "kW", "a - b", {"a": "kW", "b": "kW"}, hold_s=3)
    stamps = st.lists(st.integers(0, 20), unique=True, max_size=12).map(sorted)
    samples = {name: [(at(s), float(s)) for s in data.draw(stamps)] for name in ("a", "b")}
    first, last = sorted(data.draw(st.tuples(st.integers(0, 20), st.integers(0, 20))))
    near = {name: [row for row in rows if at(first - 3) <= row[0] <= at(last)] for name, rows in samples.items()}
    whole = derived_values(derived, samples, at(0), at(20))
    assert derived_values(derived, near, at(first), at(last)) == [
        row for row in whole if at(first) <= row[0] <= at(last)
    ]
