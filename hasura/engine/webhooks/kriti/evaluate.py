"""Syntax tree and variables to a JSON value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from hasura.engine.webhooks.kriti.errors import KritiError, Span
from hasura.engine.webhooks.kriti.functions import BASIC_FUNCTIONS, Function, FunctionError
from hasura.engine.webhooks.kriti.nodes import (
    Access,
    Array,
    Binary,
    Call,
    Conditional,
    Literal,
    Node,
    Object,
    OptionalAccess,
    Range,
    Text,
    Variable,
)
from hasura.engine.webhooks.kriti.parser import parse_template

_KINDS = {dict: "Object", list: "Array", str: "String", bool: "Boolean", type(None): "Null"}
# Values of different kinds compare by kind, in this order.
_KIND_ORDER = ("Object", "Array", "String", "Number", "Boolean", "Null")


def render(source: str, variables: Mapping[str, Any], functions: Mapping[str, Function] | None = None) -> Any:
    """Render a template. Raises KritiError."""
    known = BASIC_FUNCTIONS if functions is None else {**BASIC_FUNCTIONS, **functions}
    return _Evaluation(source, known).value(parse_template(source), variables)


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "Number")


def _sort_key(value: Any) -> tuple[Any, ...]:
    kind = _kind(value)
    rank = _KIND_ORDER.index(kind)
    if isinstance(value, list):
        return (rank, tuple(_sort_key(item) for item in value))
    if isinstance(value, dict):
        return (rank, tuple((key, _sort_key(value[key])) for key in sorted(value)))
    return (rank,) if value is None else (rank, value)


def _equal(left: Any, right: Any) -> bool:
    return _sort_key(left) == _sort_key(right)


class _Evaluation:
    def __init__(self, source: str, functions: Mapping[str, Function]) -> None:
        self._source = source
        self._functions = functions

    def _error(self, code: str, message: str, span: Span) -> KritiError:
        return KritiError(code, message, self._source, span)

    def _wrong_type(self, value: Any, expected: str, span: Span) -> KritiError:
        message = f"Couldn't match expected type '{expected}' with actual type '{_kind(value)}'"
        return self._error("Type Error", message, span)

    def value(self, node: Node, scope: Mapping[str, Any]) -> Any:
        """The value of a node in a scope."""
        match node:
            case Literal():
                return node.value
            case Text():
                return "".join(_as_text(self.value(piece, scope)) for piece in node.pieces)
            case Array():
                return [self.value(item, scope) for item in node.items]
            case Object():
                return {key: self.value(entry, scope) for key, entry in node.fields}
            case Variable():
                if node.name not in scope:
                    raise self._error("Name Error", f"Variable '{node.name}' not in scope", node.span)
                return scope[node.name]
            case Access():
                return self._access(node, scope)
            case OptionalAccess():
                return self._optional_access(node, scope)
            case Binary():
                return self._binary(node, scope)
            case Call():
                return self._call(node, scope)
            case Conditional():
                return self._conditional(node, scope)
            case Range():
                return self._range(node, scope)

    def _access(self, node: Access, scope: Mapping[str, Any]) -> Any:
        value, key = self.value(node.value, scope), self.value(node.key, scope)
        if isinstance(value, dict):
            if not isinstance(key, str):
                raise self._wrong_type(key, "String", node.span)
            if key not in value:
                raise self._error("Attribute Error", f"'Object' has no attribute '{key}'.", node.span)
            return value[key]
        if not isinstance(value, list) or isinstance(key, str):
            raise self._wrong_type(value, "Object", node.span)
        if not isinstance(key, int) or isinstance(key, bool):
            raise self._wrong_type(key, "Integer", node.span)
        if not 0 <= key < len(value):
            raise self._error("Index Error", "Index out of range", node.span)
        return value[key]

    def _optional_access(self, node: OptionalAccess, scope: Mapping[str, Any]) -> Any:
        try:
            value = self.value(node.value, scope)
        except KritiError:
            return None
        if value is not None and not isinstance(value, dict | list):
            if not node.keys:
                return value
            raise self._wrong_type(value, "Object", node.span)
        for key_node in node.keys:
            key = self.value(key_node, scope)
            if isinstance(value, dict) and isinstance(key, str):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
                value = value[key]
            else:
                return None
        return value

    def _binary(self, node: Binary, scope: Mapping[str, Any]) -> Any:
        left = self.value(node.left, scope)
        if node.operator == "??":
            return self.value(node.right, scope) if left is None else left
        right = self.value(node.right, scope)
        match node.operator:
            case "==":
                return _equal(left, right)
            case "!=":
                return not _equal(left, right)
            case "<":
                return _sort_key(left) < _sort_key(right)
            case ">":
                return _sort_key(left) > _sort_key(right)
            case "<=":
                return _sort_key(left) <= _sort_key(right)
            case ">=":
                return _sort_key(left) >= _sort_key(right)
            case "in":
                return self._contains(node, left, right)
        for operand in (left, right):
            if not isinstance(operand, bool):
                raise self._wrong_type(operand, "Boolean", node.span)
        return (left and right) if node.operator == "&&" else (left or right)

    def _contains(self, node: Binary, value: Any, container: Any) -> bool:
        if isinstance(container, dict):
            if not isinstance(value, str):
                raise self._wrong_type(value, "String", node.span)
            return value in container
        if isinstance(container, list):
            return any(_equal(value, item) for item in container)
        raise self._wrong_type(container, "Array", node.span)

    def _call(self, node: Call, scope: Mapping[str, Any]) -> Any:
        argument = self.value(node.argument, scope)
        function = self._functions.get(node.name)
        if function is None:
            raise self._error("Name Error", f"Variable '{node.name}' not in scope", node.span)
        try:
            return function(argument)
        except FunctionError as error:
            raise self._error("Function Error", str(error), node.span) from None

    def _conditional(self, node: Conditional, scope: Mapping[str, Any]) -> Any:
        for condition, result in node.branches:
            holds = self.value(condition, scope)
            if not isinstance(holds, bool):
                raise self._wrong_type(holds, "Boolean", node.span)
            if holds:
                return self.value(result, scope)
        return self.value(node.otherwise, scope)

    def _range(self, node: Range, scope: Mapping[str, Any]) -> Any:
        source = self.value(node.source, scope)
        if not isinstance(source, list):
            raise self._wrong_type(source, "Array", node.span)
        results = []
        for position, element in enumerate(source):
            inner = {**scope, node.element: element}
            if node.index is not None:
                inner[node.index] = position
            results.append(self.value(node.body, inner))
        return results


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()
