"""Do permissions name columns, relationships and computed fields that exist?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from hasura.engine.catalog.model import Column, Table
from hasura.engine.errors import EngineError
from hasura.engine.metadata.boolexp import BoolExpWalker
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.consistency.report import Report, table_definition
from hasura.engine.metadata.fields import ComputedFieldOf, SourceView
from hasura.engine.metadata.names import ColumnNames
from hasura.engine.metadata.objects import PERMISSION_KINDS, ObjectId
from hasura.engine.metadata.permissions import (
    BoolExp,
    DeleteDefinition,
    InsertDefinition,
    SelectDefinition,
    UpdateDefinition,
)
from hasura.engine.metadata.tables import TableMetadata
from hasura.engine.names import QualifiedName
from hasura.engine.session import ADMIN_ROLE

CheckExpression = Callable[[BoolExp, QualifiedName, SourceView], None]
"""A deeper check of a condition (operators and values); raises EngineError."""


class PermissionChecks:
    """The permissions of one table."""

    def __init__(self, view: SourceView, table: Table, check_expression: CheckExpression | None) -> None:
        self._view = view
        self._table = table
        self._check_expression = check_expression

    def kept(self, metadata: TableMetadata, report: Report) -> dict[str, dict[str, Any]]:
        """By attribute of the table (`select_permissions`): the permissions that fit, by role."""
        checks: Mapping[str, Callable[[str, Any], None]] = {
            "insert": self._insert,
            "select": self._select,
            "update": self._update,
            "delete": self._delete,
        }
        result: dict[str, dict[str, Any]] = {}
        for operation, check in checks.items():
            attribute = f"{operation}_permissions"
            result[attribute] = {
                role: permission
                for role, permission in getattr(metadata, attribute).items()
                if self._fits(operation, role, permission, check, report)
            }
        return result

    def _fits(
        self, operation: str, role: str, permission: Any, check: Callable[[str, Any], None], report: Report
    ) -> bool:
        source, table = self._view.source.name, self._table.name
        item = ObjectId(PERMISSION_KINDS[operation], role, source, table)

        def run() -> None:
            if role == ADMIN_ROLE:
                raise EngineError("cannot define permission for admin role", "constraint-violation")
            check(role, permission.permission)

        definition = partial(table_definition, source, table, permission)
        context = (f'in table "{table}"', f'in permission for role "{role}"')
        return report.keeps(item, definition, run, *context)

    def _insert(self, _: str, permission: InsertDefinition) -> None:
        self._condition(permission.check)
        self._columns(permission.columns, "insertable", lambda column: column.insertable)
        self._presets(permission.set)

    def _select(self, role: str, permission: SelectDefinition) -> None:
        self._condition(permission.filter)
        self._columns(permission.columns, "selectable", lambda _: True)
        for name in permission.computed_fields:
            self._computed_field(name)
        if permission.limit is not None and permission.limit < 0:
            raise EngineError("unexpected negative value", "not-supported")
        shown = {*(permission.query_root_fields or ()), *(permission.subscription_root_fields or ())}
        if "select_by_pk" in shown and not self._sees_primary_key(permission.columns):
            raise EngineError(
                'The "select_by_pk" field cannot be included in the query_root_fields or '
                f'subscription_root_fields because the role "{role}" does not have access to the primary '
                f'key of the table "{self._table.name}" in the source "{self._view.source.name}"'
            )
        if "select_aggregate" in shown and not permission.allow_aggregations:
            raise EngineError(
                'The "select_aggregate" root field can only be enabled in the query_root_fields or '
                ' the subscription_root_fields when "allow_aggregations" is set to true'
            )

    def _update(self, _: str, permission: UpdateDefinition) -> None:
        self._condition(permission.filter)
        if permission.check is not None:
            self._condition(permission.check)
        self._presets(permission.set)
        self._columns(permission.columns, "updatable", lambda column: column.updatable)

    def _delete(self, _: str, permission: DeleteDefinition) -> None:
        self._condition(permission.filter)

    def _condition(self, exp: BoolExp) -> None:
        BoolExpWalker(self._view).walk(exp, self._table.name)
        if self._check_expression is not None:
            self._check_expression(exp, self._table.name, self._view)

    def _columns(self, columns: ColumnNames, ability: str, allowed: Callable[[Column], bool]) -> None:
        if columns == "*":
            return
        for name in columns:
            self._existing(name)
            if not allowed(self._table.columns[name]):
                operation = "insert" if ability == "insertable" else "update"
                message = f"is not {ability} and so cannot have {operation} permissions defined"
                raise EngineError(f'Column "{name}" {message}', "unexpected", status=500)

    def _existing(self, name: str) -> None:
        if name not in self._table.columns:
            if self._view.field(self._table.name, name) is not None:
                raise EngineError(f'field "{name}" is not a column of table "{self._table.name}"')
            raise EngineError(f'column "{name}" does not exist', "not-exists")

    def _presets(self, presets: Mapping[str, Json]) -> None:
        for name in presets:
            self._existing(name)

    def _computed_field(self, name: str) -> None:
        field = self._view.field(self._table.name, name)
        if not isinstance(field, ComputedFieldOf):
            raise EngineError(f'computed field "{name}" does not exist', "not-exists")
        if field.table is not None:
            origin = f'auto-derived from the permissions on its returning table "{field.table}"'
            message = f'select permissions on computed field "{name}" are {origin}'
            raise EngineError(f"{message} and cannot be specified manually", "not-supported")

    def _sees_primary_key(self, columns: ColumnNames) -> bool:
        key = self._table.primary_key
        return key is not None and (columns == "*" or _contains(columns, key.columns))


def _contains(columns: Iterable[str], wanted: Iterable[str]) -> bool:
    return set(wanted) <= set(columns)
