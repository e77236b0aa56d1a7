"""Qualified names of database objects: how catalog and metadata refer to tables and functions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class QualifiedName:
    """`schema.name` of a table, view or function, unquoted, in PostgreSQL's own case."""

    schema: str
    name: str

    def __str__(self) -> str:
        """As users write it: the schema is left out where it is `public`."""
        return self.name if self.schema == "public" else f"{self.schema}.{self.name}"

    def to_json(self) -> dict[str, str]:
        """The form in which metadata names an object."""
        return {"schema": self.schema, "name": self.name}
