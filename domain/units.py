"""Unit conversion for the units that devices send, by pint, with a registry of just these.

A symbol means one thing here: ``g`` is standard gravity (an acceleration), not a gram; ``C`` is a
temperature, not a charge.  An unknown symbol is refused, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import cast

import pint

# Reactive and apparent power and torque have the dimensions of power and energy but are not
# interchangeable with them, so each has a dimension of its own.
_DEFINITIONS = """
meter = [length]
second = [time]
kilogram = [mass]
kelvin = [temperature]
ampere = [current]
var = [reactive_power]
voltampere = [apparent_power]
newton_meter = [torque]
count = []
minute = 60 * second
hour = 3600 * second
newton = kilogram * meter / second ** 2
joule = newton * meter
watt = joule / second
volt = watt / ampere
pascal = newton / meter ** 2
hertz = 1 / second
degree_celsius = kelvin; offset: 273.15
degree_fahrenheit = 5 / 9 * kelvin; offset: 255.3722222222222
"""

# Base unit: the accepted symbols with their size in it.
_SYMBOLS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "watt": {"W": 1, "kW": 1e3, "MW": 1e6, "GW": 1e9},
        "joule": {"J": 1, "kJ": 1e3, "MJ": 1e6, "GJ": 1e9, "Wh": 3.6e3, "kWh": 3.6e6, "MWh": 3.6e9, "GWh": 3.6e12},
        "var": {"var": 1, "kvar": 1e3, "Mvar": 1e6},
        "var * hour": {"varh": 1, "kvarh": 1e3, "Mvarh": 1e6},
        "voltampere": {"VA": 1, "kVA": 1e3, "MVA": 1e6},
        "volt": {"V": 1, "mV": 1e-3, "kV": 1e3},
        "ampere": {"A": 1, "mA": 1e-3},
        "hertz": {"Hz": 1, "kHz": 1e3},
        "count / minute": {"rpm": 1, "1/min": 1},
        "meter / second ** 2": {"m/s2": 1, "m/s²": 1, "mm/s2": 1e-3, "g": 9.80665, "mg": 9.80665e-3},
        "meter / second": {"m/s": 1, "mm/s": 1e-3, "m/min": 1 / 60, "in/s": 0.0254},
        "meter": {"m": 1, "mm": 1e-3, "um": 1e-6, "µm": 1e-6, "in": 0.0254},
        "meter ** 3": {"m3": 1, "m³": 1, "l": 1e-3},
        "meter ** 3 / hour": {"m3/h": 1, "m³/h": 1, "l/h": 1e-3, "l/min": 60e-3},
        "pascal": {"Pa": 1, "kPa": 1e3, "MPa": 1e6, "bar": 1e5, "mbar": 1e2, "psi": 6894.757293168361},
        "kelvin": {"K": 1},
        "degree_celsius": {"C": 1, "°C": 1, "degC": 1},
        "degree_fahrenheit": {"F": 1, "°F": 1, "degF": 1},
        "count": {"1": 1, "count": 1, "pcs": 1, "%": 1e-2, "ppm": 1e-6},
        "second": {"s": 1, "ms": 1e-3, "min": 60, "h": 3600, "d": 86_400},
        "kilogram": {"kg": 1, "t": 1e3, "lb": 0.45359237},
        "kilogram / hour": {"kg/h": 1},
        "newton": {"N": 1, "kN": 1e3},
        "newton_meter": {"Nm": 1},
    }
)
_UNITS: Mapping[str, tuple[float, str]] = MappingProxyType(
    {symbol: (size, base) for base, symbols in _SYMBOLS.items() for symbol, size in symbols.items()}
)


class UnitError(ValueError):
    """An unknown unit, or two units of different kinds."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """``to = value × factor + offset``: linear, so it serves whole arrays too."""

    factor: float
    offset: float

    def __call__(self, value: float) -> float:
        """The value in the other unit."""
        return value * self.factor + self.offset


@lru_cache(maxsize=1)
def _registry() -> "pint.UnitRegistry[float]":
    registry: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    for line in _DEFINITIONS.strip().splitlines():
        registry.define(line)
    return registry


def known_units() -> tuple[str, ...]:
    """Every symbol accepted."""
    return tuple(_UNITS)


@lru_cache(maxsize=1024)
def conversion(from_unit: str, to_unit: str) -> Conversion:
    """How to convert; ``UnitError`` names an unknown symbol, or both units where they are of different kinds."""
    for symbol in (from_unit, to_unit):
        if symbol not in _UNITS:
            raise UnitError(f"unit: {symbol!r} is not known; one of {', '.join(_UNITS)} is expected")
    (from_size, from_base), (to_size, to_base) = _UNITS[from_unit], _UNITS[to_unit]
    quantity = _registry().Quantity
    try:
        first, second = (
            float(quantity(value * from_size, from_base).to(to_base).magnitude) / to_size for value in (0.0, 1.0)
        )
    except pint.DimensionalityError as error:
        raise UnitError(
            f"unit: {from_unit!r} can't be converted to {to_unit!r}, they measure different things"
        ) from error
    return Conversion(second - first, first)


BASE_DIMENSIONS = ("[length]", "[time]", "[mass]", "[temperature]", "[current]")
_LIKE = {"[reactive_power]": "watt", "[apparent_power]": "watt", "[torque]": "joule"}
"""Dimensions that are kept apart where values are converted, and are others' where quantities are multiplied."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A unit among quantities: how to SI and back, and its dimensions."""

    to_si: Conversion
    dimensions: Mapping[str, float]

    def power(self, dimension: str) -> float:
        """The exponent of a base dimension."""
        return self.dimensions.get(dimension, 0.0)

    def from_si(self, value: float) -> float:
        """A value in this unit."""
        return (value - self.to_si.offset) / self.to_si.factor


@lru_cache(maxsize=1024)
def quantity(unit: str) -> Quantity:
    """What a unit is among quantities; ``UnitError`` where it is not known."""
    if unit not in _UNITS:
        raise UnitError(f"unit: {unit!r} is not known; one of {', '.join(_UNITS)} is expected")
    size, base = _UNITS[unit]
    registry = _registry()
    zero, one = (registry.Quantity(value * size, base).to_base_units() for value in (0.0, 1.0))
    powers: dict[str, float] = {}
    for dimension, power in one.dimensionality.items():
        like = registry.Quantity(1.0, _LIKE[dimension]).dimensionality if dimension in _LIKE else {dimension: 1}
        for name, exponent in like.items():
            powers[name] = powers.get(name, 0.0) + cast(float, power) * cast(float, exponent)
    low, high = float(zero.magnitude), float(one.magnitude)
    return Quantity(Conversion(high - low, low), MappingProxyType(powers))


def convert(value: float, from_unit: str, to_unit: str) -> float:
    """A value in another unit (temperatures with their zero points)."""
    return conversion(from_unit, to_unit)(value)
