"""Units of incoming values → the unit of their series, by the pint library."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

import pint

_SPOKEN = {
    "": "dimensionless", "1": "dimensionless", "%": "percent", "°C": "degC", "°F": "degF", "C": "degC",
    "F": "degF", "g": "standard_gravity", "m/s2": "m/s**2", "m/s²": "m/s**2", "mm/s2": "mm/s**2", "µm": "um",
    "m3": "m**3", "m³": "m**3", "m3/h": "m**3/hour", "l/min": "liter/minute", "rpm": "revolution/minute",
    "h": "hour",
}  # fmt: skip
"""How factories write units, where pint reads something else (its g is gram, its C coulomb) or nothing."""


class UnitError(ValueError):
    """One unit cannot become the other; the text says why."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """``value in the series' unit = factor × value + shift``."""

    factor: float = 1.0
    shift: float = 0.0

    def apply(self, value: float) -> float:
        """``value`` in the series' unit."""
        return value * self.factor + self.shift


@lru_cache(maxsize=1)
def _registry() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True, cache_folder=None)


@lru_cache(maxsize=1024)
def conversion(given: str, wanted: str) -> Conversion:
    """How values in ``given`` become values in ``wanted``. Raises UnitError."""
    if given == wanted:
        return Conversion()
    source, target = _unit(given), _unit(wanted)
    try:
        shift = _registry().Quantity(0.0, source).to(target).magnitude
        unit = _registry().Quantity(1.0, source).to(target).magnitude
    except (pint.DimensionalityError, ArithmeticError):
        raise UnitError(f"expected {wanted or 'no unit'}, the series' unit, or one that converts to it") from None
    factor = unit - shift
    if not (math.isfinite(factor) and math.isfinite(shift)) or factor == 0:
        raise UnitError(f"{given!r} is too far from {wanted or 'no unit'}, the series' unit, to be converted")
    return Conversion(factor, shift)


_POWER_OF_NUMBER = re.compile(r"[\d)]\s*(\*\*|\^)")
"""pint computes what stands in a unit: ``9**9**9**9`` would keep the line busy for ever."""


def _unit(text: str) -> pint.Unit:
    if _POWER_OF_NUMBER.search(text):
        raise UnitError(f"{text!r} is not a unit that can be converted")
    try:
        return _registry().Unit(_SPOKEN.get(text, text))
    except Exception:  # pint's parser raises many kinds for text that is no unit
        raise UnitError(f"{text!r} is not a unit that can be converted") from None
