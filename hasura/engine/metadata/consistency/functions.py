"""Do tracked functions and computed fields fit the functions of the database?"""

from __future__ import annotations

import re

from hasura.engine.catalog.model import Function, PgType, Table, TypeKind, Volatility
from hasura.engine.errors import EngineError
from hasura.engine.metadata.consistency.report import because
from hasura.engine.metadata.fields import SourceView
from hasura.engine.metadata.tables import ComputedField, FunctionMetadata
from hasura.engine.names import QualifiedName

GRAPHQL_NAME = re.compile(r"^[_A-Za-z][_0-9A-Za-z]*$")


def single_function(view: SourceView, name: QualifiedName) -> Function:
    """The only overload of a function; raises EngineError where there is none or more than one."""
    overloads = view.catalog.functions.get(name, ())
    if not overloads:
        raise EngineError(f'no such function exists: "{name}"', "not-exists")
    if len(overloads) > 1:
        message = f'function "{name}" is overloaded. Overloaded functions are not supported'
        raise EngineError(message, "not-supported")
    return overloads[0]


def check_function(view: SourceView, metadata: FunctionMetadata) -> None:
    """Raises EngineError where a function can't be tracked as the metadata wants it."""
    function = single_function(view, metadata.function)
    problems = list(_function_problems(function, metadata))
    if problems:
        message = f'the function "{metadata.function}" cannot be tracked {because(problems)}'
        raise EngineError(message, "not-supported")
    if function.returns_table not in view.source.tables:
        raise EngineError(f'table "{function.returns_table}" is not tracked', "not-exists")


def _function_problems(function: Function, metadata: FunctionMetadata) -> list[str]:
    configuration = metadata.configuration
    problems: list[str] = []
    if not GRAPHQL_NAME.match(configuration.custom_name or function.name.name):
        problems.append("function name is not a legal GraphQL identifier")
    if function.variadic:
        problems.append('function with "VARIADIC" parameters are not supported')
    if function.return_type.kind is not TypeKind.COMPOSITE:
        problems.append('the function does not return a "COMPOSITE" type')
        problems.append("the function does not return a table")
    if function.volatility is not Volatility.VOLATILE and configuration.exposed_as == "mutation":
        problems.append(
            "the function was requested to be exposed as a mutation, but is not marked VOLATILE. "
            "Maybe the function was given the wrong volatility when it was defined?"
        )
    wrong = [item.name for item in function.arguments if item.name and not GRAPHQL_NAME.match(item.name)]
    if wrong:
        names = ",".join(wrong)
        problems.append(f"the function arguments {names} are not in compliance with GraphQL spec")
    session = configuration.session_argument
    if session is not None:
        found = [item for item in function.arguments if item.name == session]
        if not found:
            problems.append(f'given session argument "{session}" not the input argument of the function')
        elif found[0].type.name != "json":
            problems.append(f'given session argument "{session}" is not of type json')
    return problems


def check_computed_field(view: SourceView, table: Table, field: ComputedField) -> None:
    """Raises EngineError where a computed field's function doesn't fit its table."""
    function = single_function(view, field.definition.function)
    problems = [
        *([] if GRAPHQL_NAME.match(field.name) else [f'"{field.name}" is not valid GraphQL name']),
        *_return_problems(view, function),
        *_argument_problems(table, field, function),
    ]
    if problems:
        raise EngineError(
            f'the computed field "{field.name}" cannot be added to table "{table.name}" {because(problems)}',
            "not-supported",
        )


def _return_problems(view: SourceView, function: Function) -> list[str]:
    problems: list[str] = []
    if function.volatility is Volatility.VOLATILE:
        problems.append(f'the function "{function.name}" is of type VOLATILE; cannot be added as a computed field')
    if function.returns_table in view.catalog.tables:
        if function.returns_table not in view.source.tables:
            problems.append(
                f'the function "{function.name}" returning set of table "{function.returns_table}" '
                "is not tracked or not found in database"
            )
    elif not _is_base(function.return_type):
        problems.append(
            f'the function "{function.name}" returning type {function.return_type.name} is not a BASE type'
        )
    return problems


def _is_base(kind: PgType) -> bool:
    return kind.undomained.kind not in (TypeKind.COMPOSITE, TypeKind.PSEUDO)


def _argument_problems(table: Table, field: ComputedField, function: Function) -> list[str]:
    arguments = {item.name: item.type for item in function.arguments}
    wanted, session = field.definition.table_argument, field.definition.session_argument
    problems: list[str] = []
    if not arguments:
        return [f'the function "{function.name}" has no input arguments']
    if wanted is not None and wanted not in arguments:
        return [f'"{wanted}" is not an input argument of the function "{function.name}"']
    row_type = function.arguments[0].type if wanted is None else arguments[wanted]
    label = "first argument" if wanted is None else f'"{wanted}" argument'
    if row_type.kind is not TypeKind.COMPOSITE:
        problems.append(f'{label} of the function "{function.name}" is not COMPOSITE type')
    if row_type.composite_of != table.name:
        type_name = QualifiedName(row_type.schema, row_type.name)
        problems.append(
            f'{label} of the function "{function.name}" of type "{type_name}" is not the table '
            "to which the computed field is being added"
        )
    if session is not None and session not in arguments:
        problems.append(f'"{session}" is not an input argument of the function "{function.name}"')
    elif session is not None and arguments[session].name not in ("json", "jsonb"):
        problems.append(f'"{session}" argument of the function "{function.name}" is not of type JSON')
    return problems
