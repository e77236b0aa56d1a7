"""GraphQL types for PostgreSQL types, and the comparison operators each of them has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hasura.engine.catalog.model import PgType, TypeKind
from hasura.engine.names import QualifiedName
from hasura.engine.schema.context import SchemaContext
from hasura.engine.schema.meanings import CastMeaning, NullOperatorMeaning, OperatorMeaning
from hasura.engine.schema.names import is_graphql_name, table_name
from hasura.engine.schema.source import ResolvedSource, TableColumn
from hasura.engine.schema.types import (
    EnumItem,
    EnumType,
    InputField,
    InputObjectType,
    ListOf,
    NonNull,
    ScalarType,
    TypeRef,
    by_name,
)

_NAMES: Final = {
    "int4": "Int",
    "bool": "Boolean",
    "float4": "Float",
    "text": "String",
    "varchar": "String",
    "int2": "smallint",
    "int8": "bigint",
}
STRING_TYPES: Final = frozenset({"text", "varchar", "bpchar", "citext"})
NUMERIC_TYPES: Final = frozenset({"int2", "int4", "int8", "float4", "float8", "numeric", "money"})
BIG_NUMBERS: Final = frozenset({"int8", "float8", "numeric", "money"})
"""Types whose values go out as text where numbers are stringified."""
_COMPARABLE: Final = frozenset(
    {
        *("int2", "int4", "int8", "float4", "float8", "numeric", "money"),
        *("text", "varchar", "bpchar", "citext", "date", "timestamp", "timestamptz", "timetz"),
        *("uuid", "ltree", "lquery", "ltxtquery"),
    }
)

_EQUALITY: Final = ("_eq", "_neq")
_ORDER: Final = ("_gt", "_lt", "_gte", "_lte")
_PATTERNS: Final = (
    ("_like", "does the column match the given pattern"),
    ("_nlike", "does the column NOT match the given pattern"),
    ("_ilike", "does the column match the given case-insensitive pattern"),
    ("_nilike", "does the column NOT match the given case-insensitive pattern"),
    ("_similar", "does the column match the given SQL regular expression"),
    ("_nsimilar", "does the column NOT match the given SQL regular expression"),
    ("_regex", "does the column match the given POSIX regular expression, case sensitive"),
    ("_iregex", "does the column match the given POSIX regular expression, case insensitive"),
    ("_nregex", "does the column NOT match the given POSIX regular expression, case sensitive"),
    ("_niregex", "does the column NOT match the given POSIX regular expression, case insensitive"),
)


def is_comparable(kind: PgType) -> bool:
    """Whether min and max are offered for it."""
    return kind.name in _COMPARABLE or kind.kind is TypeKind.ARRAY or kind.kind is TypeKind.ENUM


def scalar_name(kind: PgType) -> str:
    """The GraphQL name of a PostgreSQL type that is not an array."""
    name = _NAMES.get(kind.name, kind.name)
    if kind.kind is TypeKind.COMPOSITE:
        name += "_scalar"
    return name if is_graphql_name(name) else "String"


def scalar_type(context: SchemaContext, kind: PgType) -> TypeRef:
    """The GraphQL type of values of `kind`: a scalar, or a list for arrays."""
    if kind.kind is TypeKind.ARRAY and kind.element is not None:
        return ListOf(NonNull(_scalar(context, kind.element)))
    return _scalar(context, kind)


def _scalar(context: SchemaContext, kind: PgType) -> ScalarType:
    return builtin_scalar(context, scalar_name(kind))


def builtin_scalar(context: SchemaContext, name: str) -> ScalarType:
    """A scalar by its GraphQL name."""
    return context.define(name, lambda: ScalarType(name))


def column_type(context: SchemaContext, source: ResolvedSource, column: TableColumn) -> TypeRef:
    """The nullable GraphQL type of a column: its scalar, or the enum of its enum table."""
    if column.enum is not None:
        return enum_type(context, source, column.enum)
    return scalar_type(context, column.type)


def enum_type(context: SchemaContext, source: ResolvedSource, table: QualifiedName) -> EnumType:
    """The enum made of an enum table's rows."""
    naming = source.naming
    metadata = source.metadata.tables[table]
    name = naming.type(table_name(table, metadata.configuration.custom_name) + "enum")

    def make() -> EnumType:
        values = sorted(source.catalog.enum_tables[table], key=lambda item: item.value)
        items = {
            naming.enum_value(item.value): EnumItem(naming.enum_value(item.value), item.comment, item.value)
            for item in values
        }
        return EnumType(name, items)

    return context.define(name, make)


def comparison_type(context: SchemaContext, source: ResolvedSource, column: TableColumn) -> InputObjectType:
    """The comparison type of a column."""
    naming = source.naming
    if column.enum is not None:
        values = enum_type(context, source, column.enum)
        name = naming.builtin_type(f"{values.name}_comparison_exp")
        if naming.graphql_case:
            name = f"{values.name}ComparisonExp"

        def build() -> dict[str, InputField]:
            fields = [
                InputField(operator, values, OperatorMeaning(operator, column.type)) for operator in _EQUALITY
            ]
            fields += [
                InputField(
                    naming.operator(operator),
                    ListOf(NonNull(values)),
                    OperatorMeaning(operator, column.type, True),
                )
                for operator in ("_in", "_nin")
            ]
            return by_name([*fields, _is_null(context, source)])

        return context.define(name, lambda: InputObjectType(name, build, _describe(values.name)))
    return scalar_comparison_type(context, source, column.type)


def _describe(name: str) -> str:
    return f"Boolean expression to compare columns of type \"{name}\". All fields are combined with logical 'AND'."


def _is_null(context: SchemaContext, source: ResolvedSource) -> InputField:
    boolean = builtin_scalar(context, "Boolean")
    return InputField(source.naming.operator("_is_null"), boolean, NullOperatorMeaning())


def scalar_comparison_type(context: SchemaContext, source: ResolvedSource, kind: PgType) -> InputObjectType:
    """The comparison type of values of `kind`."""
    naming = source.naming
    is_array = kind.kind is TypeKind.ARRAY and kind.element is not None
    base = scalar_name(kind.element if kind.element is not None and is_array else kind)
    suffix = "_array_comparison_exp" if is_array else "_comparison_exp"
    name = naming.builtin_type(base + suffix)

    def build() -> dict[str, InputField]:
        return by_name(_operators(context, source, kind))

    return context.define(name, lambda: InputObjectType(name, build, _describe(base)))


def _operators(context: SchemaContext, source: ResolvedSource, kind: PgType) -> list[InputField]:
    naming = source.naming
    types = source.catalog.types
    own = scalar_type(context, kind)
    text = types["text"]

    def one(operator: str, description: str | None = None, operand: PgType = kind) -> InputField:
        shown = own if operand is kind else scalar_type(context, operand)
        return InputField(naming.operator(operator), shown, OperatorMeaning(operator, operand), description)

    def many(operator: str, description: str | None = None, operand: PgType = kind) -> InputField:
        shown = own if operand is kind else scalar_type(context, operand)
        meaning = OperatorMeaning(operator, operand, True)
        return InputField(naming.operator(operator), ListOf(NonNull(_inner(shown))), meaning, description)

    fields: list[InputField] = []
    if kind.name == "jsonb":
        fields.append(_cast_field(context, source, text))
    fields += [one(operator) for operator in (*_EQUALITY, *_ORDER)]
    fields += [many(operator) for operator in ("_in", "_nin")]
    fields.append(_is_null(context, source))
    if kind.name in STRING_TYPES:
        fields += [one(operator, description) for operator, description in _PATTERNS]
    if kind.kind is TypeKind.ARRAY:
        fields.append(one("_contains", "does the array contain the given value"))
        fields.append(one("_contained_in", "is the array contained in the given array value"))
    if kind.name == "jsonb":
        fields.append(one("_contains", "does the column contain the given json value at the top level"))
        fields.append(one("_contained_in", "is the column contained in the given json value"))
        fields.append(one("_has_key", "does the string exist as a top-level key in the column", text))
        any_text = "do any of these strings exist as top-level keys in the column"
        fields.append(many("_has_keys_any", any_text, text))
        fields.append(many("_has_keys_all", any_text.replace("any", "all", 1), text))
    if kind.name == "ltree":
        fields += _ltree_operators(one, many, source)
    return fields


def _inner(ref: TypeRef) -> ScalarType | ListOf:
    return ref.of if isinstance(ref, NonNull) else ref  # type: ignore[return-value] # scalars and lists only


def _ltree_operators(
    one: Callable[..., InputField], many: Callable[..., InputField], source: ResolvedSource
) -> list[InputField]:
    lquery, ltxtquery = source.catalog.types["lquery"], source.catalog.types["ltxtquery"]
    return [
        one("_ancestor", "is the left argument an ancestor of right (or equal)?"),
        many("_ancestor_any", "does array contain an ancestor of `ltree`?"),
        one("_descendant", "is the left argument a descendant of right (or equal)?"),
        many("_descendant_any", "does array contain a descendant of `ltree`?"),
        one("_matches", "does `ltree` match `lquery`?", lquery),
        many("_matches_any", "does `ltree` match any `lquery` in array?", lquery),
        one("_matches_fulltext", "does `ltree` match `ltxtquery`?", ltxtquery),
    ]


def _cast_field(context: SchemaContext, source: ResolvedSource, text: PgType) -> InputField:
    naming = source.naming
    name = naming.builtin_type("jsonb_cast_exp")

    def build() -> dict[str, InputField]:
        return by_name([InputField("String", scalar_comparison_type(context, source, text), CastMeaning(text))])

    cast = context.define(name, lambda: InputObjectType(name, build))
    return InputField(naming.operator("_cast"), cast, None)
