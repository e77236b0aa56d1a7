"""SQL as a value: pieces of text and parameters, joined without ever formatting a value into text.

Only this engine's own constants, quoted identifiers and quoted GraphQL names become text; every
value stays a `Param` until `render` numbers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from hasura.engine.names import QualifiedName
from hasura.engine.plan.driver import Reading, placeholder, reading
from hasura.engine.plan.values import Bindings, Param


@dataclass(frozen=True, slots=True)
class Sql:
    """Pieces in order; a plain string never becomes SQL by itself, see `raw`."""

    parts: tuple[str | Param, ...]


EMPTY = Sql(())


def raw(text: str) -> Sql:
    """SQL text this engine wrote itself."""
    return Sql((text,))


def identifier(name: str) -> Sql:
    """A quoted identifier."""
    return Sql((quoted(name),))


def quoted(name: str) -> str:
    """The text of a quoted identifier."""
    return '"' + name.replace('"', '""') + '"'


def qualified(name: QualifiedName) -> Sql:
    """A quoted name with its schema."""
    return Sql((f"{quoted(name.schema)}.{quoted(name.name)}",))


def text_literal(text: str) -> Sql:
    """A string literal, for GraphQL names and type names only: values are parameters."""
    escaped = text.replace("'", "''")
    return Sql((f"E'{escaped}'".replace("\\", "\\\\"),)) if "\\" in text else Sql((f"'{escaped}'",))


def param(value: Param) -> Sql:
    """A parameter, cast from text to its type."""
    return Sql((value,))


def join(*pieces: Sql | str) -> Sql:
    """Pieces one after the other; a `str` is SQL text of this engine's own."""
    parts: list[str | Param] = []
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
        else:
            parts.extend(piece.parts)
    return Sql(tuple(parts))


def separated(separator: str, pieces: Iterable[Sql]) -> Sql:
    """Pieces with `separator` between them."""
    parts: list[str | Param] = []
    for index, piece in enumerate(pieces):
        if index:
            parts.append(separator)
        parts.extend(piece.parts)
    return Sql(tuple(parts))


MAX_BUILD_MEMBERS = 50
"""`json_build_object` takes at most 100 arguments."""


def object_sql(members: list[tuple[str, Sql]]) -> Sql:
    """A JSON object of keys and values."""
    if len(members) <= MAX_BUILD_MEMBERS:
        pairs = [join(text_literal(key), ", ", value) for key, value in members]
        return join("json_build_object(", separated(", ", pairs), ")")
    texts = [
        join(text_literal(f'"{key}":'), " || coalesce(to_json(", value, ")::text, 'null')")
        for key, value in members
    ]
    return join("('{' || ", separated(" || ',' || ", texts), " || '}')::json")


@dataclass(frozen=True, slots=True)
class Statement:
    """Text with ``$1``… and the parameters they stand for, in order."""

    text: str
    params: tuple[Param, ...]
    _readings: tuple[Reading, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_readings", tuple(map(reading, self.params)))

    def arguments(self, bindings: Bindings) -> list[Any]:
        """What the driver sends for the parameters; raises EngineError where a value doesn't fit."""
        return [read(bindings) for read in self._readings]


def render(sql: Sql) -> Statement:
    """One statement; a parameter that occurs twice gets one number."""
    numbers: dict[Param, int] = {}

    def place(value: Param) -> str:
        return placeholder(numbers.setdefault(value, len(numbers) + 1), value)

    text = render_with(sql, place)
    return Statement(text, tuple(numbers))


def render_with(sql: Sql, place: Callable[[Param], str]) -> str:
    """The text of `sql` with every parameter written by `place`."""
    return "".join(part if isinstance(part, str) else f"({place(part)})" for part in sql.parts)
