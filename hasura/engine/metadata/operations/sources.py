"""Add, change, rename and drop sources, and look at what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hasura.engine.errors import EngineError, not_supported
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.objects import Kind, ObjectId, remove, with_source
from hasura.engine.metadata.operations.arguments import Nothing, OfTable
from hasura.engine.metadata.operations.logical import OfSource
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.sources import Source, SourceConfiguration, SourceCustomization


@dataclass(frozen=True, slots=True)
class AddSource:
    """A new source; with `replace_configuration` an existing one is connected anew."""

    name: str
    configuration: SourceConfiguration
    customization: SourceCustomization = field(default_factory=SourceCustomization)
    replace_configuration: bool = False
    health_check: Json = None


@operation("add_source", AddSource, of_source=True)
async def add_source(workspace: Workspace, args: AddSource) -> Json:
    """Connects a database."""
    existing = workspace.metadata.sources.get(args.name)
    if existing is not None and not args.replace_configuration:
        raise EngineError(f'source with name "{args.name}" already exists', "already-exists")
    if existing is None:
        source = Source(
            args.name, args.configuration, customization=args.customization, health_check=args.health_check
        )
    else:
        source = replace(existing, configuration=args.configuration, customization=args.customization)
    workspace.invalidate(args.name)
    await workspace.change(with_source(workspace.metadata, source), ObjectId(Kind.SOURCE, args.name))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class UpdateSource:
    """Changes to a source; None leaves as it is."""

    name: str
    configuration: SourceConfiguration | None = None
    customization: SourceCustomization | None = None
    health_check: Json = None


@operation("update_source", UpdateSource, of_source=True)
async def update_source(workspace: Workspace, args: UpdateSource) -> Json:
    """Changes how a source is connected or named."""
    source = workspace.source(args.name)
    changed = replace(
        source,
        configuration=args.configuration or source.configuration,
        customization=source.customization if args.customization is None else args.customization,
        health_check=source.health_check if args.health_check is None else args.health_check,
    )
    await workspace.change(with_source(workspace.metadata, changed), ObjectId(Kind.SOURCE, args.name))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class DropSource:
    """A source to disconnect."""

    name: str
    cascade: bool = False


@operation("drop_source", DropSource, of_source=True)
async def drop_source(workspace: Workspace, args: DropSource) -> Json:
    """Forgets a source and what of it was tracked; the database stays as it is."""
    workspace.source(args.name)
    await workspace.drop(remove(workspace.metadata, ObjectId(Kind.SOURCE, args.name)), args.cascade)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class RenameSource:
    """A source with its new name."""

    name: str
    new_name: str


@operation("rename_source", RenameSource)
async def rename_source(workspace: Workspace, args: RenameSource) -> Json:
    """Gives a source another name."""
    metadata = workspace.metadata
    if args.name not in metadata.sources:
        raise EngineError(f'Could not find source with name "{args.name}"', "not-exists")
    if args.new_name in metadata.sources:
        raise EngineError(f'Source with name "{args.new_name}" already exists', "already-exists")
    source = replace(metadata.sources[args.name], name=args.new_name)
    kept = {name: item for name, item in metadata.sources.items() if name != args.name}
    changed = replace(metadata, sources={**kept, args.new_name: source})
    await workspace.change(changed, ObjectId(Kind.SOURCE, args.new_name))
    return SUCCESS


@operation("get_source_tables", OfSource, of_source=True, changes=False)
async def get_source_tables(workspace: Workspace, args: OfSource) -> Json:
    """All tables and views of a source's database, tracked or not."""
    view = await workspace.view(args.source)
    names = sorted(view.catalog.tables)
    return [name.to_json() for name in names if name.schema != "hdb_catalog"]


@operation("get_source_trackables", OfSource, of_source=True, changes=False)
async def get_source_trackables(workspace: Workspace, args: OfSource) -> Json:
    """What of a source could be tracked and is not."""
    view = await workspace.view(args.source)
    tables = [
        name.to_json()
        for name in sorted(view.catalog.tables)
        if name not in view.source.tables and name.schema != "hdb_catalog"
    ]
    functions = [
        name.to_json()
        for name, overloads in sorted(view.catalog.functions.items())
        if name not in view.source.functions
        and len(overloads) == 1
        and overloads[0].returns_table in view.catalog.tables
    ]
    return {"tables": tables, "functions": functions}


@operation("get_table_info", OfTable, of_source=True, changes=False)
async def get_table_info(workspace: Workspace, args: OfTable) -> Json:
    """Columns and keys of a table of the database."""
    view = await workspace.view(args.source)
    table = view.catalog.tables.get(args.table)
    if table is None:
        raise EngineError(f'table "{args.table}" does not exist in source: {args.source}', "not-exists")
    return {
        "name": table.name.to_json(),
        "columns": [
            {"name": column.name, "type": column.type.sql_name, "nullable": column.nullable}
            for column in table.columns.values()
        ],
        "primary_key": None if table.primary_key is None else list(table.primary_key.columns),
        "foreign_keys": {
            key.name: {"foreign_table": key.foreign_table.to_json(), "column_mapping": dict(key.mapping)}
            for key in table.foreign_keys
        },
    }


@operation("list_source_kinds", Nothing, changes=False)
async def list_source_kinds(_: Workspace, __: Nothing) -> Json:
    """The kinds of databases this engine can connect."""
    return {
        "sources": [
            {"kind": "postgres", "display_name": "postgres", "builtin": True, "available": True},
            {"kind": "pg", "display_name": "pg", "builtin": True, "available": True},
        ]
    }


@dataclass(frozen=True, slots=True)
class SetQueryTags:
    """Comments that queries carry for the database's log."""

    source_name: str
    tags_config: Json = None


@operation("set_query_tags", SetQueryTags)
async def set_query_tags(workspace: Workspace, args: SetQueryTags) -> Json:
    """Keeps the setting; the engine writes no tags."""
    source = replace(workspace.source(args.source_name), query_tags=args.tags_config)
    await workspace.change(with_source(workspace.metadata, source))
    return SUCCESS


_OUT_OF_SCOPE = {
    "Remote schemas": (
        "add_remote_schema",
        "update_remote_schema",
        "remove_remote_schema",
        "reload_remote_schema",
        "introspect_remote_schema",
        "add_remote_schema_permissions",
        "drop_remote_schema_permissions",
        "create_remote_schema_remote_relationship",
        "update_remote_schema_remote_relationship",
        "delete_remote_schema_remote_relationship",
    ),
    "Data connectors": ("dc_add_agent", "dc_delete_agent", "get_source_kind_capabilities"),
    "Stored procedures": (
        "track_stored_procedure",
        "untrack_stored_procedure",
        "get_stored_procedure",
    ),
}


def _refuse(what: str, name: str) -> None:
    @operation(name, changes=False)
    async def refused(_: Workspace, __: Json) -> Json:
        raise not_supported(f"{what} ({name})")


@operation("test_connection_template", of_source=True, changes=False)
async def refuse_connection_template(_: Workspace, __: Json) -> Json:
    """Refused: connections by templates are a feature of Hasura's Enterprise edition."""
    raise EngineError("Connection templating feature is enterprise edition only", "not-supported")


for _what, _names in _OUT_OF_SCOPE.items():
    for _name in _names:
        _refuse(_what, _name)
