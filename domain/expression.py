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
MAX_NESTED_MACROS = 2  # each multiplies the work by the length of a list

_STRINGS = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""")
# Strings whose end the pattern above can't tell.
_ODD_STRING = re.compile(r"""'''|[rRbB]+''""")
# A macro binds a name of its own: x in lines.exists(x, x > 2).
_MACRO = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*(?=\()")
_BOUND_NAME = re.compile(_MACRO.pattern + r"\(\s*([A-Za-z_]\w*)\s*,")


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
    code = _STRINGS.sub("''", source)
    _check_nesting(code)
    try:
        program = cel.compile(source)
        return Condition(source, frozenset(program.variables()) - set(_BOUND_NAME.findall(code)), program)
    except ValueError as error:
        raise ExpressionError(f"expression: {source!r}: {_first_line(error)}") from error


def _check_nesting(code: str) -> None:
    """Refuse what is nested too deep to read or to evaluate in a short time; strings are already empty."""
    if _ODD_STRING.search(code):
        raise ExpressionError("expression: only plain strings are accepted, not raw, byte or triple-quoted ones")
    macro_openings = {match.end() for match in _MACRO.finditer(code)}
    open_brackets: list[bool] = []  # whether each is a macro's
    for position, character in enumerate(code):
        if character in "([{":
            open_brackets.append(position in macro_openings)
            if len(open_brackets) > MAX_NESTING:
                raise ExpressionError(f"expression: at most {MAX_NESTING} nested brackets are expected")
            if sum(open_brackets) > MAX_NESTED_MACROS:
                raise ExpressionError(f"expression: at most {MAX_NESTED_MACROS} nested list macros are expected")
        elif character in ")]}" and open_brackets:
            open_brackets.pop()


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
