"""The small JSON path language of JWT settings: `$.a['b c'][0]`, also without the leading `$`."""

from __future__ import annotations

import re
from typing import Any, Final

Path = tuple[str | int, ...]

MISSING: Final = object()

_STEP = re.compile(
    r"""\.?\[\s*(?:'(?P<single>(?:[^'\\]|\\.)*)'|"(?P<double>(?:[^"\\]|\\.)*)"|(?P<index>\d+))\s*\]"""
    r"""|\.?(?P<name>[^.\[\]'"\s]+)"""
)
_ESCAPE = re.compile(r"\\(.)")


def parse_json_path(text: str) -> Path:
    """Split a path into its keys and list positions. Raises ValueError for anything else."""
    rest = text.strip().removeprefix("$")
    steps: list[str | int] = []
    position = 0
    while position < len(rest):
        match = _STEP.match(rest, position)
        if match is None:
            raise ValueError(f"not a JSON path: {text!r} (at {rest[position:]!r})")
        position = match.end()
        if match["index"] is not None:
            steps.append(int(match["index"]))
        elif match["name"] is not None:
            steps.append(match["name"])
        else:
            quoted = match["single"] if match["single"] is not None else match["double"]
            steps.append(_ESCAPE.sub(r"\1", quoted))
    return tuple(steps)


def value_at(path: Path, document: Any) -> Any:
    """The value at the path, or `MISSING`."""
    value = document
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step, MISSING)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return MISSING
    return value


def path_text(path: Path) -> str:
    """The path written back: `$.a['b c'][0]`."""
    plain = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]*$")
    parts = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif plain.match(step):
            parts.append("." + step)
        else:
            parts.append("['" + step.replace("\\", "\\\\").replace("'", "\\'") + "']")
    return "$" + "".join(parts)
