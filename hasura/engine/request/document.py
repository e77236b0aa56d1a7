"""Documents: parsing, choosing the operation, the values of its variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graphql import GraphQLSyntaxError, parse
from graphql.language import (
    FragmentDefinitionNode,
    FragmentSpreadNode,
    ListTypeNode,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    SelectionSetNode,
    TypeNode,
    VariableDefinitionNode,
)

from hasura.engine.errors import EngineError

OperationKind: TypeAlias = Literal["query", "mutation", "subscription"]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declared variable: `kind` as written, `default` None where there is none."""

    name: str
    node: VariableDefinitionNode

    @property
    def required(self) -> bool:
        """Non-null without a default."""
        return isinstance(self.node.type, NonNullTypeNode) and self.node.default_value is None


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a document with the fragments beside it."""

    kind: OperationKind
    name: str | None
    node: OperationDefinitionNode
    declarations: Mapping[str, Declaration]
    fragments: Mapping[str, FragmentDefinitionNode]
    text: str


def parse_operation(text: str, operation_name: str | None, max_depth: int) -> Operation:
    """The operation of a document that a request means; raises EngineError."""
    try:
        document = parse(text, no_location=True)
    except GraphQLSyntaxError as error:
        raise EngineError("not a valid graphql query", path="$.query", internal=error.message) from None
    except RecursionError:
        raise EngineError("the query is nested too deeply", path="$.query") from None
    operations = []
    fragments: dict[str, FragmentDefinitionNode] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            operations.append(definition)
        elif isinstance(definition, FragmentDefinitionNode):
            if definition.name.value in fragments:
                raise EngineError(f'multiple definitions for fragment "{definition.name.value}"', "parse-failed")
            fragments[definition.name.value] = definition
    node = _choose(operations, operation_name)
    declarations: dict[str, Declaration] = {}
    for variable in node.variable_definitions or ():
        name = variable.variable.name.value
        if name in declarations:
            raise EngineError(f'multiple definitions for variable "{name}"', "parse-failed")
        declarations[name] = Declaration(name, variable)
    check_depth(node.selection_set, fragments, max_depth)
    kind: OperationKind = node.operation.value
    return Operation(kind, node.name.value if node.name else None, node, declarations, fragments, text)


def _choose(operations: list[OperationDefinitionNode], name: str | None) -> OperationDefinitionNode:
    if name is not None:
        matching = [node for node in operations if node.name is not None and node.name.value == name]
        if not matching:
            raise EngineError(f'no such operation found in the document: "{name}"', path="$")
        if len(matching) > 1:
            raise EngineError(f'multiple operations in the document with name: "{name}"')
        return matching[0]
    if len(operations) != 1:
        raise EngineError(
            "exactly one operation has to be present in the document when operationName is not specified"
        )
    return operations[0]


def check_depth(selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], limit: int) -> None:
    """Refuse selections nested deeper than `limit` and fragments that lead to themselves."""
    depths: dict[str, int] = {}

    def depth_of(node: SelectionSetNode, inside: tuple[str, ...]) -> int:
        deepest = 0
        for selection in node.selections:
            inner: SelectionSetNode | None = getattr(selection, "selection_set", None)
            if inner is not None:
                deepest = max(deepest, depth_of(inner, inside))
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value in fragments:
                deepest = max(deepest, depth_of_fragment(selection.name.value, inside))
            if deepest >= limit:
                raise EngineError(f"the query is nested deeper than {limit} levels")
        return deepest + 1

    def depth_of_fragment(name: str, inside: tuple[str, ...]) -> int:
        if name in inside:
            cycle = " and ".join(f'"{item}"' for item in inside[inside.index(name) :])
            raise EngineError(f"the fragment definition(s) {cycle} form a cycle")
        if name not in depths:
            depths[name] = depth_of(fragments[name].selection_set, (*inside, name))
        return depths[name]

    try:
        depth_of(selections, ())
    except RecursionError:
        raise EngineError(f"the query is nested deeper than {limit} levels") from None


def type_text(node: TypeNode) -> str:
    """A type as GraphQL writes it."""
    if isinstance(node, NonNullTypeNode):
        return type_text(node.type) + "!"
    if isinstance(node, ListTypeNode):
        return f"[{type_text(node.type)}]"
    assert isinstance(node, NamedTypeNode)  # noqa: S101 # there are three kinds of type nodes
    return node.name.value
