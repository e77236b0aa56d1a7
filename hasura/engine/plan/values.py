"""Values a plan does not know yet, and how each becomes the text PostgreSQL reads.

Every value of a request, literal or variable, and every session variable reaches SQL as a
parameter: a `Param` says where the value comes from and which PostgreSQL type it is cast to. All
parameters travel as text and are cast in the statement (``$1::text::uuid``), which works alike for
every type of the database, extensions included.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from hasura.engine.catalog.model import PgType
from hasura.engine.errors import EngineError, key_path
from hasura.engine.plan.encode import array_literal, encode_value


@dataclass(frozen=True, slots=True)
class Constant:
    """A value the plan already knows, encoded."""

    text: str | None


@dataclass(frozen=True, slots=True)
class VariableRef:
    """A GraphQL variable, or a part of one: `path` leads into lists and objects."""

    name: str
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionVariable:
    """A session variable, by its lower-case name."""

    name: str


@dataclass(frozen=True, slots=True)
class WholeSession:
    """All session variables as one JSON object (the session argument of a function)."""


@dataclass(frozen=True, slots=True)
class CursorValue:
    """Where a streaming subscription stands: the last value of its cursor column."""

    column: str
    initial: Constant | VariableRef


@dataclass(frozen=True, slots=True)
class Together:
    """Values of one column of many rows, as one list of texts."""

    params: tuple[Param, ...]


@dataclass(frozen=True, slots=True)
class EachOf:
    """What the rows that a variable lists have under `key`, as one list of texts.

    encode: a value of the column as text; raises EngineError where it does not fit.
    """

    rows: VariableRef
    key: str
    encode: Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class WrittenRowsText:
    """The rows earlier statements of the same mutation have written, each as PostgreSQL writes a row."""


@dataclass(frozen=True, slots=True)
class WrittenCount:
    """How many rows earlier statements of the same mutation have written."""


Origin: TypeAlias = (
    "Constant | VariableRef | SessionVariable | WholeSession | CursorValue | Together "
    "| EachOf | WrittenRowsText | WrittenCount"
)


@dataclass(frozen=True, slots=True)
class Param:
    """A value of type `type` (of its array type when `many`) that is known when the plan runs.

    path: where the value stands in the request, for errors.
    """

    origin: Origin
    type: PgType
    many: bool = False
    path: str = "$"

    @property
    def cast(self) -> str:
        """The SQL type the parameter's text is cast to."""
        return self.type.sql_name + "[]" if self.many else self.type.sql_name


@dataclass(frozen=True, slots=True)
class Bindings:
    """What fills the parameters of a plan at one execution."""

    variables: Mapping[str, Any]
    session: Mapping[str, str]
    cursors: Mapping[str, str | None] | None = None
    written_rows: tuple[str, ...] = ()
    written_count: int = 0


def bind(param: Param, bindings: Bindings) -> str | None:
    """The text of a parameter; raises EngineError when the value doesn't fit its type."""
    origin = param.origin
    if isinstance(origin, Constant):
        return origin.text
    if isinstance(origin, VariableRef):
        return encode_value(param.type, variable_value(bindings, origin), param.many, param.path)
    if isinstance(origin, SessionVariable):
        try:
            return bindings.session[origin.name]
        except KeyError:
            raise EngineError(f'missing session variable: "{origin.name}"', "not-found") from None
    if isinstance(origin, WholeSession):
        return session_json(bindings.session)
    if isinstance(origin, Together):
        return array_literal(param.type, [bind(item, bindings) for item in origin.params], "$")
    if isinstance(origin, EachOf):
        return array_literal(param.type, each_text(origin, bindings, param.path), "$")
    if isinstance(origin, WrittenRowsText):
        return array_literal(param.type, list(bindings.written_rows), "$")
    if isinstance(origin, WrittenCount):
        return str(bindings.written_count)
    cursors = bindings.cursors or {}
    if origin.column in cursors:
        return cursors[origin.column]
    return bind(Param(origin.initial, param.type, param.many, param.path), bindings)


def each_text(origin: EachOf, bindings: Bindings, path: str) -> list[str | None]:
    """The texts of a column of listed rows; `path` of the list. Raises EngineError at a value that doesn't fit."""
    texts: list[str | None] = []
    try:
        for row in variable_value(bindings, origin.rows):
            texts.append(origin.encode(row[origin.key]))
    except EngineError as error:
        raise error.under(path + key_path(len(texts)) + key_path(origin.key)) from error.__cause__
    return texts


def session_json(session: Mapping[str, str]) -> str:
    """The session variables as PostgreSQL functions and triggers see them."""
    from hasura.engine.plan.encode import json_text

    return json_text(dict(session))


def variable_value(bindings: Bindings, reference: VariableRef) -> Any:
    """The JSON value a variable or a part of one has."""
    value: Any = bindings.variables.get(reference.name)
    for key in reference.path:
        value = value[key]
    return value
