"""Plans for subscriptions: live queries and streams."""

from __future__ import annotations

from dataclasses import dataclass

from graphql.language import OperationDefinitionNode

from hasura.engine.catalog.model import PgType
from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import ColumnExp, Comparison, conjunction
from hasura.engine.plan.operations import QueryPlan
from hasura.engine.plan.rows import OrderItem, RowSet, TableRows
from hasura.engine.plan.streams import StreamPlan
from hasura.engine.plan.values import Constant, CursorValue, Param, VariableRef
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.operation import root_fields
from hasura.engine.planner.selection import row_fields
from hasura.engine.planner.where import optional_where, select_filter
from hasura.engine.request.inputs import Input, enum_item, items, members, nullable_param, scalar_param
from hasura.engine.schema.meanings import NamespaceMeaning, SelectMeaning, WriteColumnMeaning
from hasura.engine.schema.names import Naming
from hasura.engine.schema.types import (
    ObjectType,
    OutputField,
    TypeRef,
    input_object_under,
    object_under,
)

_MULTIPLE = "_multiple_top_level_fields"
_ONE_FIELD = "subscriptions must select one top level field"


@dataclass(frozen=True, slots=True)
class StreamField:
    """A streaming subscription: the key of its rows in the answer, its source and plan."""

    alias: str
    source: str
    stream: StreamPlan


def subscription_plan(planning: Planning) -> QueryPlan | StreamField:
    """The plan of a subscription's root field (of all of them, where a directive allows many)."""
    root = planning.schema.subscription
    if root is None:
        raise EngineError("no such type: 'subscription_root'")
    node = planning.variables.operation.node
    allows_many = _take_directives(node)
    if not allows_many:
        _check_single(planning, node, root)
    chosen = list(planning.select([node.selection_set], root))
    for selected in chosen:
        meaning = selected.definition.meaning if selected.definition else None
        if isinstance(meaning, NamespaceMeaning) and len(chosen) > 1:
            raise EngineError(_ONE_FIELD)
        if isinstance(meaning, SelectMeaning) and meaning.shape == "stream":
            if allows_many:
                raise EngineError("exactly one root field is allowed for streaming subscriptions")
            with planning.at("selectionSet", selected.name):
                stream = _stream(planning, selected, selected.field, meaning)
            return StreamField(selected.alias, meaning.source.name, stream)
    return QueryPlan(root_fields(planning, [node.selection_set], root))


def _take_directives(node: OperationDefinitionNode) -> bool:
    names = [directive.name.value for directive in node.directives or ()]
    for name in names:
        if name not in {_MULTIPLE, "cached"}:
            raise EngineError(f"directive '{name}' is not defined in the schema")
    return _MULTIPLE in names


def _check_single(planning: Planning, node: OperationDefinitionNode, root: ObjectType) -> None:
    fields = list(planning.select([node.selection_set], root))
    while len(fields) == 1:
        definition = fields[0].definition
        if definition is None or not isinstance(definition.meaning, NamespaceMeaning):
            return
        inner = object_under(definition.type)
        fields = list(planning.select(fields[0].selection_sets, inner))
    raise EngineError(_ONE_FIELD)


def _stream(planning: Planning, selected: Selected, field: OutputField, meaning: SelectMeaning) -> StreamPlan:
    access, source = meaning.access, meaning.source
    given, arguments = selected.arguments, field.arguments
    size_name = source.naming.argument("batch_size")
    with planning.at("args"):
        where = optional_where(planning, given.get("where"), arguments["where"], source.name)
        with planning.at(size_name):
            kind = source.catalog.types["int4"]
            size = scalar_param(given[size_name], arguments[size_name].type, kind, planning.path)
        with planning.at("cursor"):
            cursors = items(given["cursor"], arguments["cursor"].type)
            if len(cursors) != 1:
                raise _one_cursor(len(cursors))
            column, operand, descending = _cursor(planning, cursors[0], arguments["cursor"].type, source.naming)
    compare = Comparison(column, "_lt" if descending else "_gt", operand)
    rows = RowSet(
        TableRows(access.table.name),
        conjunction(select_filter(access), where, compare),
        order_by=(OrderItem(column, descending, descending),),
        limit=size,
        with_ties=True,
    )
    kind_of_rows = object_under(field.type)
    fields = row_fields(planning, selected.selection_sets, kind_of_rows, source, access)
    return StreamPlan(rows, fields, column, descending)


def _one_cursor(count: int) -> EngineError:
    if count:
        return EngineError("multiple column cursors are not supported yet", "not-supported")
    return EngineError("one streaming column field is expected")


def _cursor(planning: Planning, given: Input, kind: TypeRef, naming: Naming) -> tuple[ColumnExp, Param, bool]:
    cursor_type = input_object_under(kind)
    parts = members(given, cursor_type)
    descending = False
    if "ordering" in parts:
        field = cursor_type.fields["ordering"]
        if not parts["ordering"].peeled(field.type).is_null:
            descending = enum_item(parts["ordering"], field.type).meaning
    name = naming.argument("initial_value")
    field = cursor_type.fields[name]
    values_type = input_object_under(field.type)
    with planning.at(name):
        values = members(parts[name].peeled(field.type), values_type)
        if len(values) != 1:
            raise _one_cursor(len(values))
        ((column_name, value),) = values.items()
        meaning = values_type.fields[column_name].meaning
        assert isinstance(meaning, WriteColumnMeaning)  # noqa: S101 # of its fields
        column = meaning.column
        exp = ColumnExp(column.name, column.type)
        with planning.at(column_name):
            param = nullable_param(value, values_type.fields[column_name].type, column.type, planning.path)
    return exp, _moving(param, column.name, column.type), descending


def _moving(param: Param, column: str, kind: PgType) -> Param:
    """The parameter as a cursor that begins at its value."""
    origin = param.origin
    assert isinstance(origin, Constant | VariableRef)  # noqa: S101 # values of requests are one of these
    return Param(CursorValue(column, origin), kind, False, param.path)
