"""Calls of computed fields: which argument takes the row, which the session, which the request."""

from __future__ import annotations

from collections.abc import Mapping

from hasura.engine.catalog.model import FunctionArgument
from hasura.engine.errors import EngineError
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import FunctionCall, RowArgument
from hasura.engine.plan.values import Param, WholeSession
from hasura.engine.schema.source import ComputedColumn


def bare_call(computed: ComputedColumn) -> FunctionCall:
    """The call without any argument of the request."""
    return computed_call(computed, {})


def computed_call(computed: ComputedColumn, given: Mapping[str, Param]) -> FunctionCall:
    """The call with the request's arguments, by argument name."""
    return function_call(
        computed.function.name,
        computed.function.arguments,
        given,
        session_argument=computed.session_argument,
        row_argument=computed.row_argument,
    )


def function_call(
    function: QualifiedName,
    arguments: tuple[FunctionArgument, ...],
    given: Mapping[str, Param],
    session_argument: str | None,
    row_argument: FunctionArgument | None = None,
) -> FunctionCall:
    """A call with arguments by position until one is left out, by name after it.

    given: by the name arguments have in GraphQL (`argument_name`). Leaving out an argument without
    a default is an error.
    """
    written: list[tuple[str | None, Param | RowArgument]] = []
    positional = True
    for index, argument in enumerate(arguments):
        value: Param | RowArgument | None
        if argument is row_argument:
            value = RowArgument()
        elif session_argument is not None and argument.name == session_argument:
            value = Param(WholeSession(), argument.type)
        else:
            value = given.get(argument_name(argument, index))
        if value is None:
            if not argument.has_default:
                name = argument_name(argument, index)
                raise EngineError(f"the required argument '{name}' is missing", "not-supported", "$.args")
            positional = False
            continue
        if not positional and argument.name is None:
            raise EngineError(
                f"the argument #{index + 1} has no name and can't follow one that is left out", path="$.args"
            )
        written.append((None if positional else argument.name, value))
    return FunctionCall(function, tuple(written))


def argument_name(argument: FunctionArgument, index: int) -> str:
    """The GraphQL name of a function's argument; nameless ones are numbered from 1."""
    return argument.name or f"arg_{index + 1}"
