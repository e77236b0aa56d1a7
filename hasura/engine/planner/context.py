"""What planning one operation carries along, and how selection sets are flattened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from graphql.language import (
    DirectiveNode,
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
    print_ast,
)

from hasura.engine.errors import EngineError, key_path
from hasura.engine.metadata.permissions import ValidationWebhook
from hasura.engine.options import EngineOptions
from hasura.engine.request.inputs import Input, boolean, checked_members
from hasura.engine.request.variables import Variables
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.role import RoleSchema
from hasura.engine.schema.types import (
    NonNull,
    ObjectType,
    OutputField,
    ScalarType,
    UnionType,
    named,
)

MAX_SELECTED_FIELDS = 5_000
"""Fragments in fragments could make a small document ask for anything; no honest one asks for more."""

_BOOLEAN = NonNull(ScalarType("Boolean"))


@dataclass(frozen=True, slots=True)
class Selected:
    """A field of a selection set: its key in the answer, its definition, what is asked of it.

    `definition` is None for `__typename`.
    """

    alias: str
    name: str
    definition: OutputField | None
    arguments: Mapping[str, Input]
    nodes: tuple[FieldNode, ...]

    @property
    def field(self) -> OutputField:
        """Its definition, for callers that know it is not `__typename`."""
        if self.definition is None:
            raise TypeError(f"{self.name} has no definition")
        return self.definition

    @property
    def selection_sets(self) -> list[SelectionSetNode]:
        """What is asked of the field's own fields."""
        return [node.selection_set for node in self.nodes if node.selection_set is not None]


@dataclass(slots=True)
class Planning:
    """One operation being planned for one role."""

    schema: RoleSchema
    variables: Variables
    options: EngineOptions
    shown: TableAccess | None = None
    """The rights whose filter the rows in question are known to meet."""
    validations: dict[Any, tuple[ValidationWebhook, list[Any]]] = field(default_factory=dict)
    """Webhooks to ask before a mutation runs, and what they are shown."""
    _path: list[str] = field(default_factory=list)
    _selected_fields: int = 0

    @property
    def path(self) -> str:
        """Where planning is: `$.selectionSet.author.args`."""
        return "$" + "".join(self._path)

    @contextmanager
    def showing(self, access: TableAccess | None) -> Iterator[None]:
        """Planning what is asked of rows that meet `access`'s filter; None: of rows that need not."""
        before, self.shown = self.shown, access
        try:
            yield
        finally:
            self.shown = before

    @contextmanager
    def at(self, *keys: str | int) -> Iterator[None]:
        """Planning what stands under `keys`; errors raised inside get them into their path."""
        step = "".join(key_path(key) for key in keys)
        self._path.append(step)
        try:
            yield
        except EngineError as error:
            if error.path.startswith(self.path):  # said where it is already
                raise
            raise error.under("$" + step) from error.__cause__
        finally:
            self._path.pop()

    def select(self, sets: list[SelectionSetNode], kind: ObjectType) -> Iterator[Selected]:
        """The fields asked of an object, in order, fragments merged, skipped ones left out.

        Made for a `for` loop: while one field is handled, `path` leads to it.
        """
        with self.at("selectionSet"):
            if not sets:
                raise EngineError(f"missing selection set for '{kind.name}'")
            grouped = self.flatten(sets, kind.name)
            self._selected_fields += len(grouped)
            if self._selected_fields > MAX_SELECTED_FIELDS:
                raise EngineError(f"the query selects more than {MAX_SELECTED_FIELDS} fields")
            chosen = [self._selected(alias, nodes, kind) for alias, nodes in grouped.items()]
        yield from chosen

    def flatten(self, sets: list[SelectionSetNode], type_name: str) -> dict[str, list[FieldNode]]:
        """The field nodes of selection sets by their keys in the answer."""
        grouped: dict[str, list[FieldNode]] = {}
        spread: set[str] = set()
        for selections in sets:
            self._collect(selections, type_name, grouped, spread)
        return grouped

    def _collect(
        self,
        selections: SelectionSetNode,
        type_name: str,
        into: dict[str, list[FieldNode]],
        spread: set[str],
    ) -> None:
        for node in selections.selections:
            if not self._included(node.directives or ()):
                continue
            if isinstance(node, FieldNode):
                alias = node.alias.value if node.alias else node.name.value
                into.setdefault(alias, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                if condition is None or condition.name.value == type_name:
                    self._collect(node.selection_set, type_name, into, spread)
            elif isinstance(node, FragmentSpreadNode):
                fragment = self.variables.operation.fragments.get(node.name.value)
                if fragment is None:
                    raise EngineError(f'reference to undefined fragment "{node.name.value}"')
                if fragment.type_condition.name.value == type_name and node.name.value not in spread:
                    spread.add(node.name.value)
                    self._collect(fragment.selection_set, type_name, into, spread)

    def _included(self, directives: tuple[DirectiveNode, ...]) -> bool:
        included = True
        for directive in directives:
            name = directive.name.value
            if name not in {"skip", "include"}:
                raise EngineError(f"directive '{name}' is not defined in the schema")
            given = {item.name.value: item.value for item in directive.arguments or ()}
            if "if" not in given:
                raise EngineError("missing required field 'if'")
            value = boolean(Input(self.variables, given["if"]), _BOOLEAN)
            included = included and (value if name == "include" else not value)
        return included

    def _selected(self, alias: str, nodes: list[FieldNode], kind: ObjectType) -> Selected:
        first = nodes[0]
        name = first.name.value
        with self.at(name):
            for other in nodes[1:]:
                _check_mergeable(first, other, alias)
            if name == "__typename":
                return Selected(alias, name, None, {}, tuple(nodes))
            definition = kind.fields.get(name)
            if definition is None and kind is self.schema.query:
                definition = self.schema.hidden_fields.get(name)
            if definition is None:
                raise EngineError(f"field '{name}' not found in type: '{kind.name}'")
            arguments = self._arguments(first, definition)
            is_object = isinstance(named(definition.type), ObjectType | UnionType)
            if not is_object and first.selection_set is not None:
                raise EngineError("unexpected subselection set for non-object field")
            return Selected(alias, name, definition, arguments, tuple(nodes))

    def _arguments(self, node: FieldNode, definition: OutputField) -> dict[str, Input]:
        given: dict[str, Input] = {}
        for argument in node.arguments or ():
            name = argument.name.value
            if name not in definition.arguments:
                raise EngineError(f"'{definition.name}' has no argument named '{name}'")
            given[name] = Input(self.variables, argument.value)
        with self.at("args"):
            return checked_members(given, definition.arguments, definition.name)


def _check_mergeable(first: FieldNode, other: FieldNode, alias: str) -> None:
    if first.name.value != other.name.value:
        raise EngineError(
            f"selection of both '{first.name.value}' and '{other.name.value}' "
            f"specify the same response name, '{alias}'"
        )
    mine = {item.name.value: print_ast(item.value) for item in first.arguments or ()}
    theirs = {item.name.value: print_ast(item.value) for item in other.arguments or ()}
    if mine != theirs:
        raise EngineError(f"inconsistent arguments between multiple selections of field '{first.name.value}'")
