"""The functions every template has. Each takes one JSON value; FunctionError says what it wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

Function = Callable[[Any], Any]


class FunctionError(ValueError):
    """A function got something it cannot work on."""


def _empty(value: Any) -> bool:
    if isinstance(value, bool):
        raise FunctionError("Cannot define emptiness for a boolean")
    if isinstance(value, str):
        return not value.strip()
    return not value


def _size(value: Any) -> Any:
    if value is None:
        return 0
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, int | float) else len(value)


def _inverse(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, str | list):
        return value[::-1]
    if isinstance(value, int | float):
        if value == 0:
            raise FunctionError("Cannot invert 0")
        reciprocal = 1 / value
        return int(reciprocal) if reciprocal.is_integer() else reciprocal
    return value


def _head(value: Any) -> Any:
    if not isinstance(value, str | list):
        raise FunctionError("Expected an array or string")
    if not value:
        raise FunctionError("Empty array" if isinstance(value, list) else "Empty string")
    return value[0]


def _tail(value: Any) -> Any:
    if not isinstance(value, str | list):
        raise FunctionError("Expected an array or string")
    return value[1:]


def _on_text(change: Callable[[str], str]) -> Function:
    def apply(value: Any) -> str:
        if not isinstance(value, str):
            raise FunctionError("Expected a string")
        return change(value)

    return apply


def _to_pairs(value: Any) -> Any:
    if not isinstance(value, dict):
        raise FunctionError("Expected an object")
    return [[key, entry] for key, entry in value.items()]


def _from_pairs(value: Any) -> Any:
    if not isinstance(value, list) or not all(_is_pair(entry) for entry in value):
        raise FunctionError("Expected a list of pairs whose first is a string")
    return dict(value)


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)


def _remove_nulls(value: Any) -> Any:
    if not isinstance(value, list):
        raise FunctionError("Expected an array")
    return [entry for entry in value if entry is not None]


def _concat(value: Any) -> Any:
    if not isinstance(value, list):
        raise FunctionError("Expected an array")
    if all(isinstance(entry, list) for entry in value):
        return [item for entry in value for item in entry]
    if all(isinstance(entry, str) for entry in value):
        return "".join(value)
    if all(isinstance(entry, dict) for entry in value):
        return {key: item for entry in value for key, item in entry.items()}
    raise FunctionError("Expected arrays, strings or objects, all of one kind")


def _not(value: Any) -> bool:
    if not isinstance(value, bool):
        raise FunctionError("Expected a boolean")
    return not value


BASIC_FUNCTIONS: Final[Mapping[str, Function]] = {
    "empty": _empty,
    "size": _size,
    "inverse": _inverse,
    "head": _head,
    "tail": _tail,
    "toCaseFold": _on_text(str.casefold),
    "toLower": _on_text(str.lower),
    "toUpper": _on_text(str.upper),
    "toTitle": _on_text(str.title),
    "escapeUri": _on_text(lambda text: quote(text, safe="")),
    "fromPairs": _from_pairs,
    "toPairs": _to_pairs,
    "removeNulls": _remove_nulls,
    "concat": _concat,
    "not": _not,
}


def session_functions(variables: Mapping[str, str] | None) -> dict[str, Function]:
    """`getSessionVariable(name)`: an error when the session has no such variable."""

    def get_session_variable(name: Any) -> Any:
        if name is None:
            return None
        if not isinstance(name, str):
            raise FunctionError("Session variable name should be a string")
        if variables is None or name.lower() not in variables:
            raise FunctionError(f'Session variable "{name}" not found')
        return variables[name.lower()]

    return {"getSessionVariable": get_session_variable}
