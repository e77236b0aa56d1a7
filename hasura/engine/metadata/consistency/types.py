"""Custom types and actions: do they name types, tables and columns that exist?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from hasura.engine.errors import EngineError
from hasura.engine.metadata.actions import Action, CustomObject, CustomTypes, TypeRelationship
from hasura.engine.metadata.consistency.report import because
from hasura.engine.metadata.fields import SourceView

_GRAPHQL_SCALARS = frozenset({"Int", "Float", "String", "Boolean", "ID"})


def base_type(text: str) -> str:
    """The named type inside GraphQL type text: `User` of `[User!]!`."""
    return re.sub(r"[\[\]!\s]", "", text)


def database_scalars(views: Iterable[SourceView]) -> frozenset[str]:
    """Names under which types of the databases stand in GraphQL."""
    return frozenset(name for view in views for name in view.catalog.types)


def check_custom_types(types: CustomTypes, views: Mapping[str, SourceView], scalars: frozenset[str]) -> None:
    """Raises EngineError with all that is wrong with the custom types."""
    problems = [
        *_duplicates(types),
        *_input_problems(types, scalars),
        *(problem for item in types.objects.values() for problem in _object_problems(item, types, scalars)),
        *(
            problem
            for item in types.objects.values()
            for relationship in item.relationships.values()
            for problem in _relationship_problems(item, relationship, views)
        ),
    ]
    if problems:
        message = f"validation for the given custom types failed {because(problems)}"
        raise EngineError(message, "constraint-violation")


def _duplicates(types: CustomTypes) -> list[str]:
    names = [*types.scalars, *types.enums, *types.input_objects, *types.objects]
    repeated = [name for name, count in Counter(names).items() if count > 1]
    return [f"duplicate type names: {_quoted(repeated)}"] if repeated else []


def _input_problems(types: CustomTypes, scalars: frozenset[str]) -> list[str]:
    known = {*_GRAPHQL_SCALARS, *types.scalars, *types.enums, *types.input_objects, *scalars}
    return [
        f'the type "{base_type(item.type)}" for field "{item.name}" in  input object type "{owner.name}" '
        "does not exist"
        for owner in types.input_objects.values()
        for item in owner.fields.values()
        if base_type(item.type) not in known
    ]


def _object_problems(owner: CustomObject, types: CustomTypes, scalars: frozenset[str]) -> list[str]:
    known = {*_GRAPHQL_SCALARS, *types.scalars, *types.enums, *types.objects, *scalars}
    problems = [
        f'the type "{base_type(item.type)}" for field "{item.name}" in object type "{owner.name}" does not exist'
        for item in owner.fields.values()
        if base_type(item.type) not in known
    ]
    problems.extend(
        f'the field "{item.name}" in object type "{owner.name}" has arguments, which are not allowed'
        for item in owner.fields.values()
        if item.arguments is not None
    )
    repeated = sorted(set(owner.fields) & set(owner.relationships))
    if repeated:
        problems.append(f'the object "{owner.name}" has duplicate fields: {_quoted(repeated)}')
    return problems


def _relationship_problems(
    owner: CustomObject, relationship: TypeRelationship, views: Mapping[str, SourceView]
) -> list[str]:
    where = f'for relationship "{relationship.name}" in object type "{owner.name}"'
    view = views.get(relationship.source)
    table = None if view is None else view.table(relationship.remote_table)
    if table is None:
        return [f'the table "{relationship.remote_table}" {where} does not exist']
    problems: list[str] = []
    for field, column in relationship.field_mapping.items():
        if field not in owner.fields:
            problems.append(f'field "{field}" {where} does not exist')
        elif owner.fields[field].type.strip().startswith("["):
            problems.append(f'the type of field "{field}" {where} is a list')
        if column not in table.columns:
            problems.append(
                f'the column "{column}" of remote table "{relationship.remote_table}" {where} does not exist'
            )
    return problems


def check_action(action: Action, types: CustomTypes, scalars: frozenset[str]) -> None:
    """Raises EngineError where an action's arguments or output have no type."""
    inputs = {*_GRAPHQL_SCALARS, *types.scalars, *types.enums, *types.input_objects, *scalars}
    for argument in action.definition.arguments.values():
        name = base_type(argument.type)
        if name not in inputs:
            raise EngineError(
                f'the type: "{name}" is not defined in custom types or it is not a scalar/enum/input_object',
                "invalid-params",
            )
    output = base_type(action.definition.output_type)
    if output not in {*_GRAPHQL_SCALARS, *types.scalars, *types.objects, *scalars}:
        message = f'the type: "{output}" is not an object or scalar type defined in custom types'
        raise EngineError(message, "not-exists")
    if output in types.objects:
        _check_output_relationships(action, types.objects[output], types)


def _check_output_relationships(action: Action, output: CustomObject, types: CustomTypes) -> None:
    nested = [item.name for item in output.fields.values() if base_type(item.type) in types.objects]
    definition = action.definition
    if definition.type == "mutation" and definition.kind == "asynchronous":
        if output.relationships and nested:
            message = f"Async action relations cannot be used with object fields: {_quoted(nested)}"
            raise EngineError(message, "constraint-error")
        return
    wrong = [
        relationship.name
        for relationship in output.relationships.values()
        if set(relationship.field_mapping) & set(nested)
    ]
    if wrong:
        message = f"Relationships cannot be defined with nested object fields: {_quoted(wrong)}"
        raise EngineError(message, "constraint-error")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
