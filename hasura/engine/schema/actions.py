"""Actions and custom types in the role's schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphql import GraphQLSyntaxError, parse_type
from graphql.language import ListTypeNode, NamedTypeNode, NonNullTypeNode, TypeNode

from hasura.engine.metadata.actions import Action, CustomObject, TypeRelationship
from hasura.engine.schema.context import SchemaContext
from hasura.engine.schema.meanings import (
    ActionLogMeaning,
    ActionMeaning,
    ActionResultMeaning,
    CustomFieldMeaning,
    TypeRelationshipMeaning,
)
from hasura.engine.schema.scalars import builtin_scalar
from hasura.engine.schema.tables import aggregate_type, row_type, select_arguments
from hasura.engine.schema.types import (
    EnumItem,
    EnumType,
    InputField,
    InputObjectType,
    ListOf,
    NamedType,
    NonNull,
    ObjectType,
    OutputField,
    TypeRef,
    by_name,
    list_of_rows,
)


def action_fields(context: SchemaContext, operation: str) -> Iterator[OutputField]:
    """The fields of the actions a role may call."""
    for action in context.world.metadata.actions.values():
        if not _may_call(context, context.role, action):
            continue
        definition = action.definition
        queued = definition.kind == "asynchronous" and definition.type == "mutation"
        if definition.type == operation:
            kind: TypeRef = custom_type(context, definition.output_type)
            if queued:
                kind = NonNull(builtin_scalar(context, "uuid"))
            arguments = by_name(
                [
                    InputField(item.name, custom_type(context, item.type), None, item.description)
                    for item in definition.arguments.values()
                ]
            )
            yield OutputField(action.name, kind, ActionMeaning(action), arguments, action.comment)
        elif queued and operation in {"query", "subscription"}:
            yield _result_field(context, action)


def _may_call(context: SchemaContext, role: str, action: Action) -> bool:
    if role == "admin" or role in action.permissions:
        return True
    return any(_may_call(context, parent, action) for parent in context.world.parents.get(role, ()))


def _result_field(context: SchemaContext, action: Action) -> OutputField:
    uuid = builtin_scalar(context, "uuid")

    def build() -> dict[str, OutputField]:
        output = custom_type(context, action.definition.output_type)
        nullable = output.of if isinstance(output, NonNull) else output
        return by_name(
            [
                OutputField(
                    "created_at",
                    NonNull(builtin_scalar(context, "timestamptz")),
                    ActionLogMeaning("created_at"),
                    {},
                    "the time at which this action was created",
                ),
                OutputField(
                    "errors",
                    builtin_scalar(context, "json"),
                    ActionLogMeaning("errors"),
                    {},
                    "errors related to the invocation",
                ),
                OutputField("id", NonNull(uuid), ActionLogMeaning("id"), {}, "the unique id of an action"),
                OutputField(
                    "output", nullable, ActionLogMeaning("output"), {}, "the output fields of this action"
                ),
            ]
        )

    kind = context.define(
        action.name, lambda: ObjectType(action.name, build, f'fields of action: "{action.name}"')
    )
    argument = InputField("id", NonNull(uuid), None, "the unique id of an action")
    return OutputField(action.name, kind, ActionResultMeaning(action), {"id": argument}, action.comment)


def custom_type(context: SchemaContext, text: str) -> TypeRef:
    """The type a type text of the metadata means (`[Thing!]!`)."""
    try:
        return _type_of(context, parse_type(text))
    except GraphQLSyntaxError:
        return builtin_scalar(context, "String")


def _type_of(context: SchemaContext, node: TypeNode) -> TypeRef:
    if isinstance(node, NonNullTypeNode):
        return NonNull(_type_of(context, node.type))  # type: ignore[arg-type] # no non-null in a non-null
    if isinstance(node, ListTypeNode):
        return ListOf(_type_of(context, node.type))
    assert isinstance(node, NamedTypeNode)  # noqa: S101 # there are three kinds of type nodes
    return _named_type(context, node.name.value)


def _named_type(context: SchemaContext, name: str) -> NamedType:
    types = context.world.metadata.custom_types
    if name in types.objects:
        return _object_type(context, types.objects[name])
    if name in types.input_objects:
        inputs = types.input_objects[name]

        def input_fields() -> Mapping[str, InputField]:
            return by_name(
                [
                    InputField(item.name, custom_type(context, item.type), None, item.description)
                    for item in inputs.fields.values()
                ]
            )

        return context.define(name, lambda: InputObjectType(name, input_fields, inputs.description))
    if name in types.enums:
        enum = types.enums[name]
        items = {
            item.value: EnumItem(item.value, item.description, item.value, bool(item.is_deprecated))
            for item in enum.values.values()
        }
        return context.define(name, lambda: EnumType(name, items, enum.description))
    return builtin_scalar(context, name)


def _object_type(context: SchemaContext, custom: CustomObject) -> ObjectType:
    def build() -> Mapping[str, OutputField]:
        fields = [
            OutputField(
                item.name,
                custom_type(context, item.type),
                CustomFieldMeaning(custom, item.name),
                {},
                item.description,
            )
            for item in custom.fields.values()
        ]
        for relationship in custom.relationships.values():
            fields += _relationship_fields(context, custom, relationship)
        return by_name(fields)

    return context.define(custom.name, lambda: ObjectType(custom.name, build, custom.description))


def _relationship_fields(
    context: SchemaContext, owner: CustomObject, relationship: TypeRelationship
) -> list[OutputField]:
    source = context.world.sources.get(relationship.source)
    if source is None or relationship.remote_table not in source.tables:
        return []
    target = context.access(source, relationship.remote_table)
    if target.select is None:
        return []
    rows = row_type(context, source, target)
    meaning = TypeRelationshipMeaning(owner, relationship, source, target)
    if relationship.type == "object":
        return [OutputField(relationship.name, rows, meaning)]
    arguments = select_arguments(context, source, target)
    fields = [OutputField(relationship.name, list_of_rows(rows), meaning, arguments)]
    if target.select.aggregations:
        kind = NonNull(aggregate_type(context, source, target, target.select))
        both = TypeRelationshipMeaning(owner, relationship, source, target, aggregate=True)
        fields.append(OutputField(f"{relationship.name}_aggregate", kind, both, arguments))
    return fields
