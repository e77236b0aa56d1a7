"""Placeholders in a step's options: ``{{data.machine_name}}`` stands for what the event says.

A text that is one placeholder takes the value as it is; inside a longer text it becomes text.
"""

import re
from collections.abc import Mapping
from typing import Any

_PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][\w.]*)\s*\}\}")


class TemplateError(ValueError):
    """A placeholder that names nothing."""


def filled(value: Any, context: Mapping[str, Any]) -> Any:
    """``value`` with all placeholders in it, however deep, replaced from the context."""
    if isinstance(value, Mapping):
        return {key: filled(inner, context) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, context) for inner in value]
    if not isinstance(value, str):
        return value
    if whole := _PLACEHOLDER.fullmatch(value):
        return _look_up(whole.group(1), context)
    return _PLACEHOLDER.sub(lambda found: _as_text(_look_up(found.group(1), context)), value)


def _look_up(path: str, context: Mapping[str, Any]) -> Any:
    value: Any = context
    for step in path.split("."):
        if not isinstance(value, Mapping) or step not in value:
            raise TemplateError(f"{{{{{path}}}}}: the event has no {step!r}")
        value = value[step]
    return value


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
