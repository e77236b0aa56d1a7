"""A slow, obvious evaluation of queries over rows held in Python: what the engine is compared with.

Two tables, `author` and `book` (`book.author_id` → `author.id`, nullable). A query is a tree of
plain values that can be written as GraphQL and evaluated here.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Database = Mapping[str, list[Row]]

COLUMNS = {
    "author": {"id": "int", "name": "text", "age": "int"},
    "book": {"id": "int", "author_id": "int", "title": "text", "pages": "int", "open": "bool"},
}
RELATIONS = {
    ("author", "books"): ("book", "id", "author_id", True),
    ("book", "author"): ("author", "author_id", "id", False),
}


@dataclass(frozen=True)
class Rights:
    """A role's select permission on a table."""

    columns: tuple[str, ...]
    condition: Mapping[str, Any]
    limit: int | None
    aggregations: bool


@dataclass(frozen=True)
class Selection:
    """Rows of a table and what is asked of each: columns, related rows, aggregates."""

    table: str
    where: Mapping[str, Any] = field(default_factory=dict)
    order_by: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    offset: int | None = None
    columns: tuple[str, ...] = ("id",)
    related: tuple[tuple[str, "Selection"], ...] = ()
    aggregates: tuple[tuple[str, str], ...] | None = None


def literal(value: Any) -> str:
    """A value as GraphQL text."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return json.dumps(value)


def document(selection: Selection) -> str:
    """The query as GraphQL."""
    return "{ " + _field(selection.table, selection) + " }"


def _field(name: str, selection: Selection, plural: bool = True) -> str:
    arguments = []
    if plural:
        if selection.where:
            arguments.append(f"where: {literal(selection.where)}")
        if selection.order_by:
            keys = ", ".join(f"{{{column}: {way}}}" for column, way in selection.order_by)
            arguments.append(f"order_by: [{keys}]")
        if selection.limit is not None:
            arguments.append(f"limit: {selection.limit}")
        if selection.offset is not None:
            arguments.append(f"offset: {selection.offset}")
    given = f"({', '.join(arguments)})" if arguments else ""
    if selection.aggregates is not None:
        functions = " ".join(
            "count" if function == "count" else f"{function}_{column}: {function} {{ {column} }}"
            for function, column in selection.aggregates
        )
        nodes = f"nodes {{ {' '.join(selection.columns)} }}"
        return f"{name}_aggregate{given} {{ aggregate {{ {functions} }} {nodes} }}"
    parts = list(selection.columns)
    parts += [
        _field(relation, inner, RELATIONS[selection.table, relation][3]) for relation, inner in selection.related
    ]
    return f"{name}{given} {{ {' '.join(parts)} }}"


def _compare(operator: str, value: Any, operand: Any, in_permission: bool) -> bool | None:
    """One comparison in SQL's three-valued logic; a permission's `_neq` counts null as different."""
    if operator == "_is_null":
        return (value is None) is operand
    if operator == "_neq" and in_permission:
        return bool(value != operand)
    if operator in {"_in", "_nin"} and not operand:
        return operator == "_nin"  # of an empty list, whatever the value
    if value is None:
        return None
    match operator:
        case "_eq":
            return bool(value == operand)
        case "_neq":
            return bool(value != operand)
        case "_gt":
            return bool(value > operand)
        case "_lte":
            return bool(value <= operand)
        case "_in":
            return value in operand
        case "_nin":
            return value not in operand
    raise AssertionError(operator)


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _any(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


class World:
    """Rows, and the rights of the role that asks (None: the admin, who may do all)."""

    def __init__(self, database: Database, rights: Mapping[str, Rights] | None) -> None:
        self.database = database
        self.rights = rights

    def holds(self, table: str, condition: Mapping[str, Any], row: Row, with_rights: bool = True) -> bool | None:
        """A condition on a row."""
        results: list[bool | None] = []
        for key, value in condition.items():
            if key == "_and":
                results.append(_all([self.holds(table, item, row, with_rights) for item in value]))
            elif key == "_or":
                results.append(_any([self.holds(table, item, row, with_rights) for item in value]))
            elif key == "_not":
                inner = self.holds(table, value, row, with_rights)
                results.append(None if inner is None else not inner)
            elif (table, key) in RELATIONS:
                other, own, theirs, _ = RELATIONS[table, key]
                results.append(
                    any(
                        self.holds(other, value, item, with_rights)
                        for item in (self.visible(other) if with_rights else self.database[other])
                        if row[own] is not None and item[theirs] == row[own]
                    )
                )
            else:
                results.append(
                    _all([_compare(name, row[key], operand, not with_rights) for name, operand in value.items()])
                )
        return _all(results)

    def visible(self, table: str) -> list[Row]:
        """The rows the role may see."""
        rows = self.database[table]
        if self.rights is None:
            return list(rows)
        condition = self.rights[table].condition
        return [row for row in rows if self.holds(table, condition, row, with_rights=False)]

    def chosen(self, selection: Selection, rows: list[Row], limit: int | None) -> list[Row]:
        """Where, order, offset and limit."""
        found = [row for row in rows if self.holds(selection.table, selection.where, row)]
        for column, way in reversed(selection.order_by):
            descending = way.startswith("desc")
            nulls_first = way.endswith("nulls_first") or way == "desc"
            present = [row for row in found if row[column] is not None]
            absent = [row for row in found if row[column] is None]
            present.sort(key=lambda row, name=column: row[name], reverse=descending)
            found = absent + present if nulls_first else present + absent
        found = found[selection.offset or 0 :]
        return found if limit is None else found[:limit]

    def answer(self, selection: Selection, rows: list[Row] | None = None) -> Any:
        """What the engine should answer."""
        rows = self.visible(selection.table) if rows is None else rows
        most = self.rights[selection.table].limit if self.rights else None
        bounds = [bound for bound in (selection.limit, most) if bound is not None]
        shown = self.chosen(selection, rows, min(bounds) if bounds else None)
        if selection.aggregates is not None:
            counted = self.chosen(selection, rows, selection.limit)
            nodes = [{column: row[column] for column in selection.columns} for row in shown]
            return {"aggregate": _aggregate(selection.aggregates, counted), "nodes": nodes}
        return [self._object(selection, row) for row in shown]

    def _object(self, selection: Selection, row: Row) -> Any:
        result = {column: row[column] for column in selection.columns}
        for name, inner in selection.related:
            other, own, theirs, plural = RELATIONS[selection.table, name]
            joined = [item for item in self.visible(other) if row[own] is not None and item[theirs] == row[own]]
            if not plural:
                result[name] = self._object(inner, joined[0]) if joined else None
            else:
                key = f"{name}_aggregate" if inner.aggregates is not None else name
                result[key] = self.answer(inner, joined)
        return result


def _aggregate(functions: tuple[tuple[str, str], ...], rows: list[Row]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for function, column in functions:
        if function == "count":
            result["count"] = len(rows)
            continue
        values = [row[column] for row in rows if row[column] is not None]
        apply: dict[str, Callable[[list[Any]], Any]] = {"sum": sum, "max": max, "min": min}
        result[f"{function}_{column}"] = {column: apply[function](values) if values else None}
    return result
