"""Whether PostgreSQL takes a native query's SQL, and answers with the columns its logical model promises."""

from __future__ import annotations

import re
from typing import Any

import asyncpg

from hasura.engine.catalog.model import Catalog
from hasura.engine.errors import EngineError
from hasura.engine.metadata.consistency.logical import PLACEHOLDER, TYPE_ALIASES
from hasura.engine.metadata.sources import LogicalModel, NativeQuery, ScalarLogicalType


async def check_statement(pool: Any, catalog: Catalog, model: LogicalModel, query: NativeQuery) -> None:
    """Prepares the statement without running it; raises EngineError with what PostgreSQL found wrong."""
    columns = [
        (item.name, item.type.scalar) for item in model.fields.values() if isinstance(item.type, ScalarLogicalType)
    ]
    names = ", ".join('"' + name.replace('"', '""') + '"' for name, _ in columns)
    code = PLACEHOLDER.sub(_Numbers(query), query.code.strip().rstrip(";"))
    try:
        async with pool.acquire() as connection, connection.transaction():  # its end lets go of the tables
            prepared = await connection.prepare(f"WITH _native AS (\n{code}\n) SELECT {names} FROM _native")  # noqa: S608 # the admin's own SQL is what is tried
            found = [attribute.type for attribute in prepared.get_attributes()]
    except asyncpg.PostgresError as error:
        raise _refused(str(error)) from error
    for (name, wanted), actual in zip(columns, found, strict=True):
        expected = catalog.types.get(TYPE_ALIASES.get(wanted, wanted))
        if expected is not None and expected.oid != actual.oid:
            raise _refused(
                f"Return column '{name}' has a type mismatch. The expected type is '{wanted}', "
                f"but the actual type is '{actual.name}'."
            )


class _Numbers:
    """`{{argument}}`s as numbered parameters of their types."""

    def __init__(self, query: NativeQuery) -> None:
        self._arguments = query.arguments
        self._numbers: dict[str, int] = {}

    def __call__(self, found: re.Match[str]) -> str:
        number = self._numbers.setdefault(found[1], len(self._numbers) + 1)
        return f"(${number}::{self._arguments[found[1]].type})"


def _refused(reason: str) -> EngineError:
    return EngineError("Failed to validate query", "validation-failed", internal=reason)
