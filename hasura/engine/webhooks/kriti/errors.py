"""What can go wrong in a template, with the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the source, as positions counted from 0."""

    start: int
    end: int


class KritiError(ValueError):
    """A template that does not parse or cannot be rendered. `code` is the kind of error."""

    def __init__(self, code: str, message: str, source: str, span: Span) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self._source = source
        self._span = span

    def to_json(self) -> dict[str, Any]:
        """The form shown to administrators; lines and columns count from 0."""
        start_line, start_column = _line_and_column(self._source, self._span.start)
        end_line, end_column = _line_and_column(self._source, self._span.end)
        return {
            "error_code": self.code,
            "message": self.message,
            "source_position": {
                "start_line": start_line,
                "start_column": start_column,
                "end_line": end_line,
                "end_column": end_column,
            },
        }


def _line_and_column(source: str, position: int) -> tuple[int, int]:
    before = source[:position]
    return before.count("\n"), position - (before.rfind("\n") + 1)
