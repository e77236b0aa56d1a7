"""The allow list: documents that other roles than admin may send, compared without `__typename`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSyntaxError, parse
from graphql.language import REMOVE, FieldNode, Visitor, print_ast, visit

from hasura.engine.metadata.model import Metadata


class _WithoutTypeNames(Visitor):
    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        return REMOVE if node.name.value == "__typename" else None


def normalized(text: str) -> str | None:
    """A document as it is compared; None where it is none."""
    try:
        return print_ast(visit(parse(text, no_location=True), _WithoutTypeNames()))
    except (GraphQLSyntaxError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class AllowList:
    """Normalized documents: for every role, and by role."""

    everybody: frozenset[str]
    by_role: Mapping[str, frozenset[str]]

    def allows(self, role: str, text: str) -> bool:
        """Whether `role` may send the document."""
        document = normalized(text)
        return document in self.everybody or document in self.by_role.get(role, frozenset())


def allow_list(metadata: Metadata) -> AllowList:
    """The allow list of the metadata."""
    everybody: frozenset[str] = frozenset()
    by_role: dict[str, frozenset[str]] = {}
    for entry in metadata.allowlist.values():
        collection = metadata.query_collections.get(entry.collection)
        if collection is None:
            continue
        texts = _documents(item.query for item in collection.definition.queries.values())
        if entry.scope.roles is None:
            everybody |= texts
        for role in entry.scope.roles or ():
            by_role[role] = by_role.get(role, frozenset()) | texts
    return AllowList(everybody, by_role)


def _documents(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(found for text in texts if (found := normalized(text)) is not None)
