"""Names of root fields: no two objects may claim the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hasura.engine.catalog.model import Catalog, Function, Table, Volatility
from hasura.engine.errors import EngineError
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Kind, ObjectId
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.tables import FunctionMetadata, TableMetadata
from hasura.engine.options import EngineOptions
from hasura.engine.schema.names import Name, Naming, naming_of, table_name

_READS = ("select", "select_aggregate", "select_by_pk")
_WRITES = ("insert", "insert_one", "update", "update_by_pk", "update_many", "delete", "delete_by_pk")
_ROOTS = ("subscription_root", "query_root", "mutation_root")


@dataclass(frozen=True, slots=True)
class _Claim:
    """An object that wants a field of a root type (or of a source's namespace in it)."""

    root: str
    namespace: str | None
    field: str
    owner: ObjectId


def refuse_conflicts(
    metadata: Metadata, catalogs: Mapping[str, Catalog | EngineError], options: EngineOptions
) -> None:
    """Raises EngineError (500, as Hasura does) where two objects claim the same root field.

    metadata: consistent. All fields are looked at that the admin role has.
    """
    owners: dict[tuple[str, str | None, str], list[ObjectId]] = defaultdict(list)
    for claim in _claims(metadata, catalogs, options):
        owners[claim.root, claim.namespace, claim.field].append(claim.owner)
    for root in _ROOTS:
        for (claimed, _, field), claimants in owners.items():
            if claimed == root and len(claimants) > 1:
                listed = ", ".join(sorted(str(owner) for owner in claimants))
                raise EngineError(
                    f"Encountered conflicting definitions in the selection set for '{root}' for field "
                    f"'{field}' defined in [{listed}]. Fields must not be defined more than once across "
                    "all sources.",
                    "unexpected",
                    status=500,
                )


def _claims(
    metadata: Metadata, catalogs: Mapping[str, Catalog | EngineError], options: EngineOptions
) -> Iterator[_Claim]:
    for source in metadata.sources.values():
        catalog = catalogs.get(source.name)
        if isinstance(catalog, Catalog):
            yield from _source_claims(source, catalog, naming_of(source.customization, options))
    for name, action in metadata.actions.items():
        owner = ObjectId(Kind.ACTION, name)
        yield _Claim(f"{action.definition.type}_root", None, name, owner)
        if action.definition.type == "mutation" and action.definition.kind == "asynchronous":
            yield _Claim("query_root", None, name, owner)
            yield _Claim("subscription_root", None, name, owner)


def _source_claims(source: Source, catalog: Catalog, naming: Naming) -> Iterator[_Claim]:
    for name, metadata in source.tables.items():
        owner = ObjectId(Kind.TABLE, source=source.name, relation=name)
        for root, field in _table_fields(metadata, catalog.tables[name], naming):
            yield _Claim(root, naming.namespace, field, owner)
    for name, function in source.functions.items():
        owner = ObjectId(Kind.FUNCTION, source=source.name, relation=name)
        for root, field in _function_fields(function, catalog.functions[name][0], naming):
            yield _Claim(root, naming.namespace, field, owner)
    for query in source.native_queries:
        owner = ObjectId(Kind.NATIVE_QUERY, query, source.name)
        yield _Claim("query_root", naming.namespace, query, owner)
        yield _Claim("subscription_root", naming.namespace, query, owner)


def _function_fields(metadata: FunctionMetadata, function: Function, naming: Naming) -> Iterator[tuple[str, str]]:
    configuration = metadata.configuration
    base = table_name(metadata.function, configuration.custom_name)
    given = configuration.custom_root_fields
    names = [Name((given.function,), custom=True) if given.function else base]
    if function.returns_set:
        own = given.function_aggregate
        names.append(Name((own,), custom=True) if own else base + "aggregate")
    by_volatility = "mutation" if function.volatility is Volatility.VOLATILE else "query"
    is_mutation = (configuration.exposed_as or by_volatility) == "mutation"
    for name in names:
        for root in ("mutation_root",) if is_mutation else ("query_root", "subscription_root"):
            yield root, naming.root_field(name)


def _table_fields(metadata: TableMetadata, table: Table, naming: Naming) -> Iterator[tuple[str, str]]:
    base = table_name(metadata.table, metadata.configuration.custom_name)
    generated = {
        "select": base,
        "select_aggregate": base + "aggregate",
        "select_by_pk": base + "by_pk",
        "select_stream": base + "stream",
        "insert": base.after("insert"),
        "insert_one": base.after("insert") + "one",
        "update": base.after("update"),
        "update_by_pk": base.after("update") + "by_pk",
        "update_many": base.after("update") + "many",
        "delete": base.after("delete"),
        "delete_by_pk": base.after("delete") + "by_pk",
    }
    for operation in _offered(table):
        custom = getattr(metadata.configuration.custom_root_fields, operation)
        name = generated[operation]
        if custom is not None and custom.name is not None:
            name = Name((custom.name,), custom=True)
        field = naming.root_field(name)
        if operation in _WRITES:
            yield "mutation_root", field
            continue
        yield "subscription_root", field
        if operation in _READS:
            yield "query_root", field


def _offered(table: Table) -> Iterator[str]:
    writable = {"insert": table.insertable, "update": table.updatable, "delete": table.deletable}
    for operation in (*_READS, "select_stream", *_WRITES):
        needs_key = operation.endswith("_by_pk")
        verb = operation.split("_", maxsplit=1)[0]
        if writable.get(verb, True) and not (needs_key and table.primary_key is None):
            yield operation
