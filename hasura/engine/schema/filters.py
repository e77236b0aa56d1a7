"""Conditions written in metadata (permission filters, checks) as `Condition` values.

They know more forms than a GraphQL `where`: `$eq` beside `_eq`, a bare value for equality, column
comparisons (`_ceq`), `_exists`, and session variables wherever a value stands. Columns go by their
PostgreSQL names. Inside them no permission of the tables they look at applies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hasura.engine.catalog.model import PgType
from hasura.engine.errors import EngineError, error_path
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import (
    TRUE,
    CallExp,
    CastExp,
    ColumnExp,
    Comparison,
    ComputedExists,
    Condition,
    NullCheck,
    RelatedExists,
    ScalarExp,
    TableExists,
    conjunction,
    disjunction,
    negation,
)
from hasura.engine.plan.encode import encode_value
from hasura.engine.plan.values import Constant, Origin, Param, SessionVariable
from hasura.engine.schema.computed import bare_call
from hasura.engine.schema.source import ResolvedSource, SourceTable

_COLUMN_OPERATORS: Final = {
    "_ceq": "_eq",
    "_cne": "_neq",
    "_cneq": "_neq",
    "_cgt": "_gt",
    "_clt": "_lt",
    "_cgte": "_gte",
    "_clte": "_lte",
}
_LISTS: Final = frozenset({"_in", "_nin", "_ancestor_any", "_descendant_any"})
_TEXT_LISTS: Final = frozenset({"_has_keys_any", "_has_keys_all"})
_PATTERNS: Final = frozenset(
    {
        *("_like", "_nlike", "_ilike", "_nilike", "_similar", "_nsimilar"),
        *("_regex", "_iregex", "_nregex", "_niregex"),
    }
)
_SAME_TYPE: Final = frozenset(
    {
        *("_eq", "_neq", "_gt", "_lt", "_gte", "_lte", "_contains", "_contained_in"),
        *("_ancestor", "_descendant"),
    }
)
_OTHER_TYPE: Final = {"_matches": "lquery", "_matches_fulltext": "ltxtquery"}
SESSION_PREFIX: Final = "x-hasura-"


def session_variable(value: Any) -> str | None:
    """The lower-case name if `value` is how metadata writes a session variable."""
    if not isinstance(value, str):
        return None
    lowered = value.lower()
    if lowered.startswith(SESSION_PREFIX):
        return lowered
    return "x-hasura-user-id" if lowered == "req_user_id" else None


def value_origin(kind: PgType, value: Any, many: bool = False) -> Origin:
    """Where a value in metadata comes from: a session variable or the constant itself."""
    name = session_variable(value)
    if name is not None:
        return SessionVariable(name)
    return Constant(encode_value(kind, value, many, "$"))


@dataclass(frozen=True, slots=True)
class FilterReader:
    """Reads conditions on rows of `root`, a table of `source`."""

    source: ResolvedSource
    root: SourceTable

    def read(self, expression: Any) -> Condition:
        """The condition an expression means; raises EngineError where it can't be understood."""
        return self._object(expression, self.root)

    def _object(self, expression: Any, table: SourceTable) -> Condition:
        if not isinstance(expression, Mapping):
            raise EngineError("expecting an object for a boolean expression", "parse-failed")
        return conjunction(*(self._member(key, value, table) for key, value in expression.items()))

    def _member(self, key: str, value: Any, table: SourceTable) -> Condition:
        with error_path(key):
            match key:
                case "_and" | "$and":
                    return conjunction(*self._list(value, table))
                case "_or" | "$or":
                    return disjunction(*self._list(value, table))
                case "_not" | "$not":
                    return negation(self._object(value, table))
                case "_exists" | "$exists":
                    return self._exists(value)
            return self._field(key, value, table)

    def _list(self, value: Any, table: SourceTable) -> list[Condition]:
        if not isinstance(value, list):
            raise EngineError("expecting a list of boolean expressions", "parse-failed")
        conditions = []
        for index, item in enumerate(value):
            with error_path(index):
                conditions.append(self._object(item, table))
        return conditions

    def _exists(self, value: Any) -> Condition:
        if not isinstance(value, Mapping) or "_table" not in value or "_where" not in value:
            raise EngineError("expecting an object with _table and _where", "parse-failed")
        named = value["_table"]
        if isinstance(named, str):
            name = QualifiedName("public", named)
        else:
            name = QualifiedName(named.get("schema", "public"), named["name"])
        other = self.source.tables.get(name)
        if other is None:
            with error_path("_table"):
                raise EngineError(f'table "{name}" does not exist', "not-exists")
        with error_path("_where"):
            return TableExists(name, self._object(value["_where"], other))

    def _field(self, key: str, value: Any, table: SourceTable) -> Condition:
        column = table.columns.get(key)
        if column is not None:
            if column.type.name == "json":
                raise EngineError("JSON column can not be part of boolean expression", "unexpected-payload")
            exp = ColumnExp(column.name, column.type)
            return self._comparisons(exp, value, table, column.nullable)
        relationship = table.relationships.get(key)
        if relationship is not None:
            target = self.source.tables[relationship.target]
            return RelatedExists(relationship.target, relationship.join, self._object(value, target))
        computed = table.computed.get(key)
        if computed is None:
            raise EngineError(f'"{key}" does not exist', "not-exists")
        call = bare_call(computed)
        if computed.returns_table is not None:
            remote = self.source.tables.get(computed.returns_table)
            if remote is None:
                raise EngineError(f'table "{computed.returns_table}" does not exist', "not-exists")
            return ComputedExists(call, self._object(value, remote))
        return self._comparisons(CallExp(call, computed.function.return_type), value, table, True)

    def _comparisons(self, left: ScalarExp, value: Any, table: SourceTable, nullable: bool) -> Condition:
        if not isinstance(value, Mapping):
            return self._equality(left, value, nullable)
        conditions = []
        for key, operand in value.items():
            with error_path(key):
                conditions.append(self._comparison(left, key, operand, table, nullable))
        return conjunction(*conditions)

    def _equality(self, left: ScalarExp, value: Any, nullable: bool) -> Condition:
        if value is None:
            return NullCheck(left, True) if nullable else TRUE
        return Comparison(left, "_eq", Param(value_origin(left.type, value), left.type))

    def _comparison(self, left: ScalarExp, key: str, value: Any, table: SourceTable, nullable: bool) -> Condition:
        operator = "_" + key[1:] if key.startswith("$") else key
        if operator == "_ne":
            operator = "_neq"
        if operator in _COLUMN_OPERATORS:
            return Comparison(left, _COLUMN_OPERATORS[operator], self._column_operand(value, table))
        if operator == "_cast":
            return self._cast(left, value, table)
        if operator == "_is_null":
            if not isinstance(value, bool):
                raise EngineError("expecting a boolean for _is_null", "parse-failed")
            return NullCheck(left, value)
        if operator == "_eq":
            return self._equality(left, value, nullable)
        if operator == "_neq" and nullable:
            if value is None:
                return NullCheck(left, False)
            right = Param(value_origin(left.type, value), left.type)
            return disjunction(Comparison(left, "_neq", right), NullCheck(left, True))
        return self._plain(left, operator, value)

    def _plain(self, left: ScalarExp, operator: str, value: Any) -> Condition:
        types = self.source.catalog.types
        if operator in _LISTS or operator in _TEXT_LISTS or operator == "_matches_any":
            kind = left.type
            if operator in _TEXT_LISTS:
                kind = types["text"]
            elif operator == "_matches_any":
                kind = types["lquery"]
            return Comparison(left, operator, self._list_operand(kind, value))
        if operator in _PATTERNS or operator in _SAME_TYPE:
            return Comparison(left, operator, Param(value_origin(left.type, value), left.type))
        if operator == "_has_key":
            return Comparison(left, operator, Param(value_origin(types["text"], value), types["text"]))
        if operator in _OTHER_TYPE:
            kind = types[_OTHER_TYPE[operator]]
            return Comparison(left, operator, Param(value_origin(kind, value), kind))
        raise EngineError(f"Unknown operator: {operator}", "unexpected-payload")

    def _list_operand(self, kind: PgType, value: Any) -> Param | tuple[Param, ...]:
        if isinstance(value, list) and any(session_variable(item) for item in value):
            return tuple(Param(value_origin(kind, item), kind) for item in value)
        if not isinstance(value, list) and session_variable(value) is None:
            raise EngineError("expecting a list or a session variable", "parse-failed")
        return Param(value_origin(kind, value, many=True), kind, many=True)

    def _cast(self, left: ScalarExp, value: Any, table: SourceTable) -> Condition:
        if not isinstance(value, Mapping):
            raise EngineError("expecting an object for _cast", "parse-failed")
        conditions = []
        for name, operations in value.items():
            kind = self.source.catalog.types.get("text" if name == "String" else name)
            if kind is None or left.type.name != "jsonb" or kind.name != "text":
                raise EngineError(
                    f'cannot cast column of type "{left.type.name}" to type "{name}"', "unexpected-payload"
                )
            conditions.append(self._comparisons(CastExp(left, kind), operations, table, True))
        return conjunction(*conditions)

    def _column_operand(self, value: Any, table: SourceTable) -> ColumnExp:
        path = [value] if isinstance(value, str) else value
        if not isinstance(path, list) or not path or len(path) > 2 or (len(path) == 2 and path[0] != "$"):
            raise EngineError(
                "Relationship references are not supported in column comparison RHS", "not-supported"
            )
        of_root = len(path) == 2
        holder = self.root if of_root else table
        column = holder.columns.get(path[-1])
        if column is None:
            raise EngineError(f'column "{path[-1]}" does not exist', "not-exists")
        return ColumnExp(column.name, column.type, of_root)


def read_condition(expression: Any, table: SourceTable, source: ResolvedSource) -> Condition:
    """The condition a metadata expression means for rows of `table`."""
    return FilterReader(source, table).read(expression)
