"""GraphQL documents that do what the older row operations ask.

They are meant for a schema in which nothing is renamed (`plain_metadata`), so that every GraphQL name
is the database's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.fields import ColumnField, ComputedFieldOf, RelatedField, SourceView
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.sources import SourceCustomization
from hasura.engine.metadata.tables import TableConfiguration, TableMetadata
from hasura.engine.names import QualifiedName


def plain_metadata(metadata: Metadata, source: str) -> Metadata:
    """One source without names of its own and without limits on root fields and aggregation."""
    kept = metadata.sources[source]
    tables = {name: _plain_table(table) for name, table in kept.tables.items()}
    plain = replace(kept, tables=tables, functions={}, native_queries={}, customization=SourceCustomization())
    return Metadata(sources={source: plain}, inherited_roles=metadata.inherited_roles)


def _plain_table(table: TableMetadata) -> TableMetadata:
    permissions = {
        role: replace(
            item,
            permission=replace(
                item.permission,
                query_root_fields=None,
                subscription_root_fields=None,
                allow_aggregations=True,
            ),
        )
        for role, item in table.select_permissions.items()
    }
    return replace(table, configuration=TableConfiguration(), select_permissions=permissions)


def base_name(table: QualifiedName) -> str:
    """The name of a table's root field and row type."""
    return table.name if table.schema == "public" else f"{table.schema}_{table.name}"


@dataclass
class Variables:
    """Variables of a document as they come up while it is written."""

    values: dict[str, Json] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, value: Json) -> str:
        """Declares a variable; returns how the document refers to it."""
        name = f"v{len(self.values)}"
        self.values[name], self.types[name] = value, kind
        return f"${name}"

    def declaration(self) -> str:
        """The list of variables behind the operation's name."""
        return f"({', '.join(f'${name}: {kind}' for name, kind in self.types.items())})" if self.types else ""


class RowDocuments:
    """Writes documents about the tables of a source."""

    def __init__(self, view: SourceView, role: str) -> None:
        self._view = view
        self._role = role

    def columns(self, table: QualifiedName) -> list[str]:
        """What `*` means to the role."""
        names = list(self._view.catalog.tables[table].columns)
        permission = self._view.source.tables[table].select_permissions.get(self._role)
        if permission is None or permission.permission.columns == "*":
            return names
        return [name for name in names if name in permission.permission.columns]

    def select(self, table: QualifiedName, args: Mapping[str, Json]) -> tuple[str, dict[str, Json]]:
        """Rows of a table under the field `rows`."""
        variables = Variables()
        arguments = self._arguments(table, args, variables)
        selection = self.selection(table, args["columns"], variables)
        text = f"query {variables.declaration()} {{ rows: {base_name(table)}{arguments} {{ {selection} }} }}"
        return text, variables.values

    def selection(self, table: QualifiedName, columns: Json, variables: Variables) -> str:
        """A selection set of columns, relationships and computed fields."""
        if not isinstance(columns, list):
            raise EngineError("expected Array of columns", "parse-failed", "$.columns")
        return " ".join(self._selected(table, item, variables) for item in columns)

    def _selected(self, table: QualifiedName, item: Json, variables: Variables) -> str:
        if item == "*":
            return " ".join(self.columns(table))
        if isinstance(item, str):
            if self._view.field(table, item) is None:
                raise EngineError(f'"{item}" does not exist', "not-exists", "$.columns")
            return item
        if not isinstance(item, dict) or not isinstance(item.get("name"), str):
            raise EngineError("expected a column's name or an object", "parse-failed", "$.columns")
        name, alias = item["name"], item.get("alias")
        target = self._target(table, name)
        arguments = self._arguments(target, item, variables)
        selection = self.selection(target, item.get("columns", []), variables)
        label = f"{alias}: " if isinstance(alias, str) else ""
        return f"{label}{name}{arguments} {{ {selection} }}"

    def _target(self, table: QualifiedName, name: str) -> QualifiedName:
        found = self._view.field(table, name)
        if isinstance(found, RelatedField | ComputedFieldOf) and found.table is not None:
            return found.table
        raise EngineError(f'"{name}" should be a relationship', "unexpected-payload", "$.columns")

    def _arguments(self, table: QualifiedName, args: Mapping[str, Json], variables: Variables) -> str:
        base, parts = base_name(table), []
        if args.get("where") is not None:
            condition = self.condition(table, args["where"])
            parts.append(f"where: {variables.add(f'{base}_bool_exp', condition)}")
        if args.get("order_by") is not None:
            parts.append(f"order_by: {variables.add(f'[{base}_order_by!]', _order(args['order_by']))}")
        for name in ("limit", "offset"):
            if args.get(name) is not None:
                if not isinstance(args[name], int) or isinstance(args[name], bool):
                    raise EngineError("expecting Integer value", "unexpected-payload", f"$.{name}")
                if args[name] < 0:
                    raise EngineError("unexpected negative value", "not-supported", f"$.{name}")
                parts.append(f"{name}: {variables.add('Int', args[name])}")
        return f"({', '.join(parts)})" if parts else ""

    def condition(self, table: QualifiedName, exp: Json) -> Json:
        """A condition in GraphQL's form: `$eq` and bare values become `_eq`."""
        if not isinstance(exp, dict):
            raise EngineError("expecting a object for boolean expression", "parse-failed", "$.where")
        return {_underscored(key): self._entry(table, key, value) for key, value in exp.items()}

    def _entry(self, table: QualifiedName, key: str, value: Json) -> Json:
        name = _underscored(key)
        if name in ("_and", "_or") and isinstance(value, list):
            return [self.condition(table, item) for item in value]
        if name == "_not":
            return self.condition(table, value)
        found = self._view.field(table, key)
        if isinstance(found, RelatedField | ComputedFieldOf) and found.table is not None:
            return self.condition(found.table, value)
        if found is None and not key.endswith("_aggregate"):
            raise EngineError(f'"{key}" does not exist', "not-exists", f"$.where.{key}")
        return _operators(value)

    def insert(self, table: QualifiedName, args: Mapping[str, Json]) -> tuple[str, dict[str, Json]]:
        """Inserts rows; the field is `done`."""
        variables, base = Variables(), base_name(table)
        objects = args["objects"]
        if not isinstance(objects, list):
            raise EngineError("expected Array of objects", "parse-failed", "$.objects")
        parts = [f"objects: {variables.add(f'[{base}_insert_input!]!', objects)}"]
        if args.get("on_conflict") is not None:
            conflict = self._conflict(table, args["on_conflict"], objects)
            parts.append(f"on_conflict: {variables.add(f'{base}_on_conflict', conflict)}")
        return self._mutation(table, f"insert_{base}", parts, args.get("returning"), variables)

    def _conflict(self, table: QualifiedName, conflict: Json, objects: Iterable[Any]) -> Json:
        action = conflict.get("action") if isinstance(conflict, dict) else None
        if action not in ("ignore", "update"):
            raise EngineError('expected "ignore" or "update"', "parse-failed", "$.on_conflict.action")
        constraint, columns = conflict.get("constraint"), conflict.get("constraint_on")
        if action == "ignore" and constraint is None and columns is None:
            return {"update_columns": []}
        written = dict.fromkeys(name for item in objects for name in item)
        return {
            "constraint": constraint or self._constraint(table, columns),
            "update_columns": list(written) if action == "update" else [],
        }

    def _constraint(self, table: QualifiedName, columns: Json) -> str:
        found = self._view.catalog.tables[table]
        keys = [*([found.primary_key] if found.primary_key else []), *found.unique_constraints]
        if columns is None:
            message = "Expecting 'constraint' or 'constraint_on' when the 'action' is 'update'"
            raise EngineError(message, "unexpected-payload", "$.on_conflict")
        wanted = {columns} if isinstance(columns, str) else set(columns or ())
        for key in keys:
            if set(key.columns) == wanted:
                return key.name
        raise EngineError("no unique constraint on the given columns", "constraint-error", "$.on_conflict")

    def update(self, table: QualifiedName, args: Mapping[str, Json]) -> tuple[str, dict[str, Json]]:
        """Updates rows; the field is `done`."""
        variables, base = Variables(), base_name(table)
        parts = [f"where: {variables.add(f'{base}_bool_exp!', self.condition(table, args['where']))}"]
        for operator in ("set", "inc", "mul", "default"):
            changes = args.get(f"${operator}", args.get(f"_{operator}"))
            if isinstance(changes, list):
                changes = dict.fromkeys(changes, True)
            if changes:
                self._require_columns(table, changes, operator)
                parts.append(f"_{operator}: {variables.add(f'{base}_{operator}_input', changes)}")
        return self._mutation(table, f"update_{base}", parts, args.get("returning"), variables)

    def _require_columns(self, table: QualifiedName, changes: Json, operator: str) -> None:
        for name in changes:
            if not isinstance(self._view.field(table, name), ColumnField):
                raise EngineError(f'"{name}" does not exist', "not-exists", f"$.${operator}.{name}")

    def delete(self, table: QualifiedName, args: Mapping[str, Json]) -> tuple[str, dict[str, Json]]:
        """Deletes rows; the field is `done`."""
        variables, base = Variables(), base_name(table)
        parts = [f"where: {variables.add(f'{base}_bool_exp!', self.condition(table, args['where']))}"]
        return self._mutation(table, f"delete_{base}", parts, args.get("returning"), variables)

    def count(self, table: QualifiedName, args: Mapping[str, Json]) -> tuple[str, dict[str, Json]]:
        """Counts rows, or distinct values of columns."""
        variables, base = Variables(), base_name(table)
        arguments = self._arguments(table, {"where": args.get("where")}, variables)
        distinct = ""
        if args.get("distinct"):
            columns = variables.add(f"[{base}_select_column!]", args["distinct"])
            distinct = f"(columns: {columns}, distinct: true)"
        text = f"query {variables.declaration()} {{ rows: {base}_aggregate{arguments} "
        return f"{text}{{ aggregate {{ count{distinct} }} }} }}", variables.values

    def _mutation(
        self, table: QualifiedName, root: str, parts: list[str], returning: Json, variables: Variables
    ) -> tuple[str, dict[str, Json]]:
        shown = f" returning {{ {self.selection(table, returning, variables)} }}" if returning else ""
        text = f"mutation {variables.declaration()} {{ done: {root}({', '.join(parts)}) "
        return f"{text}{{ affected_rows{shown} }} }}", variables.values


def _underscored(name: str) -> str:
    return "_" + name[1:] if name.startswith("$") else name


_SYNONYMS = {"_ne": "_neq"}


def _operators(value: Json) -> Json:
    """Comparisons of a column: `{"$gt": 2}`, or a bare value that it equals."""
    if value is None:
        return {"_is_null": True}
    if not isinstance(value, dict) or not all(key.startswith(("$", "_")) for key in value):
        return {"_eq": value}
    return {_SYNONYMS.get(_underscored(key), _underscored(key)): item for key, item in value.items()}


def _order(order: Json) -> list[Json]:
    """`-id`, `author.name` or `{column, type, nulls}`, one or several."""
    return [_order_item(item) for item in (order if isinstance(order, list) else [order])]


def _order_item(item: Json) -> Json:
    if isinstance(item, str):
        direction = "desc" if item.startswith("-") else "asc"
        return _nested(item.lstrip("+-").split("."), direction)
    if not isinstance(item, dict) or "column" not in item:
        raise EngineError("expected a column with its direction", "parse-failed", "$.order_by")
    direction = item.get("type") or "asc"
    if item.get("nulls"):
        direction = f"{direction}_nulls_{item['nulls']}"
    path, column = [], item["column"]
    while isinstance(column, dict) and len(column) == 1:
        ((name, column),) = column.items()
        path.append(name)
    return _nested([*path, *str(column).split(".")], direction)


def _nested(path: list[str], direction: str) -> Json:
    result: Json = direction
    for name in reversed(path):
        result = {name: result}
    return result
