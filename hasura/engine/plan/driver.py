"""Parameters as the driver sends them.

A value of a common type goes to PostgreSQL as that type (`$1::uuid`), so nothing is left to do for
each row it is compared with. Of every other type it goes as text and is cast (`$1::text::citext`),
which costs a conversion wherever PostgreSQL can't do it once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, Final

from hasura.engine.catalog.model import PgType, TypeKind
from hasura.engine.errors import EngineError
from hasura.engine.plan.values import (
    Bindings,
    EachOf,
    Param,
    Together,
    VariableRef,
    WrittenRowsText,
    bind,
    each_text,
    variable_value,
)

_TRUE: Final = frozenset({"t", "true", "y", "yes", "on", "1"})
_FALSE: Final = frozenset({"f", "false", "n", "no", "off", "0"})


def _boolean(text: str) -> bool:
    lowered = text.strip().lower()
    if lowered in _TRUE:
        return True
    if lowered in _FALSE:
        return False
    raise ValueError(text)


_FROM_TEXT: Final[Mapping[str, Callable[[str], Any]]] = {
    "bool": _boolean,
    "int2": int,
    "int4": int,
    "int8": int,
    "float4": float,
    "float8": float,
    "numeric": str,
    "uuid": str,
    "text": str,
    "varchar": str,
}


def is_native(kind: PgType) -> bool:
    """Whether the driver sends values of the type as what they are."""
    return kind.kind is TypeKind.BASE and kind.schema == "pg_catalog" and kind.name in _FROM_TEXT


def placeholder(number: int, param: Param) -> str:
    """`$number` with its cast."""
    if is_native(param.type):
        return f"${number}::{param.cast}"
    return f"${number}::text::{param.cast}"


Reading = Callable[[Bindings], Any]
"""Makes what the driver sends for a parameter; raises EngineError when the value doesn't fit."""


def reading(param: Param) -> Reading:
    """How a parameter is made of the values of a request. Found once for each statement."""
    if not is_native(param.type):
        return partial(bind, param)
    origin = param.origin
    if isinstance(origin, Together):
        return lambda bindings: [bind(item, bindings) for item in origin.params]
    if isinstance(origin, EachOf):
        return lambda bindings: each_text(origin, bindings, param.path)
    if isinstance(origin, WrittenRowsText):
        return lambda bindings: list(bindings.written_rows)
    if isinstance(origin, VariableRef) and param.many:
        return partial(_variable_list, param, origin)
    return partial(_native, param)


def _native(param: Param, bindings: Bindings) -> Any:
    text = bind(param, bindings)
    if text is None:
        return None
    if len(text) > _LONGEST_KEPT:
        return _parsed(param.type.name, param.type.sql_name, param.many, text)
    return _kept(param.type.name, param.type.sql_name, param.many, text)


def _variable_list(param: Param, origin: VariableRef, bindings: Bindings) -> Any:
    value = variable_value(bindings, origin)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [_from_text(param.type.name, param.type.sql_name, item) for item in value]
    return _native(param, bindings)


def _parsed(name: str, sql_name: str, many: bool, text: str) -> Any:
    if not many:
        return _from_text(name, sql_name, text)
    return tuple(None if item is None else _from_text(name, sql_name, item) for item in array_items(text))


_LONGEST_KEPT: Final = 1000
_kept = lru_cache(maxsize=4096)(_parsed)
"""Session variables and constants come again and again; taking their text apart once is enough."""


def _from_text(name: str, sql_name: str, text: str) -> Any:
    try:
        return _FROM_TEXT[name](text)
    except ValueError:
        message = f'invalid input syntax for type {sql_name}: "{text}"'
        raise EngineError(message, "data-exception") from None


def array_items(text: str) -> list[str | None]:
    """The items of a one-dimensional array in PostgreSQL's text form (`{a,"b,c",NULL}`)."""
    body = text.strip()
    if not (body.startswith("{") and body.endswith("}")):
        raise EngineError(f'malformed array literal: "{text}"', "data-exception")
    body = body[1:-1]
    if not body.strip():
        return []
    if '"' not in body and "\\" not in body and "{" not in body:
        return [_bare(item) for item in body.split(",")]
    return _quoted_items(body, text)


def _bare(item: str) -> str | None:
    item = item.strip()
    return None if item.upper() == "NULL" else item


def _quoted_items(body: str, text: str) -> list[str | None]:
    items: list[str | None] = []
    current: list[str] = []
    was_quoted = inside = False
    position = 0
    while position < len(body):
        character = body[position]
        if character == "\\":
            position += 1
            current.append(body[position : position + 1])
        elif character == '"':
            inside, was_quoted = not inside, True
        elif character == "," and not inside:
            items.append("".join(current) if was_quoted else _bare("".join(current)))
            current, was_quoted = [], False
        elif character in "{}" and not inside:
            raise EngineError(f'malformed array literal: "{text}"', "data-exception")
        elif inside or not character.isspace() or current:
            current.append(character)
        position += 1
    if inside:
        raise EngineError(f'malformed array literal: "{text}"', "data-exception")
    items.append("".join(current) if was_quoted else _bare("".join(current)))
    return items
