"""Reads PostgreSQL's catalogue into a `Catalog`, in five statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from hasura.engine.catalog import queries
from hasura.engine.catalog.model import (
    Catalog,
    Column,
    EnumValue,
    ForeignKey,
    Function,
    FunctionArgument,
    Identity,
    PgType,
    Table,
    TableKind,
    TypeKind,
    UniqueConstraint,
    Volatility,
)
from hasura.engine.names import QualifiedName

Row = Mapping[str, Any]
"""A row by column name, as the driver gives it."""

_KINDS = {
    "b": TypeKind.BASE,
    "c": TypeKind.COMPOSITE,
    "d": TypeKind.DOMAIN,
    "e": TypeKind.ENUM,
    "r": TypeKind.RANGE,
    "m": TypeKind.MULTIRANGE,
    "p": TypeKind.PSEUDO,
}
_SQL_NAMES: Mapping[str, str] = {
    "character": "bpchar",
    "bit": '"bit"',
    "character[]": "bpchar[]",
    "bit[]": '"bit"[]',
}
"""Types that mean a length of one where SQL gives none; their other names mean any length."""
_UPDATE, _INSERT, _DELETE = 4, 8, 16  # bits of pg_relation_is_updatable


class Connection(Protocol):
    """What introspection needs of a database connection."""

    async def fetch(self, query: str, /) -> Sequence[Any]:
        """All rows of a statement."""

    async def fetchval(self, query: str, /) -> Any:
        """The first value of the first row."""


async def introspect(connection: Connection, enum_tables: Collection[QualifiedName] = ()) -> Catalog:
    """The catalogue of the connected database, without system schemas.

    Rows are read of those `enum_tables` that have an enum table's shape (`enum_columns`).
    """
    types = _types(await connection.fetch(queries.TYPES))
    relations = await connection.fetch(queries.RELATIONS)
    columns = await connection.fetch(queries.COLUMNS)
    constraints = await connection.fetch(queries.CONSTRAINTS)
    functions = await connection.fetch(queries.FUNCTIONS)
    tables = _tables(relations, columns, constraints, types)
    return Catalog(
        server_version=int(await connection.fetchval("SELECT current_setting('server_version_num')")),
        tables=tables,
        functions=_functions(functions, types),
        types=_types_by_name(types.values()),
        enum_tables={
            name: await _enum_values(connection, tables[name])
            for name in enum_tables
            if name in tables and enum_columns(tables[name]) is not None
        },
    )


def enum_columns(table: Table) -> tuple[str, str | None] | None:
    """The value column and the comment column of a table that can be an enum table, else None.

    Such a table has a primary key of one text column and at most one more column, of text too.
    """
    if table.primary_key is None or len(table.primary_key.columns) != 1 or len(table.columns) > 2:
        return None
    value = table.primary_key.columns[0]
    if any(
        column.type.undomained.name not in ("text", "varchar", "bpchar", "citext")
        for column in table.columns.values()
    ):
        return None
    return value, next((name for name in table.columns if name != value), None)


async def _enum_values(connection: Connection, table: Table) -> tuple[EnumValue, ...]:
    shape = enum_columns(table)
    if shape is None:
        return ()
    value, comment = shape
    wanted = f"{_quote(value)}::text AS value, {_quote(comment) + '::text' if comment else 'NULL'} AS comment"
    relation = f"{_quote(table.name.schema)}.{_quote(table.name.name)}"
    rows = await connection.fetch(f"SELECT {wanted} FROM {relation} ORDER BY 1")  # noqa: S608 (quoted identifiers)
    return tuple(EnumValue(row["value"], row["comment"]) for row in rows)


def _quote(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _types(rows: Iterable[Row]) -> dict[int, PgType]:
    by_oid = {row["oid"]: row for row in rows}
    built: dict[int, PgType] = {}

    def build(oid: int) -> PgType:
        if oid not in built:
            row = by_oid[oid]
            element, base = row["element"], row["base"]
            built[oid] = PgType(
                oid=oid,
                schema=row["schema"],
                name=row["name"],
                kind=TypeKind.ARRAY if element in by_oid else _KINDS[row["kind"]],
                category=row["category"],
                sql_name=_SQL_NAMES.get(row["sql_name"], row["sql_name"]),
                element=build(element) if element in by_oid else None,
                base=build(base) if base in by_oid else None,
                enum_values=tuple(row["labels"]),
                composite_of=QualifiedName(row["schema"], row["relation"]) if row["relation"] else None,
            )
        return built[oid]

    for oid in by_oid:
        build(oid)
    return built


def _types_by_name(types: Iterable[PgType]) -> dict[str, PgType]:
    result: dict[str, PgType] = {}
    for item in types:
        result.setdefault(f"{item.schema}.{item.name}", item)
        if not item.sql_name.startswith((f"{item.schema}.", f'"{item.schema}".')):
            result[item.name] = item
    return result


def _tables(
    relations: Iterable[Row], columns: Iterable[Row], constraints: Iterable[Row], types: Mapping[int, PgType]
) -> dict[QualifiedName, Table]:
    columns_of: dict[int, dict[str, Column]] = defaultdict(dict)
    for row in columns:
        columns_of[row["relation"]][row["name"]] = _column(row, types)
    constraints_of: dict[int, list[Row]] = defaultdict(list)
    for row in constraints:
        constraints_of[row["relation"]].append(row)
    result: dict[QualifiedName, Table] = {}
    for row in relations:
        table = _table(row, columns_of[row["oid"]], constraints_of[row["oid"]])
        result[table.name] = table
    return result


def _column(row: Row, types: Mapping[int, PgType]) -> Column:
    return Column(
        name=row["name"],
        position=row["position"],
        type=types[row["type"]],
        nullable=row["nullable"],
        default=row["default_value"],
        identity=Identity(row["identity"]),
        generated=row["generated"],
        comment=row["comment"],
    )


def _table(row: Row, columns: Mapping[str, Column], constraints: Iterable[Row]) -> Table:
    keys: dict[str, list[UniqueConstraint]] = {"p": [], "u": []}
    foreign_keys: list[ForeignKey] = []
    for constraint in constraints:
        own = tuple(constraint["columns"])
        if constraint["kind"] == "f":
            target = QualifiedName(constraint["foreign_schema"], constraint["foreign_name"])
            foreign = tuple(constraint["foreign_columns"])
            foreign_keys.append(ForeignKey(constraint["name"], constraint["oid"], own, target, foreign))
        else:
            keys[constraint["kind"]].append(UniqueConstraint(constraint["name"], own))
    return Table(
        oid=row["oid"],
        name=QualifiedName(row["schema"], row["name"]),
        kind=TableKind(row["kind"]),
        columns=columns,
        primary_key=keys["p"][0] if keys["p"] else None,
        unique_constraints=tuple(keys["u"]),
        foreign_keys=tuple(foreign_keys),
        insertable=bool(row["writable"] & _INSERT),
        updatable=bool(row["writable"] & _UPDATE),
        deletable=bool(row["writable"] & _DELETE),
        comment=row["comment"],
        definition_dependencies=tuple(QualifiedName(schema, name) for schema, name in row["reads"]),
    )


def _functions(rows: Iterable[Row], types: Mapping[int, PgType]) -> dict[QualifiedName, tuple[Function, ...]]:
    result: dict[QualifiedName, tuple[Function, ...]] = {}
    for row in rows:
        name = QualifiedName(row["schema"], row["name"])
        result[name] = (*result.get(name, ()), _function(name, row, types))
    return result


def _function(name: QualifiedName, row: Row, types: Mapping[int, PgType]) -> Function:
    argument_types = row["argument_types"]
    names = _input_names(row["argument_names"], row["argument_modes"], len(argument_types))
    first_default = len(argument_types) - row["defaults"]
    return_type = types[row["return_type"]]
    return Function(
        oid=row["oid"],
        name=name,
        arguments=tuple(
            FunctionArgument(names[place], types[oid], place >= first_default)
            for place, oid in enumerate(argument_types)
        ),
        return_type=return_type,
        returns_set=row["returns_set"],
        volatility=Volatility(row["volatility"]),
        variadic=row["variadic"],
        returns_table=return_type.composite_of,
        comment=row["comment"],
    )


def _input_names(names: Sequence[str] | None, modes: Sequence[str] | None, count: int) -> list[str | None]:
    """Names of the input arguments; PostgreSQL lists those of output arguments among them."""
    if names is None:
        return [None] * count
    inputs = [name for place, name in enumerate(names) if modes is None or modes[place] in ("i", "b", "v")]
    return [name or None for name in inputs]
