"""`order_by` and `distinct_on` arguments."""

from __future__ import annotations

from dataclasses import replace

from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import ScalarExp
from hasura.engine.plan.rows import ComputedAggregate, OrderExp, OrderItem, RelatedAggregate, RelatedColumn
from hasura.engine.planner.context import Planning
from hasura.engine.planner.where import column_exp, computed_exp, select_filter
from hasura.engine.request.inputs import Input, enum_item, items, members
from hasura.engine.schema.computed import bare_call
from hasura.engine.schema.meanings import (
    AggregateOrderMeaning,
    ColumnMeaning,
    ComputedMeaning,
    RelationshipMeaning,
)
from hasura.engine.schema.types import InputField, InputObjectType, input_object_under, named


def order_items(planning: Planning, given: Input | None, field: InputField, source: str) -> tuple[OrderItem, ...]:
    """An `order_by` argument: a list of objects, each of one or more keys."""
    if given is None:
        return ()
    result: list[OrderItem] = []
    kind = input_object_under(field.type)
    with planning.at(field.name):
        value = given.peeled(field.type)
        if value.is_null:
            return ()
        for index, item in enumerate(items(value, field.type)):
            with planning.at(index):
                result += _object(planning, item, kind, source)
    return tuple(result)


def _object(planning: Planning, given: Input, kind: InputObjectType, source: str) -> list[OrderItem]:
    result: list[OrderItem] = []
    for name, value in members(given, kind).items():
        field = kind.fields[name]
        with planning.at(name):
            if value.peeled(field.type).is_null:
                continue
            result += _member(planning, value, field, source)
    return result


def _member(planning: Planning, given: Input, field: InputField, source: str) -> list[OrderItem]:
    match field.meaning:
        case ColumnMeaning() as meaning:
            return [_item(given, field, column_exp(meaning))]
        case ComputedMeaning(_, _, None) as meaning:
            return [_item(given, field, computed_exp(meaning))]
        case RelationshipMeaning(relationship, target, aggregate):
            kind = input_object_under(field.type)
            where = select_filter(target)
            if not aggregate:
                return [
                    replace(item, exp=RelatedColumn(relationship.target, relationship.join, where, item.exp))
                    for item in _object(planning, given, kind, source)
                ]
            return [
                OrderItem(
                    RelatedAggregate(relationship.target, relationship.join, where, function, column),
                    *direction,
                )
                for function, column, direction in _aggregates(planning, given, kind)
            ]
        case ComputedMeaning(computed, _, target) if target is not None:
            kind = input_object_under(field.type)
            rows, where = bare_call(computed), select_filter(target)
            return [
                OrderItem(ComputedAggregate(rows, where, function, column), *direction)
                for function, column, direction in _aggregates(planning, given, kind)
            ]
    raise EngineError(f"can't order by '{field.name}'", "not-supported")


def _aggregates(
    planning: Planning, given: Input, kind: InputObjectType
) -> list[tuple[str, ScalarExp | None, tuple[bool, bool]]]:
    result: list[tuple[str, ScalarExp | None, tuple[bool, bool]]] = []
    for name, value in members(given, kind).items():
        field = kind.fields[name]
        assert isinstance(field.meaning, AggregateOrderMeaning)  # noqa: S101 # of its fields
        function = field.meaning.function
        with planning.at(name):
            if value.peeled(field.type).is_null:
                continue
            if function == "count":
                result.append((function, None, enum_item(value, field.type).meaning))
                continue
            columns = input_object_under(field.type)
            for column_name, direction in members(value, columns).items():
                inner = columns.fields[column_name]
                with planning.at(column_name):
                    if direction.peeled(inner.type).is_null:
                        continue
                    chosen = enum_item(direction, inner.type).meaning
                    result.append((function, column_exp(inner.meaning), chosen))
    return result


def _item(given: Input, field: InputField, exp: OrderExp) -> OrderItem:
    descending, nulls_first = enum_item(given, field.type).meaning
    return OrderItem(exp, descending, nulls_first)


def distinct_columns(planning: Planning, given: Input | None, field: InputField) -> tuple[ScalarExp, ...]:
    """A `distinct_on` argument."""
    if given is None:
        return ()
    with planning.at(field.name):
        value = given.peeled(field.type)
        if value.is_null:
            return ()
        chosen = []
        for index, item in enumerate(items(value, field.type)):
            with planning.at(index):
                chosen.append(column_exp(enum_item(item, named(field.type)).meaning))
        return tuple(chosen)
