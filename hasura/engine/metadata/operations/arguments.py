"""Argument shapes that several operations share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from hasura.engine.metadata.codec import Json, decode_fields, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class Nothing:
    """No arguments; what is given is passed over."""

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """Any JSON."""
        del value, path
        return cls()


@dataclass(frozen=True, slots=True)
class Named:
    """An object of the whole metadata by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class OfTable:
    """A table of a source."""

    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    cascade: bool = False


@dataclass(frozen=True, slots=True)
class OfFunction:
    """A function of a source: `{function, source}`, or just the function's name."""

    function: QualifiedName = of(decode=decode_name)
    source: str = "default"

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """Both forms."""
        if isinstance(value, dict) and "function" in value:
            decoded: Self = decode_fields(cls, value, path)
            return decoded
        return cls(decode_name(value, path))
