"""Track and untrack tables, and how they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, decode, decode_fields, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.objects import Kind, ObjectId, with_source, with_table, without
from hasura.engine.metadata.operations.arguments import OfTable
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.tables import (
    ApolloFederationConfig,
    ColumnConfig,
    TableConfiguration,
    TableMetadata,
    TableRootFields,
)
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class TrackTable:
    """A table to track; also just its name."""

    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    is_enum: bool = False
    configuration: TableConfiguration = field(default_factory=TableConfiguration)
    apollo_federation_config: ApolloFederationConfig | None = None
    logical_model: str | None = None

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """`{table, …}`, `{schema, name}` or text."""
        if isinstance(value, dict) and "table" in value:
            decoded: Self = decode_fields(cls, value, path)
            return decoded
        return cls(decode_name(value, path))

    @property
    def object_id(self) -> ObjectId:
        """The table as an object of the metadata."""
        return ObjectId(Kind.TABLE, source=self.source, relation=self.table)


@operation("track_table", TrackTable, of_source=True)
@operation("track_table", TrackTable, of_source=True, version=2)
@operation("add_existing_table_or_view", TrackTable)
async def track_table(workspace: Workspace, args: TrackTable) -> Json:
    """Puts a table or view of the database into the schema."""
    source = workspace.source(args.source)
    workspace.invalidate(args.source)
    if args.table in source.tables:
        raise EngineError(f'view/table already tracked: "{args.table}"', "already-tracked")
    if args.table in source.functions:
        raise EngineError(f'function with name "{args.table}" already exists', "not-supported")
    table = TableMetadata(
        table=args.table,
        is_enum=args.is_enum,
        configuration=args.configuration,
        apollo_federation_config=args.apollo_federation_config,
        logical_model=args.logical_model,
    )
    await workspace.change(with_table(workspace.metadata, args.source, table), args.object_id)
    return SUCCESS


@operation("untrack_table", OfTable, of_source=True)
async def untrack_table(workspace: Workspace, args: OfTable) -> Json:
    """Takes a table with its relationships, permissions and triggers out of the schema."""
    source = workspace.source(args.source)
    if args.table not in source.tables:
        raise EngineError(f'view/table already untracked: "{args.table}"', "already-untracked")
    changed = replace(source, tables=without(source.tables, args.table))
    await workspace.drop(with_source(workspace.metadata, changed), args.cascade)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class ManyTables:
    """Several tables; failures are warnings if `allow_warnings`."""

    tables: tuple[Json, ...]
    allow_warnings: bool = True


@operation("track_tables", ManyTables, of_source=True)
async def track_tables(workspace: Workspace, args: ManyTables) -> Json:
    """Tracks those tables that can be tracked and warns about the others."""
    tables = [decode(TrackTable, item, f"$.tables[{place}]") for place, item in enumerate(args.tables)]
    return await _each_table(workspace, tables, track_table, args.allow_warnings, "track")


@operation("untrack_tables", ManyTables, of_source=True)
async def untrack_tables(workspace: Workspace, args: ManyTables) -> Json:
    """Untracks those tables that can be untracked and warns about the others."""
    tables = [decode(OfTable, item, f"$.tables[{place}]") for place, item in enumerate(args.tables)]
    return await _each_table(workspace, tables, untrack_table, args.allow_warnings, "untrack")


async def _each_table(
    workspace: Workspace,
    tables: Sequence[Any],
    run: Callable[[Workspace, Any], Awaitable[Json]],
    allow_warnings: bool,
    verb: str,
) -> Json:
    counts = Counter((item.source, item.table) for item in tables)
    repeated = ", ".join(f"{name}" for (_, name), count in counts.items() if count > 1)
    if repeated:
        message = f"The following tables occur more than once in the request: {repeated}"
        raise EngineError(message, "bad-request", "$.tables")
    warnings = []
    for item in tables:
        try:
            await run(workspace, item)
        except EngineError as error:
            name = ObjectId(Kind.TABLE, source=item.source, relation=item.table)
            warning = {"code": f"{verb}-table-failed", "message": error.message, "name": str(name)}
            warnings.append({**warning, "type": Kind.TABLE.value})
    if warnings and len(warnings) == len(tables):
        raise EngineError(f"all tables failed to {verb}", "invalid-configuration", internal=warnings)
    if warnings and not allow_warnings:
        raise EngineError("failed due to metadata warnings", "metadata-warnings", internal=warnings)
    return {"message": "success", "warnings": warnings} if warnings else SUCCESS


@dataclass(frozen=True, slots=True)
class SetCustomization:
    """A table with its new configuration."""

    table: QualifiedName = of(decode=decode_name)
    configuration: TableConfiguration = field(default_factory=TableConfiguration)
    source: str = "default"


@operation("set_table_customization", SetCustomization, of_source=True)
async def set_table_customization(workspace: Workspace, args: SetCustomization) -> Json:
    """Replaces the names and comments of a table."""
    table = replace(workspace.table(args.source, args.table), configuration=args.configuration)
    await _change_table(workspace, args.source, table)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class SetCustomFields:
    """The older form of a customization."""

    table: QualifiedName = of(decode=decode_name)
    custom_root_fields: TableRootFields = field(default_factory=TableRootFields)
    custom_column_names: Mapping[str, str] = of(default_factory=dict)
    source: str = "default"


@operation("set_table_custom_fields", SetCustomFields, version=2)
async def set_table_custom_fields(workspace: Workspace, args: SetCustomFields) -> Json:
    """Replaces root field and column names, keeps the table's own name."""
    table = workspace.table(args.source, args.table)
    columns = {name: ColumnConfig(custom) for name, custom in args.custom_column_names.items()}
    configuration = replace(table.configuration, custom_root_fields=args.custom_root_fields, column_config=columns)
    await _change_table(workspace, args.source, replace(table, configuration=configuration))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class SetIsEnum:
    """Whether a table is an enum table."""

    table: QualifiedName = of(decode=decode_name)
    is_enum: bool = of()
    source: str = "default"


@operation("set_table_is_enum", SetIsEnum, of_source=True)
async def set_table_is_enum(workspace: Workspace, args: SetIsEnum) -> Json:
    """Makes a table an enum table, or a plain one again."""
    table = replace(workspace.table(args.source, args.table), is_enum=args.is_enum)
    await _change_table(workspace, args.source, table)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class SetFederation:
    """A table's Apollo federation settings."""

    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    apollo_federation_config: ApolloFederationConfig | None = None


@operation("set_apollo_federation_config", SetFederation, of_source=True)
async def set_apollo_federation_config(workspace: Workspace, args: SetFederation) -> Json:
    """Makes a table an entity of Apollo federation, or none."""
    table = workspace.table(args.source, args.table)
    changed = replace(table, apollo_federation_config=args.apollo_federation_config)
    await _change_table(workspace, args.source, changed)
    return SUCCESS


async def _change_table(workspace: Workspace, source: str, table: TableMetadata) -> None:
    focus = ObjectId(Kind.TABLE, source=source, relation=table.table)
    await workspace.change(with_table(workspace.metadata, source, table), focus)
