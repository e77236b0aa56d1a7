"""What one role may do with each table: permissions read, admin's and inherited ones included.

The admin may do everything PostgreSQL can. An inherited role's select rights are its parents' put
together, cell by cell; its other rights are those all of its parents agree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from hasura.engine.metadata.names import ColumnNames
from hasura.engine.metadata.permissions import (
    DeleteDefinition,
    InputValidation,
    InsertDefinition,
    SelectDefinition,
    UpdateDefinition,
    ValidationWebhook,
)
from hasura.engine.plan.conditions import TRUE, Condition, disjunction
from hasura.engine.plan.values import Param
from hasura.engine.schema.filters import read_condition, value_origin
from hasura.engine.schema.source import ResolvedSource, SourceTable

ADMIN = "admin"

_Right = TypeVar("_Right")


@dataclass(frozen=True, slots=True)
class SelectAccess:
    """What may be read. `columns`, `computed`: name → the condition on the row under which the cell
    is visible. Root fields: None = all."""

    columns: Mapping[str, Condition]
    computed: Mapping[str, Condition]
    filter: Condition = TRUE
    limit: int | None = None
    aggregations: bool = True
    query_roots: frozenset[str] | None = None
    subscription_roots: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class InsertAccess:
    """What may be inserted; presets are by column."""

    columns: tuple[str, ...]
    check: Condition = TRUE
    presets: Mapping[str, Param] = field(default_factory=dict)
    backend_only: bool = False
    validation: ValidationWebhook | None = None


@dataclass(frozen=True, slots=True)
class UpdateAccess:
    """What may be updated."""

    columns: tuple[str, ...]
    filter: Condition = TRUE
    check: Condition = TRUE
    presets: Mapping[str, Param] = field(default_factory=dict)
    backend_only: bool = False
    validation: ValidationWebhook | None = None


@dataclass(frozen=True, slots=True)
class DeleteAccess:
    """What may be deleted."""

    filter: Condition = TRUE
    backend_only: bool = False
    validation: ValidationWebhook | None = None


@dataclass(frozen=True, slots=True)
class TableAccess:
    """A role's rights on a table; None: no such right."""

    table: SourceTable
    select: SelectAccess | None = None
    insert: InsertAccess | None = None
    update: UpdateAccess | None = None
    delete: DeleteAccess | None = None


def table_access(
    role: str, parents: Mapping[str, tuple[str, ...]], table: SourceTable, source: ResolvedSource
) -> TableAccess:
    """The rights of `role` on `table`; `parents`: the roles each inherited role is made of."""
    if role == ADMIN:
        return _admin_access(table)
    metadata = table.metadata
    reader = _Reader(table, source)
    select = metadata.select_permissions.get(role)
    insert = metadata.insert_permissions.get(role)
    update = metadata.update_permissions.get(role)
    delete = metadata.delete_permissions.get(role)
    own = TableAccess(
        table,
        reader.select(select.permission) if select else None,
        reader.insert(insert.permission) if insert else None,
        reader.update(update.permission) if update else None,
        reader.delete(delete.permission) if delete else None,
    )
    if role not in parents:
        return own
    inherited = [table_access(parent, parents, table, source) for parent in parents[role]]
    return replace(
        own,
        select=own.select or merge_select([access.select for access in inherited if access.select]),
        insert=own.insert or agreed([access.insert for access in inherited]),
        update=own.update or agreed([access.update for access in inherited]),
        delete=own.delete or agreed([access.delete for access in inherited]),
    )


def merge_select(rights: list[SelectAccess]) -> SelectAccess | None:
    """The union of select rights: a row shows if any lets it, a cell if one that has it does."""
    if len(rights) <= 1:
        return rights[0] if rights else None
    limits = [right.limit for right in rights]
    return SelectAccess(
        columns=_merge_cells([(right.columns, right.filter) for right in rights]),
        computed=_merge_cells([(right.computed, right.filter) for right in rights]),
        filter=disjunction(*(right.filter for right in rights)),
        limit=None if None in limits else max(limit for limit in limits if limit is not None),
        aggregations=any(right.aggregations for right in rights),
        query_roots=_merge_roots([right.query_roots for right in rights]),
        subscription_roots=_merge_roots([right.subscription_roots for right in rights]),
    )


def _merge_cells(rights: Iterable[tuple[Mapping[str, Condition], Condition]]) -> dict[str, Condition]:
    """Each cell with the filters of those that have it; unconditional where all rights have it."""
    rights = list(rights)
    cells: dict[str, Condition] = {}
    for name in dict.fromkeys(name for names, _ in rights for name in names):
        shown = [
            row_filter if names[name] == TRUE else names[name] for names, row_filter in rights if name in names
        ]
        everywhere = len(shown) == len(rights) and all(names[name] == TRUE for names, _ in rights if name in names)
        cells[name] = TRUE if everywhere else disjunction(*shown)
    return cells


def _merge_roots(roots: list[frozenset[str] | None]) -> frozenset[str] | None:
    if any(item is None for item in roots):
        return None
    return frozenset().union(*(item for item in roots if item is not None))


def agreed(rights: list[_Right | None]) -> _Right | None:
    """The right all that have one agree on; None where they differ or nobody has it."""
    present = [right for right in rights if right is not None]
    if not present or any(right != present[0] for right in present):
        return None
    return present[0]


def _admin_access(table: SourceTable) -> TableAccess:
    columns = table.columns
    catalog = table.table
    insertable = tuple(name for name, column in columns.items() if column.column.insertable)
    updatable = tuple(name for name, column in columns.items() if column.column.updatable)
    return TableAccess(
        table,
        SelectAccess(dict.fromkeys(columns, TRUE), dict.fromkeys(table.computed, TRUE)),
        InsertAccess(insertable) if catalog.insertable else None,
        UpdateAccess(updatable) if catalog.updatable else None,
        DeleteAccess() if catalog.deletable else None,
    )


def _webhook(validation: InputValidation | None) -> ValidationWebhook | None:
    return None if validation is None else validation.definition


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the permissions of one table."""

    table: SourceTable
    source: ResolvedSource

    def select(self, definition: SelectDefinition) -> SelectAccess:
        names = self._columns(definition.columns)
        computed = set(definition.computed_fields)
        computed.update(name for name, item in self.table.computed.items() if item.returns_table is not None)
        roots = definition.query_root_fields
        live_roots = definition.subscription_root_fields
        return SelectAccess(
            columns=dict.fromkeys(names, TRUE),
            computed={name: TRUE for name in self.table.computed if name in computed},
            filter=self._condition(definition.filter),
            limit=definition.limit,
            aggregations=definition.allow_aggregations,
            query_roots=None if roots is None else frozenset(roots),
            subscription_roots=None if live_roots is None else frozenset(live_roots),
        )

    def insert(self, definition: InsertDefinition) -> InsertAccess | None:
        if not self.table.table.insertable:
            return None
        columns = tuple(
            name
            for name in self._columns(definition.columns)
            if name not in definition.set and self.table.columns[name].column.insertable
        )
        check = self._condition(definition.check)
        presets = self._presets(definition.set)
        return InsertAccess(columns, check, presets, definition.backend_only, _webhook(definition.validate_input))

    def update(self, definition: UpdateDefinition) -> UpdateAccess | None:
        if not self.table.table.updatable:
            return None
        columns = tuple(
            name
            for name in self._columns(definition.columns)
            if name not in definition.set and self.table.columns[name].column.updatable
        )
        return UpdateAccess(
            columns,
            self._condition(definition.filter),
            TRUE if definition.check is None else self._condition(definition.check),
            self._presets(definition.set),
            definition.backend_only,
            _webhook(definition.validate_input),
        )

    def delete(self, definition: DeleteDefinition) -> DeleteAccess | None:
        if not self.table.table.deletable:
            return None
        validation = _webhook(definition.validate_input)
        return DeleteAccess(self._condition(definition.filter), definition.backend_only, validation)

    def _columns(self, names: ColumnNames) -> tuple[str, ...]:
        if names == "*":
            return tuple(self.table.columns)
        chosen = set(names)
        return tuple(name for name in self.table.columns if name in chosen)

    def _condition(self, expression: Any) -> Condition:
        return read_condition(expression, self.table, self.source)

    def _presets(self, values: Mapping[str, Any]) -> dict[str, Param]:
        presets = {}
        for name, value in values.items():
            column = self.table.columns.get(name)
            if column is not None:
                presets[name] = Param(value_origin(column.type, value), column.type)
        return presets
