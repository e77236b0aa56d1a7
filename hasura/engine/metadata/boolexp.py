"""Walks a row condition of a permission: checks the names in it, or renames them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hasura.engine.errors import EngineError, error_path
from hasura.engine.metadata.codec import DecodeError, Json
from hasura.engine.metadata.fields import ColumnField, ComputedFieldOf, Field, RelatedField, SourceView
from hasura.engine.metadata.names import decode_name
from hasura.engine.names import QualifiedName

Rename = Callable[[QualifiedName, str], str]
RenameTable = Callable[[QualifiedName], QualifiedName]
SeeColumn = Callable[[QualifiedName, str, Json], None]

_LISTS = ("_and", "_or", "$and", "$or")
_COLUMN_COMPARISONS = frozenset(
    prefix + name for prefix in ("_", "$") for name in ("ceq", "cne", "cneq", "cgt", "clt", "cgte", "clte")
)
_AGGREGATE = "_aggregate"


class BoolExpWalker:
    """Rewrites a condition, name by name.

    view: what the names mean. rename: the new name of a field of a table. rename_table: the new name
    of a table. see: told every column with what it is compared with. Names that mean nothing raise
    EngineError.
    """

    def __init__(
        self,
        view: SourceView,
        rename: Rename = lambda _, name: name,
        rename_table: RenameTable = lambda table: table,
        see: SeeColumn = lambda *_: None,
    ) -> None:
        self._view = view
        self._rename = rename
        self._rename_table = rename_table
        self._see = see

    def walk(self, exp: Json, table: QualifiedName, root: QualifiedName | None = None) -> Json:
        """The condition with its names rewritten; `root` is the table a permission is on."""
        if not isinstance(exp, dict):
            raise EngineError("expecting a object for boolean expression", "parse-failed")
        return dict(self._entry(key, value, table, root or table) for key, value in exp.items())

    def _entry(self, key: str, value: Json, table: QualifiedName, root: QualifiedName) -> tuple[str, Json]:
        if key in _LISTS:
            if not isinstance(value, list):
                raise EngineError("expecting a list of boolean expressions", "parse-failed", f"$.{key}")
            return key, [self.walk(item, table, root) for item in value]
        if key in ("_not", "$not"):
            return key, self.walk(value, table, root)
        if key in ("_exists", "$exists"):
            return key, self._exists(value, root)
        return self._field(key, value, table, root)

    def _exists(self, value: Json, root: QualifiedName) -> Json:
        if not isinstance(value, dict) or "_table" not in value or "_where" not in value:
            raise EngineError("_exists needs _table and _where", "parse-failed", "$._exists")
        try:
            table = decode_name(value["_table"], "$._exists._table")
        except DecodeError as error:
            raise EngineError(error.message, "parse-failed", error.path) from error
        if self._view.table(table) is None:
            message = f'table "{table}" does not exist in source: {self._view.source.name}'
            raise EngineError(message, "not-exists", "$._exists._table")
        renamed = self._rename_table(table)
        shown = value["_table"] if renamed == table else renamed.to_json()
        return {**value, "_table": shown, "_where": self.walk(value["_where"], table, root)}

    def _field(self, name: str, value: Json, table: QualifiedName, root: QualifiedName) -> tuple[str, Json]:
        field = self._view.field(table, name)
        new_name = self._rename(table, name)
        match field:
            case ColumnField():
                self._see(table, name, value)
                return new_name, self._operators(value, table, root)
            case RelatedField(target):
                with error_path(name):
                    return new_name, value if target is None else self.walk(value, target, root)
            case ComputedFieldOf(_, target):
                return new_name, value if target is None else self.walk(value, target, root)
        return self._aggregate(name, value, table, root)

    def _aggregate(self, name: str, value: Json, table: QualifiedName, root: QualifiedName) -> tuple[str, Json]:
        base = name.removesuffix(_AGGREGATE)
        field: Field | None = self._view.field(table, base) if base != name else None
        if not isinstance(field, RelatedField) or field.table is None or not isinstance(value, dict):
            raise EngineError(f'"{name}" does not exist', "not-exists", f"$.{name}")
        target = field.table
        inner = {key: self._predicate(item, target, root) for key, item in value.items()}
        return self._rename(table, base) + _AGGREGATE, inner

    def _predicate(self, value: Json, table: QualifiedName, root: QualifiedName) -> Json:
        if not isinstance(value, dict):
            return value
        result = dict(value)
        if isinstance(value.get("filter"), dict):
            result["filter"] = self.walk(value["filter"], table, root)
        if isinstance(value.get("arguments"), list):
            result["arguments"] = [self._rename(table, str(name)) for name in value["arguments"]]
        return result

    def _operators(self, value: Json, table: QualifiedName, root: QualifiedName) -> Json:
        if not isinstance(value, dict):
            return value
        return {
            operator: self._compared(item, table, root) if operator in _COLUMN_COMPARISONS else item
            for operator, item in value.items()
        }

    def _compared(self, value: Any, table: QualifiedName, root: QualifiedName) -> Json:
        """The other column of a column comparison: `"name"`, or `["$", "name"]` of the root table."""
        if isinstance(value, list) and len(value) == 2 and value[0] == "$":
            return ["$", self._column(root, value[1])]
        if isinstance(value, list) and len(value) == 1:
            return [self._column(table, value[0])]
        return self._column(table, value)

    def _column(self, table: QualifiedName, name: Json) -> str:
        if not isinstance(name, str) or not isinstance(self._view.field(table, name), ColumnField):
            raise EngineError(f'"{name}" does not exist', "not-exists")
        return self._rename(table, name)
