"""The catalogue of one database as frozen values: tables, columns, keys, functions, types.

Built by `introspect`, never changed; a schema change makes a new `Catalog`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hasura.engine.names import QualifiedName


class TypeKind(StrEnum):
    """`pg_type.typtype`, with arrays told apart."""

    BASE = "base"
    ARRAY = "array"
    COMPOSITE = "composite"
    DOMAIN = "domain"
    ENUM = "enum"
    RANGE = "range"
    MULTIRANGE = "multirange"
    PSEUDO = "pseudo"


@dataclass(frozen=True, slots=True)
class PgType:
    """A PostgreSQL type. `name` is `pg_type.typname` (`int4`, `_text`, `timestamptz`)."""

    oid: int
    schema: str
    name: str
    kind: TypeKind
    category: str
    """`pg_type.typcategory`: `S` string, `N` numeric, `A` array, …"""
    sql_name: str
    """Quoted as SQL writes it in a cast, with its schema where the search path lacks it."""
    element: PgType | None = None
    """Element type of an array."""
    base: PgType | None = None
    """Type under a domain (one step; it may be a domain again)."""
    enum_values: tuple[str, ...] = ()
    composite_of: QualifiedName | None = None
    """The table, view or composite type whose rows have this type."""

    @property
    def undomained(self) -> PgType:
        """The type below all domains; the type itself where it is none."""
        current = self
        while current.base is not None:
            current = current.base
        return current


TEXT = PgType(25, "pg_catalog", "text", TypeKind.BASE, "S", "text")
"""PostgreSQL's own text."""


class Identity(StrEnum):
    """`GENERATED … AS IDENTITY` of a column."""

    NONE = ""
    ALWAYS = "a"
    BY_DEFAULT = "d"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, view or materialised view."""

    name: str
    position: int
    type: PgType
    nullable: bool
    default: str | None = None
    """SQL text of the default."""
    identity: Identity = Identity.NONE
    generated: bool = False
    """`GENERATED ALWAYS AS (…) STORED`: can't be written."""
    comment: str | None = None

    @property
    def has_default(self) -> bool:
        """Whether an insert may leave the column out although it is not nullable."""
        return self.default is not None or self.identity is not Identity.NONE or self.generated

    @property
    def insertable(self) -> bool:
        """Whether an insert may give a value (without `OVERRIDING SYSTEM VALUE`)."""
        return not self.generated and self.identity is not Identity.ALWAYS

    @property
    def updatable(self) -> bool:
        """Whether an update may set it to something else than its default."""
        return not self.generated and self.identity is not Identity.ALWAYS


@dataclass(frozen=True, slots=True)
class UniqueConstraint:
    """A primary key or unique constraint, columns in the constraint's order."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key: `columns[i]` of the holding table refers to `foreign_columns[i]`."""

    name: str
    oid: int
    columns: tuple[str, ...]
    foreign_table: QualifiedName
    foreign_columns: tuple[str, ...]

    @property
    def mapping(self) -> Mapping[str, str]:
        """Own column → column of the foreign table."""
        return dict(zip(self.columns, self.foreign_columns, strict=True))


class TableKind(StrEnum):
    """`pg_class.relkind`."""

    TABLE = "r"
    PARTITIONED = "p"
    VIEW = "v"
    MATERIALIZED_VIEW = "m"
    FOREIGN = "f"


@dataclass(frozen=True, slots=True)
class Table:
    """A relation with rows: table, partitioned or foreign table, view, materialised view."""

    oid: int
    name: QualifiedName
    kind: TableKind
    columns: Mapping[str, Column]
    """By name, in the order of their positions."""
    primary_key: UniqueConstraint | None = None
    unique_constraints: tuple[UniqueConstraint, ...] = ()
    """Without the primary key."""
    foreign_keys: tuple[ForeignKey, ...] = ()
    insertable: bool = True
    updatable: bool = True
    deletable: bool = True
    """The three are false for views PostgreSQL can't write through and for materialised views."""
    comment: str | None = None
    definition_dependencies: tuple[QualifiedName, ...] = ()
    """Relations a view reads, directly; empty for tables."""


class Volatility(StrEnum):
    """`pg_proc.provolatile`."""

    IMMUTABLE = "i"
    STABLE = "s"
    VOLATILE = "v"


@dataclass(frozen=True, slots=True)
class FunctionArgument:
    """An input argument; `name` is None where the function gives none."""

    name: str | None
    type: PgType
    has_default: bool


@dataclass(frozen=True, slots=True)
class Function:
    """One overload of a function (no aggregates, no window functions, no procedures)."""

    oid: int
    name: QualifiedName
    arguments: tuple[FunctionArgument, ...]
    return_type: PgType
    returns_set: bool
    volatility: Volatility
    variadic: bool = False
    returns_table: QualifiedName | None = None
    """The table or view whose rows it returns (also without SETOF)."""
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class EnumValue:
    """A row of an enum table."""

    value: str
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything of one database that can be tracked."""

    server_version: int
    """`server_version_num`, such as 150004."""
    tables: Mapping[QualifiedName, Table] = field(default_factory=dict)
    functions: Mapping[QualifiedName, tuple[Function, ...]] = field(default_factory=dict)
    """All overloads by name."""
    enum_tables: Mapping[QualifiedName, tuple[EnumValue, ...]] = field(default_factory=dict)
    """Rows of those tables that metadata calls enum tables and that have an enum table's columns."""
    types: Mapping[str, PgType] = field(default_factory=dict)
    """By `pg_type.typname` for those the search path finds, else by `schema.typname`."""
