"""The GraphQL type system, as far as the engine needs it.

Types are made lazily: an object or input object builds its fields when it is first looked into, so
a role's schema costs what its queries touch. `meaning` on a field is what the planner reads; a
type knows nothing of the database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, TypeVar


@dataclass(frozen=True, slots=True)
class ListOf:
    """`[of]`"""

    of: TypeRef

    def __str__(self) -> str:
        return f"[{self.of}]"


@dataclass(frozen=True, slots=True)
class NonNull:
    """`of!`"""

    of: NamedType | ListOf

    def __str__(self) -> str:
        return f"{self.of}!"


@dataclass(frozen=True, eq=False)
class ScalarType:
    """A leaf; values are checked where they are used (`check`), or by PostgreSQL."""

    name: str
    description: str | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class EnumItem:
    """A value of an enum; `meaning` is what the planner reads."""

    name: str
    description: str | None = None
    meaning: Any = None
    deprecated: bool = False


@dataclass(frozen=True, eq=False)
class EnumType:
    """An enum."""

    name: str
    values: Mapping[str, EnumItem]
    description: str | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class InputField:
    """An argument or a field of an input object.

    default: GraphQL text of the default value. Required: non-null type without default.
    """

    name: str
    type: TypeRef
    meaning: Any = None
    description: str | None = None
    default: str | None = None


@dataclass(frozen=True, eq=False)
class InputObjectType:
    """An input object; `build` makes its fields on first use."""

    name: str
    build: Callable[[], Mapping[str, InputField]] = field(repr=False)
    description: str | None = None

    def __str__(self) -> str:
        return self.name

    @cached_property
    def fields(self) -> Mapping[str, InputField]:
        """By name."""
        return self.build()


@dataclass(frozen=True, slots=True)
class OutputField:
    """A field of an object type."""

    name: str
    type: TypeRef
    meaning: Any = None
    arguments: Mapping[str, InputField] = field(default_factory=dict)
    description: str | None = None


@dataclass(frozen=True, eq=False)
class ObjectType:
    """An object type; `build` makes its fields on first use."""

    name: str
    build: Callable[[], Mapping[str, OutputField]] = field(repr=False)
    description: str | None = None

    def __str__(self) -> str:
        return self.name

    @cached_property
    def fields(self) -> Mapping[str, OutputField]:
        """By name."""
        return self.build()


@dataclass(frozen=True, eq=False)
class UnionType:
    """One of several object types."""

    name: str
    members: tuple[ObjectType, ...]
    description: str | None = None

    def __str__(self) -> str:
        return self.name


NamedType: TypeAlias = "ScalarType | EnumType | InputObjectType | ObjectType | UnionType"
TypeRef: TypeAlias = "NamedType | ListOf | NonNull"


_Field = TypeVar("_Field", InputField, OutputField)


def named(ref: TypeRef) -> NamedType:
    """The type under all lists and non-nulls."""
    while isinstance(ref, ListOf | NonNull):
        ref = ref.of
    return ref


def object_under(ref: TypeRef) -> ObjectType:
    """The object type under all lists and non-nulls, where the schema has one."""
    kind = named(ref)
    if not isinstance(kind, ObjectType):
        raise TypeError(f"{kind} is not an object type")
    return kind


def input_object_under(ref: TypeRef) -> InputObjectType:
    """The input object type under all lists and non-nulls, where the schema has one."""
    kind = named(ref)
    if not isinstance(kind, InputObjectType):
        raise TypeError(f"{kind} is not an input object type")
    return kind


def nullable(ref: TypeRef) -> NamedType | ListOf:
    """The type without an outer non-null."""
    return ref.of if isinstance(ref, NonNull) else ref


def list_of_rows(of: NamedType) -> NonNull:
    """`[of!]!`"""
    return NonNull(ListOf(NonNull(of)))


def by_name(fields: list[_Field]) -> dict[str, _Field]:
    """Fields keyed by their names, in order."""
    return {item.name: item for item in fields}
