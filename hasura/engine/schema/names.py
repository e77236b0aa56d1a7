"""GraphQL names: how table names become field and type names under a source's customization.

A name is kept as its parts (`Name`) until the naming convention joins them: `hasura-default` with
underscores, `graphql-default` in camelCase (fields) and PascalCase (types). A custom name is one
part that is never respelled at the beginning of a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hasura.engine.metadata.sources import SourceCustomization
from hasura.engine.names import QualifiedName
from hasura.engine.options import EngineOptions

GRAPHQL_NAME = re.compile(r"^[_A-Za-z][_0-9A-Za-z]*$")


def is_graphql_name(text: str) -> bool:
    """Whether GraphQL takes `text` as a name."""
    return GRAPHQL_NAME.match(text) is not None


@dataclass(frozen=True, slots=True)
class Name:
    """Parts of a name; `custom`: the first part was given by the user."""

    parts: tuple[str, ...]
    custom: bool = False

    def __add__(self, suffix: str) -> Name:
        """The name with generated parts after it (`by_pk` adds two)."""
        return Name((*self.parts, *split_snake(suffix)), self.custom)

    def after(self, prefix: str) -> Name:
        """The name with a generated part before it."""
        return Name((*split_snake(prefix), *self.parts))


def split_snake(text: str) -> tuple[str, ...]:
    """`_my_table` → `("_my", "table")`."""
    first, *rest = text.split("_")
    if not first and rest:
        return ("_" + rest[0], *rest[1:])
    return (first, *rest)


def table_name(table: QualifiedName, custom_name: str | None) -> Name:
    """The base name of a table's fields and types."""
    if custom_name is not None:
        return Name((custom_name,), custom=True)
    if table.schema == "public":
        return Name(split_snake(table.name))
    return Name((*split_snake(table.schema), *split_snake(table.name)))


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def camel(text: str) -> str:
    """`my_column` → `myColumn`."""
    first, *rest = split_snake(text)
    return _lower_first(first) + "".join(map(_upper_first, rest))


def pascal(text: str) -> str:
    """`my_type` → `MyType`."""
    return "".join(map(_upper_first, split_snake(text)))


@dataclass(frozen=True, slots=True)
class Naming:
    """How one source spells its names."""

    graphql_case: bool = False
    root_prefix: str = ""
    root_suffix: str = ""
    type_prefix: str = ""
    type_suffix: str = ""
    namespace: str | None = None

    def field(self, name: Name) -> str:
        """A name in the spelling of fields, without the source's prefix and suffix."""
        if not self.graphql_case:
            return "_".join(name.parts)
        first, *rest = name.parts
        return (first if name.custom else _lower_first(first)) + "".join(map(_upper_first, rest))

    def root_field(self, name: Name) -> str:
        """The name of a root field of the source."""
        return self.customized_root(self.field(name))

    def customized_root(self, text: str) -> str:
        """A root field name with the source's prefix and suffix."""
        return self._surround(self.root_prefix, text, self.root_suffix, False)

    def type(self, name: Name) -> str:
        """The name of a type of the source."""
        if not self.graphql_case:
            text = "_".join(name.parts)
        else:
            first, *rest = name.parts
            text = (first if name.custom else _upper_first(first)) + "".join(map(_upper_first, rest))
        return self.customized_type(text)

    def customized_type(self, text: str) -> str:
        """A type name with the source's prefix and suffix."""
        return self._surround(self.type_prefix, text, self.type_suffix, True)

    def _surround(self, prefix: str, text: str, suffix: str, is_type: bool) -> str:
        if not (prefix or suffix) or not self.graphql_case:
            return prefix + text + suffix
        del is_type  # prefixes are custom names, which neither spelling touches
        if prefix:
            text = _upper_first(text)
        return prefix + text + _upper_first(suffix)

    def column(self, column: str) -> str:
        """The default name of a column's field."""
        return camel(column) if self.graphql_case else column

    def builtin_type(self, text: str) -> str:
        """A type name that does not take the source's prefix (`order_by`, comparison types)."""
        return pascal(text) if self.graphql_case else text

    def argument(self, text: str) -> str:
        """An argument or fixed field such as `distinct_on`."""
        return camel(text) if self.graphql_case else text

    def operator(self, text: str) -> str:
        """An operator such as `_has_keys_any`."""
        return camel(text) if self.graphql_case else text

    def enum_value(self, text: str) -> str:
        """A value of a generated enum."""
        return text.upper() if self.graphql_case else text


def naming_of(customization: SourceCustomization, options: EngineOptions) -> Naming:
    """The naming of a source: by its own convention, else the engine's.

    Conventions count only where the experimental feature `naming_convention` is on.
    """
    roots = customization.root_fields
    types = customization.type_names
    convention = "hasura-default"
    if "naming_convention" in options.experimental_features:
        convention = customization.naming_convention or options.default_naming_convention
    return Naming(
        graphql_case=convention == "graphql-default",
        root_prefix=(roots.prefix if roots else None) or "",
        root_suffix=(roots.suffix if roots else None) or "",
        type_prefix=(types.prefix if types else None) or "",
        type_suffix=(types.suffix if types else None) or "",
        namespace=roots.namespace if roots else None,
    )
