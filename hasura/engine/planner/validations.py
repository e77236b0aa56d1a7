"""What the webhooks of permissions are shown of a mutation's input.

The input is part of the plan, so a plan with validations serves only requests with equal input.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hasura.engine.planner.context import Planning
from hasura.engine.request.inputs import Input, plain_json
from hasura.engine.schema.access import InsertAccess, TableAccess
from hasura.engine.schema.meanings import WriteColumnMeaning
from hasura.engine.schema.types import InputObjectType, input_object_under


def show_rows(
    planning: Planning, access: TableAccess, right: InsertAccess, rows: Input, kind: InputObjectType
) -> None:
    """Rows to insert, those inserted along under `data`; all rows of one table are shown together."""
    if right.validation is not None:
        shown = plain_json(rows)
        found = [_row(item, kind) for item in (shown if isinstance(shown, list) else [shown])]
        key = (planning.path.split(".args", 1)[0], access.table.name)
        before = planning.validations.get(key)
        planning.validations[key] = (right.validation, [*(before[1] if before else ()), *found])


def _row(row: Any, kind: InputObjectType) -> Any:
    """A row with its columns under PostgreSQL's names; what the planner refuses later is left as it is."""
    if not isinstance(row, Mapping):
        return row
    found: dict[str, Any] = {}
    for name, value in row.items():
        field = kind.fields.get(name)
        if field is not None and isinstance(field.meaning, WriteColumnMeaning):
            found[field.meaning.column.name] = value
        elif field is not None and isinstance(value, Mapping) and "data" in value:
            inner = input_object_under(input_object_under(field.type).fields["data"].type)
            data = value["data"]
            shown = [_row(item, inner) for item in data] if isinstance(data, list) else _row(data, inner)
            found[name] = {"data": shown}
    return found


def show_arguments(planning: Planning, access: TableAccess, kind: str, given: Mapping[str, Input]) -> None:
    """The arguments of an update or delete."""
    right = access.delete if kind.startswith("delete") else access.update
    if right is None or right.validation is None:
        return
    shown: Any = {name: plain_json(value) for name, value in given.items()}
    if kind == "delete_by_pk":
        shown = {"pk_columns": shown}
    entries = shown["updates"] if kind == "update_many" else shown
    key = (access.table.name, kind, len(planning.validations))
    planning.validations[key] = (right.validation, entries if isinstance(entries, list) else [entries])
