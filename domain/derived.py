"""Measures calculated from others of the same device: power factor = active / apparent, inlet less outlet.

An expression is arithmetic over measures (``+ - * / ( )``), run by the Common Expression Language.
It is over quantities, not numbers: inputs are taken to SI, the result to its own unit, so ``voltage * current`` in
kW is right as it stands.  Active, reactive and apparent power are all volts times amperes here, torque is energy
(SI Brochure, 9th edition, 2.3.4), though a value in one is never converted to another.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.expression import Condition, ExpressionError, compile_condition
from domain.units import BASE_DIMENSIONS, Quantity, UnitError, quantity

_ARITHMETIC = re.compile(r"[\w\s.+\-*/()]+")
_WHOLE = re.compile(r"(?<![\w.])\d+(?![\w.])")
_NAME = re.compile(r"[A-Za-z_]\w*")
_POINTS = ((1.37, 2.11, 3.19, 5.03, 7.41), (6.13, 1.73, 4.57, 2.89, 1.19), (2.53, 7.07, 1.61, 6.47, 3.83))
_MOST_INPUTS = len(_POINTS[0])
_TOLERANCE = 1e-9
_DAY = timedelta(days=1)


class DerivedError(ValueError):
    """A definition that cannot be used: which field, and what is wrong."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A measure and how it is calculated; make one with ``compile_derived``. ``inputs``: measure → its unit."""

    name: str
    unit: str
    inputs: Mapping[str, Quantity]
    result: Quantity
    hold: timedelta
    program: Condition

    def value(self, inputs: Mapping[str, float]) -> float | None:
        """The value for inputs in SI; None where there is none, as after a division by zero."""
        try:
            found = self.program.evaluate(inputs)
        except ExpressionError:
            return None
        if not isinstance(found, float) or not math.isfinite(found):
            return None
        return self.result.from_si(found)

    def calculate(
        self, inputs: Mapping[str, tuple[str, Sequence[tuple[datetime, float]]]], start: datetime, end: datetime
    ) -> list[tuple[datetime, float]]:
        """``derived_values`` of inputs in their own units; none where one does not convert to the declared."""
        samples = {}
        for name, (unit, rows) in inputs.items():
            try:
                given = quantity(unit)
            except UnitError:
                return []
            if given.dimensions != self.inputs[name].dimensions:
                return []
            samples[name] = [(time, given.to_si(value)) for time, value in rows]
        return derived_values(self, samples, start, end)


def compile_derived(
    name: str, unit: str, expression: str, inputs: Mapping[str, str], hold_s: float = 0.0
) -> Derived:
    """A definition that is known to fit together; DerivedError names the field that does not.

    ``hold_s``: for how many seconds an input's value holds where inputs do not come at the same instant.
    """
    if not 1 <= len(inputs) <= _MOST_INPUTS:
        raise DerivedError("inputs", f"{len(inputs)} are given, 1 to {_MOST_INPUTS} are expected")
    quantities = {measure: _quantity(f"inputs.{measure}", symbol) for measure, symbol in inputs.items()}
    for measure in inputs:
        if not _NAME.fullmatch(measure):
            raise DerivedError(f"inputs.{measure}", "a measure named by letters, digits and _ is expected")
    if name in inputs:
        raise DerivedError(f"inputs.{name}", "a measure cannot be calculated from itself")
    result = _quantity("unit", unit)
    if not _ARITHMETIC.fullmatch(expression):
        raise DerivedError("expression", "arithmetic with + - * / and brackets is expected")
    try:
        program = compile_condition(_WHOLE.sub(r"\g<0>.0", expression), inputs)
        program_inputs = {measure: quantities[measure] for measure in program.names}
        if unused := set(inputs) - set(program_inputs):
            raise DerivedError(f"inputs.{min(unused)}", "the expression does not use it")
        _check_units(program, program_inputs, result, unit)
    except ExpressionError as error:
        raise DerivedError("expression", str(error).removeprefix("expression: ")) from error
    return Derived(name, unit, program_inputs, result, timedelta(seconds=hold_s), program)


def _quantity(field: str, symbol: str) -> Quantity:
    try:
        return quantity(symbol)
    except UnitError as error:
        raise DerivedError(field, str(error).removeprefix("unit: ")) from error


def _check_units(program: Condition, inputs: Mapping[str, Quantity], result: Quantity, unit: str) -> None:
    """A sound expression does not care how large the metre is: it scales with one power of it everywhere."""
    for dimension in BASE_DIMENSIONS:
        ratios = set()
        for point in _POINTS:
            at = dict(zip(sorted(inputs), point, strict=False))
            scaled = {name: value * 2.0 ** inputs[name].power(dimension) for name, value in at.items()}
            before, after = _number(program, at), _number(program, scaled)
            if before and after and before * after > 0:
                ratios.add(math.log2(after / before))
            elif before or after:
                ratios.add(math.nan)
        if any(not abs(ratio - min(ratios)) < _TOLERANCE for ratio in ratios):
            raise DerivedError("expression", f"adds quantities of different kinds (their {dimension} differs)")
        if ratios and abs(min(ratios) - result.power(dimension)) > _TOLERANCE:
            raise DerivedError(
                "unit",
                f"{unit!r} has {dimension} to the power of {result.power(dimension):g},"
                f" the expression gives {min(ratios):g}",
            )


def _number(program: Condition, at: Mapping[str, float]) -> float:
    found = program.evaluate(at)
    if not isinstance(found, float):
        raise ExpressionError(f"expression: {program.source!r} gives {found!r}, a number is expected")
    return found


def derived_values(
    definition: Derived, samples: Mapping[str, Sequence[tuple[datetime, float]]], start: datetime, end: datetime
) -> list[tuple[datetime, float]]:
    """Values at the instants in [start, end] at which an input was measured and all others hold.

    ``samples``: by input, in SI, by time, from ``hold`` before ``start`` on.
    """
    times = {name: [time for time, _ in rows] for name, rows in samples.items()}
    found = []
    for instant in sorted({time for rows in times.values() for time in rows if start <= time <= end}):
        at: dict[str, float] = {}
        for name in definition.inputs:
            index = bisect_right(times.get(name, ()), instant) - 1
            if index >= 0 and instant - times[name][index] <= definition.hold:
                at[name] = samples[name][index][1]
        if len(at) == len(definition.inputs) and (value := definition.value(at)) is not None:
            found.append((instant, value))
    return found


def find_loop(inputs: Mapping[str, Iterable[str]]) -> list[str]:
    """Measures that are calculated from each other in a circle (the first is the last too); empty: none."""
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name not in done:
            for below in inputs.get(name, ()):
                if loop := visit(below, [*path, name]):
                    return loop
            done.add(name)
        return []

    return next((loop for name in inputs if (loop := visit(name, []))), [])


def days(start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """[start, end] in parts of a day at most, ends included, for work that tells how far it is."""
    parts = []
    while end - start >= _DAY:
        parts.append((start, start + _DAY - timedelta.resolution))
        start += _DAY
    return [*parts, (start, end)]
