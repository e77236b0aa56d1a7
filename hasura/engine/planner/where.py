"""`where` arguments as conditions, with the permissions of the tables they look into."""

from __future__ import annotations

from hasura.engine.catalog.model import PgType
from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import (
    TRUE,
    AggregateCondition,
    CallExp,
    CastExp,
    ColumnExp,
    Comparison,
    ComputedExists,
    Condition,
    NullCheck,
    RedactedExp,
    RelatedExists,
    ScalarExp,
    conjunction,
    disjunction,
    negation,
)
from hasura.engine.plan.values import Param
from hasura.engine.planner.context import Planning
from hasura.engine.request.inputs import (
    Input,
    boolean,
    enum_item,
    items,
    list_params,
    members,
    nullable_param,
    scalar_param,
)
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.computed import bare_call
from hasura.engine.schema.meanings import (
    AggregateConditionMeaning,
    AggregatePredicateMeaning,
    CastMeaning,
    ColumnMeaning,
    ComputedMeaning,
    ConnectiveMeaning,
    NullOperatorMeaning,
    OperatorMeaning,
    RelationshipMeaning,
)
from hasura.engine.schema.types import InputField, InputObjectType, NonNull, input_object_under, named


def column_exp(meaning: ColumnMeaning) -> ScalarExp:
    """A column, hidden where the role may not see the cell."""
    exp = ColumnExp(meaning.column.name, meaning.column.type)
    return exp if meaning.visible_if == TRUE else RedactedExp(exp, meaning.visible_if)


def computed_exp(meaning: ComputedMeaning) -> ScalarExp:
    """A scalar computed field without arguments, hidden where the role may not see it."""
    exp = CallExp(bare_call(meaning.computed), meaning.computed.function.return_type)
    return exp if meaning.visible_if == TRUE else RedactedExp(exp, meaning.visible_if)


def select_filter(access: TableAccess) -> Condition:
    """The filter of the role's select permission."""
    return access.select.filter if access.select is not None else TRUE


def where_condition(planning: Planning, given: Input, kind: InputObjectType, source: str) -> Condition:
    """A `<table>_bool_exp` value."""
    conditions = []
    for name, value in members(given, kind).items():
        with planning.at(name):
            conditions.append(_member(planning, value, kind.fields[name], source))
    return conjunction(*conditions)


def optional_where(planning: Planning, given: Input | None, field: InputField, source: str) -> Condition:
    """A `where` argument. Null is none where it may be left out; of all rows nothing is written by mistake,
    so there it is refused (unless the old behaviour is switched on)."""
    if given is None:
        return TRUE
    kind = input_object_under(field.type)
    with planning.at(field.name):
        value = given.peeled(field.type)
        if (planning.options.boolean_null_collapse or not isinstance(field.type, NonNull)) and value.is_null:
            return TRUE
        return where_condition(planning, value, kind, source)


def _member(planning: Planning, given: Input, field: InputField, source: str) -> Condition:
    value = given.peeled(field.type)
    if value.is_null and planning.options.boolean_null_collapse:
        return TRUE
    kind = input_object_under(field.type)
    match field.meaning:
        case ConnectiveMeaning("not"):
            return negation(where_condition(planning, value, kind, source))
        case ConnectiveMeaning(connective):
            conditions = []
            for index, item in enumerate(items(value, field.type)):
                with planning.at(index):
                    conditions.append(where_condition(planning, item, kind, source))
            return conjunction(*conditions) if connective == "and" else disjunction(*conditions)
        case ColumnMeaning() as meaning:
            return _comparisons(planning, column_exp(meaning), value, kind)
        case RelationshipMeaning(relationship, target):
            inner = conjunction(select_filter(target), where_condition(planning, value, kind, source))
            return RelatedExists(relationship.target, relationship.join, inner)
        case ComputedMeaning(computed, _, None) as meaning:
            return _comparisons(planning, computed_exp(meaning), value, kind)
        case ComputedMeaning(computed, _, target) if target is not None:
            inner = conjunction(select_filter(target), where_condition(planning, value, kind, source))
            return ComputedExists(bare_call(computed), inner)
        case AggregateConditionMeaning() as meaning:
            return _aggregate(planning, meaning, value, kind, source)
    raise EngineError(f"unexpected field '{field.name}'", "unexpected")


def _comparisons(planning: Planning, left: ScalarExp, given: Input, kind: InputObjectType) -> Condition:
    conditions: list[Condition] = []
    for name, value in members(given, kind).items():
        field = kind.fields[name]
        with planning.at(name):
            if planning.options.boolean_null_collapse and value.peeled(field.type).is_null:
                continue
            conditions.append(_comparison(planning, left, value, field))
    return conjunction(*conditions)


def _comparison(planning: Planning, left: ScalarExp, given: Input, field: InputField) -> Condition:
    match field.meaning:
        case NullOperatorMeaning():
            return NullCheck(left, boolean(given, field.type))
        case OperatorMeaning(operator, operand, many):
            return Comparison(left, operator, _operand(planning, given, field, operand, operator, many))
        case None:
            kind = input_object_under(field.type)
            conditions = []
            for name, value in members(given, kind).items():
                inner = kind.fields[name]
                target = input_object_under(inner.type)
                assert isinstance(inner.meaning, CastMeaning)  # noqa: S101 # of the cast's fields
                with planning.at(name):
                    cast = CastExp(left, inner.meaning.type)
                    conditions.append(_comparisons(planning, cast, value, target))
            return conjunction(*conditions)
    raise EngineError(f"unexpected operator '{field.name}'", "unexpected")


def _operand(
    planning: Planning, given: Input, field: InputField, operand: PgType, operator: str, many: bool
) -> Param | tuple[Param, ...]:
    if many:
        return list_params(given, field.type, operand, planning.path)
    if operator == "_has_key":
        return nullable_param(given, field.type, operand, planning.path)
    return scalar_param(given, field.type, operand, planning.path)


def _aggregate(
    planning: Planning,
    meaning: AggregateConditionMeaning,
    given: Input,
    kind: InputObjectType,
    source: str,
) -> Condition:
    relationship = meaning.relationship
    conditions: list[Condition] = []
    for name, value in members(given, kind).items():
        with planning.at(name):
            field = kind.fields[name]
            predicate_type = input_object_under(field.type)
            assert isinstance(field.meaning, AggregatePredicateMeaning)  # noqa: S101 # of its fields
            parts = members(value, predicate_type)
            fields = predicate_type.fields
            columns: tuple[ScalarExp, ...] = ()
            if "arguments" in parts:
                with planning.at("arguments"):
                    chosen = items(parts["arguments"], fields["arguments"].type)
                    kind_of_columns = named(fields["arguments"].type)
                    columns = tuple(column_exp(enum_item(item, kind_of_columns).meaning) for item in chosen)
            distinct = "distinct" in parts and boolean(parts["distinct"], fields["distinct"].type)
            where = select_filter(meaning.target)
            if "filter" in parts:
                own = optional_where(planning, parts["filter"], fields["filter"], source)
                where = conjunction(where, own)
            conditions.append(
                AggregateCondition(
                    relationship.target,
                    relationship.join,
                    field.meaning.function,
                    columns,
                    distinct,
                    where,
                    _predicate(planning, parts["predicate"], fields["predicate"]),
                    field.meaning.result,
                )
            )
    return conjunction(*conditions)


def _predicate(
    planning: Planning, given: Input, field: InputField
) -> tuple[tuple[str, Param | tuple[Param, ...] | bool], ...]:
    kind = input_object_under(field.type)
    tests: list[tuple[str, Param | tuple[Param, ...] | bool]] = []
    with planning.at(field.name):
        for name, value in members(given, kind).items():
            inner = kind.fields[name]
            with planning.at(name):
                if isinstance(inner.meaning, OperatorMeaning):
                    meaning = inner.meaning
                    operand = _operand(planning, value, inner, meaning.operand, meaning.operator, meaning.many)
                    tests.append((meaning.operator, operand))
                else:
                    tests.append(("_is_null", boolean(value, inner.type)))
    return tuple(tests)
