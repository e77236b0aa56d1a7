"""Conditions that users write: the Common Expression Language (CEL), compiled once, without side effects.

Library: ``common-expression-language`` (Rust, Apache-2.0, typed).  ``cel-python`` was tried first: it
refuses ``value == 5`` for a value that is a double and ``4 < value`` for one that is an int, so a
rule would work or fail with how a device happens to write its number.
All numbers of the data become doubles for the same reason: comparisons take any literal
(``value > 4``), arithmetic takes doubles (``value * 2.0``; ``int(n) % 2 == 1``).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import cel

Json: TypeAlias = "bool | int | float | str | Mapping[str, Json] | list[Json] | tuple[Json, ...] | None"

MAX_LENGTH = 2_000  # characters
MAX_NESTING = 40  # brackets
# A macro binds a name of its own: x in lines.exists(x, x > 2).
_BINDERS = re.compile(r"\.(all|exists|exists_one|filter|map)\(\s*([A-Za-z_]\w*)\s*,")


class ExpressionError(ValueError):
    """An expression that can't be read, or that fails on the data it is given."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled expression; make one with ``compile_condition``."""

    source: str
    names: frozenset[str]
    program: cel.Program

    def evaluate(self, variables: Mapping[str, Json]) -> Json:
        """The expression's value for the variables; ``ExpressionError`` says what failed."""
        try:
            found: Json = self.program.execute({name: _plain(value) for name, value in variables.items()})
        except KeyError as error:
            raise ExpressionError(f"expression: {self.source!r}: the data has no field {error}") from error
        except (TypeError, ValueError, RuntimeError, ArithmeticError, IndexError) as error:
            raise ExpressionError(f"expression: {self.source!r}: {_first_line(error)}") from error
        return found

    def holds(self, variables: Mapping[str, Json]) -> bool:
        """Whether the condition holds; ``ExpressionError`` where its value is not true or false."""
        found = self.evaluate(variables)
        if not isinstance(found, bool):
            raise ExpressionError(f"expression: {self.source!r} gives {found!r}, true or false is expected")
        return found


def compile_condition(source: str, known: Collection[str] | None = None) -> Condition:
    """A condition to evaluate many times.  With ``known``, names of variables outside it are refused.

    Raises ``ExpressionError`` naming the place of a syntax error or the unknown name.
    """
    condition = _compiled(source)
    unknown = condition.names - set(known) if known is not None else frozenset()
    if unknown and known is not None:
        raise ExpressionError(
            f"expression: {', '.join(sorted(unknown))} is not known; one of {', '.join(sorted(known))} is expected"
        )
    return condition


@lru_cache(maxsize=1024)
def _compiled(source: str) -> Condition:
    if not source.strip():
        raise ExpressionError("expression: empty, a condition is expected")
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"expression: {len(source)} characters given, at most {MAX_LENGTH} are expected")
    depth = deepest = 0
    for character in source:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    if deepest > MAX_NESTING:
        raise ExpressionError(f"expression: {deepest} nested brackets given, at most {MAX_NESTING} are expected")
    try:
        program = cel.compile(source)
        bound = {name for _, name in _BINDERS.findall(source)}
        return Condition(source, frozenset(program.variables()) - bound, program)
    except ValueError as error:
        raise ExpressionError(f"expression: {source!r}: {_first_line(error)}") from error


def _plain(value: Json) -> Json:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value]


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
