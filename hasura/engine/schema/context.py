"""What building one role's schema shares: rights per table, and every named type made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from hasura.engine.metadata.model import Metadata
from hasura.engine.names import QualifiedName
from hasura.engine.options import EngineOptions
from hasura.engine.schema.access import TableAccess, table_access
from hasura.engine.schema.source import ResolvedSource, SourceTable
from hasura.engine.schema.types import NamedType

_Made = TypeVar("_Made", bound=NamedType)


@dataclass(frozen=True, slots=True)
class World:
    """All that schemas of all roles are made of.

    parents: the inherited roles. older_operators: updates also have `_mul` and `_default`, for the row
    operations that came before GraphQL.
    """

    metadata: Metadata
    sources: Mapping[str, ResolvedSource]
    options: EngineOptions
    parents: Mapping[str, tuple[str, ...]]
    older_operators: bool = False


@dataclass(slots=True)
class SchemaContext:
    """One role's schema in the making. It only grows: types appear when they are first needed."""

    world: World
    role: str
    backend_only: bool
    types: dict[str, NamedType] = field(default_factory=dict)
    _access: dict[tuple[str, QualifiedName], TableAccess] = field(default_factory=dict)

    def access(self, source: ResolvedSource, table: QualifiedName) -> TableAccess:
        """The role's rights on a tracked table."""
        key = (source.name, table)
        found = self._access.get(key)
        if found is None:
            found = table_access(self.role, self.world.parents, source.table(table), source)
            self._access[key] = found
        return found

    def define(self, name: str, make: Callable[[], _Made]) -> _Made:
        """The type of that name; made at the first call."""
        found = self.types.get(name)
        if found is None:
            found = make()
            self.types[name] = found
        return found  # type: ignore[return-value] # a name always stands for the same kind of type


def type_name(source: ResolvedSource, table: SourceTable, suffix: str = "") -> str:
    """The name of a type that belongs to a table (`author_bool_exp`)."""
    base = table.base_name
    return source.naming.type(base + suffix if suffix else base)
