"""Reading the `args` of an administrative operation, with errors that name the key."""

from __future__ import annotations

from typing import Any, TypeVar

from hasura.engine.errors import EngineError

Value = TypeVar("Value")


def as_object(args: Any) -> dict[str, Any]:
    """The arguments as an object. Raises EngineError."""
    if not isinstance(args, dict):
        raise EngineError("expected an object", code="parse-failed", path="$.args")
    return args


def required(args: dict[str, Any], key: str, kind: type[Value]) -> Value:
    """A key that must be there. Raises EngineError."""
    if args.get(key) is None:
        raise EngineError(f'key "{key}" not found', code="parse-failed", path="$.args")
    return _checked(args[key], key, kind)


def optional(args: dict[str, Any], key: str, kind: type[Value], default: Value) -> Value:
    """A key with a default. Raises EngineError when it is of another kind."""
    return default if args.get(key) is None else _checked(args[key], key, kind)


def _checked(value: Any, key: str, kind: type[Value]) -> Value:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise EngineError(
            f"expected {kind.__name__}, got {type(value).__name__}", code="parse-failed", path=f"$.args.{key}"
        )
    return value
