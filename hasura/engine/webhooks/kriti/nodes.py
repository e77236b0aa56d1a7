"""The syntax tree of a template."""

from __future__ import annotations

from dataclasses import dataclass

from hasura.engine.webhooks.kriti.errors import Span


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, boolean, null or text."""

    value: str | int | float | bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text, in pieces: literals and expressions."""

    pieces: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Array:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Object:
    """An object."""

    fields: tuple[tuple[str, Node], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Variable:
    """A name of the scope, such as `$body`."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Access:
    """`value.key`, `value['key']` or `value[index]`: the member must be there."""

    value: Node
    key: Node
    span: Span


@dataclass(frozen=True, slots=True)
class OptionalAccess:
    """`value?.a.b[0]`: null where anything is missing."""

    value: Node
    keys: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Binary:
    """A comparison, `&&`, `||`, `in` or the default `??`."""

    operator: str
    left: Node
    right: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """A function of one argument."""

    name: str
    argument: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Conditional:
    """`if` with its `elif`s (condition, value) and the `else` value."""

    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Range:
    """A list made from each element of another; `index` is None for `_`."""

    index: str | None
    element: str
    source: Node
    body: Node
    span: Span


Node = Literal | Text | Array | Object | Variable | Access | OptionalAccess | Binary | Call | Conditional | Range
