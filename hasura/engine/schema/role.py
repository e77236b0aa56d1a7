"""One role's whole GraphQL schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from hasura.engine.schema.actions import action_fields
from hasura.engine.schema.context import SchemaContext, World
from hasura.engine.schema.federation import federation_fields
from hasura.engine.schema.functions import function_fields
from hasura.engine.schema.meanings import IntrospectionMeaning, NamespaceMeaning, PlaceholderMeaning
from hasura.engine.schema.mutations import write_fields
from hasura.engine.schema.names import Name
from hasura.engine.schema.native import native_fields
from hasura.engine.schema.roots import select_fields
from hasura.engine.schema.scalars import builtin_scalar
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import (
    InputField,
    InputObjectType,
    NamedType,
    NonNull,
    ObjectType,
    OutputField,
    ScalarType,
    TypeRef,
    UnionType,
    by_name,
    named,
)


@dataclass(eq=False)
class RoleSchema:
    """What one role can ask. `context.types` holds the types made so far."""

    context: SchemaContext

    @cached_property
    def query(self) -> ObjectType:
        """`query_root`"""
        return ObjectType("query_root", self._query_fields)

    @cached_property
    def mutation(self) -> ObjectType | None:
        """`mutation_root`; None where the role may change nothing."""
        root = ObjectType("mutation_root", lambda: self._root_fields("mutation"))
        return root if root.fields else None

    @cached_property
    def subscription(self) -> ObjectType | None:
        """`subscription_root`; None where the role may subscribe to nothing."""
        root = ObjectType("subscription_root", lambda: self._root_fields("subscription"))
        return root if root.fields else None

    def _query_fields(self) -> Mapping[str, OutputField]:
        fields = dict(self._root_fields("query"))
        if not fields:
            message = "There are no queries available to the current role. "
            message += "Either there are no sources or remote schemas configured, "
            message += "or the current role doesn't have the required permissions."
            kind = NonNull(builtin_scalar(self.context, "String"))
            name = "no_queries_available"
            fields[name] = OutputField(name, kind, PlaceholderMeaning(message), {}, message)
        return fields

    def _root_fields(self, operation: str) -> dict[str, OutputField]:
        fields: dict[str, OutputField] = {}
        for source in self.context.world.sources.values():
            own = by_name(list(self._source_fields(source, operation)))
            if own and source.naming.namespace is not None:
                holder = self._namespace(source, operation, own)
                own = {holder.name: holder}
            fields.update(own)
        fields.update(by_name(list(action_fields(self.context, operation))))
        if operation == "query" and self.context.world.options.apollo_federation:
            fields.update(by_name(list(federation_fields(self.context))))
        return fields

    def _source_fields(self, source: ResolvedSource, operation: str) -> Iterator[OutputField]:
        context = self.context
        if operation == "mutation":
            for name in source.tables:
                yield from write_fields(context, source, context.access(source, name))
            yield from function_fields(context, source, "mutation")
            return
        for name in source.tables:
            yield from select_fields(context, source, context.access(source, name), operation == "subscription")
        yield from function_fields(context, source, "query")
        yield from native_fields(context, source)

    def _namespace(self, source: ResolvedSource, operation: str, fields: Mapping[str, OutputField]) -> OutputField:
        namespace = source.naming.namespace or ""
        name = source.naming.type(Name((namespace,), True) + operation)
        kind = self.context.define(name, lambda: ObjectType(name, lambda: fields))
        return OutputField(namespace, NonNull(kind), NamespaceMeaning())

    @cached_property
    def hidden_fields(self) -> Mapping[str, OutputField]:
        """`__schema` and `__type`, which introspection itself does not list; none where it is disabled."""
        if self.context.role in self.context.world.metadata.graphql_schema_introspection.disabled_for_roles:
            return {}
        string = ScalarType("String")
        schema = ObjectType("__Schema", dict)
        kind = ObjectType("__Type", dict)
        name = InputField("name", NonNull(string))
        return by_name(
            [
                OutputField("__schema", NonNull(schema), IntrospectionMeaning(whole=True)),
                OutputField("__type", kind, IntrospectionMeaning(whole=False), {"name": name}),
            ]
        )

    def root(self, operation: str) -> ObjectType | None:
        """The root type of an operation kind."""
        if operation == "query":
            return self.query
        return self.mutation if operation == "mutation" else self.subscription

    @cached_property
    def all_types(self) -> Mapping[str, NamedType]:
        """Every type reachable from the root types, sorted by name."""
        found: dict[str, NamedType] = {}
        pending: list[TypeRef] = [self.query, ScalarType("String"), ScalarType("Boolean")]
        pending += [root for root in (self.mutation, self.subscription) if root is not None]
        while pending:
            kind = named(pending.pop())
            if kind.name in found:
                continue
            found[kind.name] = kind
            if isinstance(kind, ObjectType):
                for field in kind.fields.values():
                    pending.append(field.type)
                    pending += [argument.type for argument in field.arguments.values()]
            elif isinstance(kind, InputObjectType):
                pending += [item.type for item in kind.fields.values()]
            elif isinstance(kind, UnionType):
                pending += kind.members
        return dict(sorted(found.items()))


def role_schema(world: World, role: str, backend_only: bool) -> RoleSchema:
    """The schema of a role; its types are made as they are needed."""
    return RoleSchema(SchemaContext(world, role, backend_only))
