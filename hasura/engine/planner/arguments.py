"""Arguments that select rows (`where`, `order_by`, `limit`, …) and arguments of functions."""

from __future__ import annotations

from hasura.engine.catalog.model import PgType
from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import Join, ScalarExp, conjunction
from hasura.engine.plan.rows import RowSet, RowSource
from hasura.engine.plan.values import Param
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.known import unknown_part
from hasura.engine.planner.order import distinct_columns, order_items
from hasura.engine.planner.where import optional_where, select_filter
from hasura.engine.request.inputs import (
    Input,
    members,
    mismatch,
    nullable_param,
    plain_json,
    scalar_param,
)
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.meanings import FunctionArgumentMeaning
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import InputField, input_object_under


def selected_rows(
    planning: Planning,
    selected: Selected,
    access: TableAccess,
    source: ResolvedSource,
    rows_of: RowSource,
    join: Join | None,
) -> RowSet:
    """The rows the arguments of a field choose, as far as the role may see them."""
    definition = selected.field
    fields, given = definition.arguments, selected.arguments
    naming = source.naming
    order_name, distinct_name = naming.argument("order_by"), naming.argument("distinct_on")
    types = source.catalog.types
    with planning.at("args"):
        where = optional_where(planning, given.get("where"), fields["where"], source.name)
        order_by = order_items(planning, given.get(order_name), fields[order_name], source.name)
        distinct_on: tuple[ScalarExp, ...] = ()
        if distinct_name in fields:
            distinct_on = distinct_columns(planning, given.get(distinct_name), fields[distinct_name])
        limit = _count(planning, given.get("limit"), fields["limit"], types["int4"])
        offset = _count(planning, given.get("offset"), fields["offset"], types["int8"])
        if distinct_on and order_by:
            leading = [item.exp for item in order_by[: len(distinct_on)]]
            if set(leading) != set(distinct_on):
                raise EngineError('"distinct_on" columns must match initial "order_by" columns')
    return RowSet(
        rows_of,
        conjunction(unknown_part(select_filter(access), planning.shown, join), where),
        join,
        order_by,
        distinct_on,
        limit,
        access.select.limit if access.select is not None else None,
        offset,
    )


_MAX_INLINE = 1 << 31


def _count(planning: Planning, given: Input | None, field: InputField, kind: PgType) -> Param | int | None:
    """`limit` or `offset`: null is none; what is negative or no integer is refused."""
    if given is None:
        return None
    with planning.at(field.name):
        value = given.peeled(field.type)
        if value.is_null:
            return None
        is_limit = field.name == "limit"
        if value.reference is not None:
            content = value.json
            value.variables.observe(value.reference, "negative", content)
        else:
            content = plain_json(value)
        if isinstance(content, str) and not is_limit and content.isdigit():
            return scalar_param(value, field.type, kind, planning.path)
        if isinstance(content, bool) or not isinstance(content, int):
            expected = (
                "a non-negative 32-bit integer"
                if is_limit
                else ("a 32-bit integer, or a 64-bit integer represented as a string")
            )
            raise mismatch(field.type, expected, value)
        if content < 0:
            if is_limit:
                raise mismatch(field.type, "a non-negative 32-bit integer", value)
            raise EngineError("unexpected negative value", path=planning.path)
        if value.reference is None and content < _MAX_INLINE:
            return content  # PostgreSQL plans better with a number it knows
        return scalar_param(value, field.type, kind, planning.path)


def function_arguments(planning: Planning, selected: Selected) -> dict[str, Param]:
    """The `args` of a function or computed field, by name."""
    given = selected.arguments.get("args")
    definition = selected.definition
    if given is None or definition is None:
        return {}
    field = definition.arguments["args"]
    kind = input_object_under(field.type)
    result: dict[str, Param] = {}
    with planning.at("args", "args"):
        if given.peeled(field.type).is_null:
            return {}
        for name, value in members(given, kind).items():
            argument = kind.fields[name]
            assert isinstance(argument.meaning, FunctionArgumentMeaning)  # noqa: S101 # of its fields
            with planning.at(name):
                param = nullable_param(value, argument.type, argument.meaning.type, planning.path)
                result[argument.meaning.name] = param
    return result
