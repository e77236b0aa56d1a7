"""Rows named by their primary key."""

from __future__ import annotations

from collections.abc import Mapping

from hasura.engine.plan.conditions import ColumnExp, Comparison, Condition, conjunction
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.request.inputs import Input, scalar_param
from hasura.engine.schema.meanings import WriteColumnMeaning
from hasura.engine.schema.types import InputField, OutputField


def key_condition(planning: Planning, selected: Selected, field: OutputField) -> Condition:
    """The row whose key columns are the arguments of the field."""
    with planning.at("args"):
        return columns_condition(planning, selected.arguments, field.arguments)


def columns_condition(
    planning: Planning, given: Mapping[str, Input], fields: Mapping[str, InputField]
) -> Condition:
    """The row whose columns equal what is given; fields that are no columns are passed over."""
    conditions = []
    for name, value in given.items():
        field = fields[name]
        if not isinstance(field.meaning, WriteColumnMeaning):
            continue
        column = field.meaning.column
        with planning.at(name):
            operand = scalar_param(value, field.type, column.type, planning.path)
            conditions.append(Comparison(ColumnExp(column.name, column.type), "_eq", operand))
    return conjunction(*conditions)
