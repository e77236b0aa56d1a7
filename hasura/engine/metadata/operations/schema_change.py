"""What SQL did to a database, and metadata that follows: renames, drops, changed types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hasura.engine.catalog.model import Catalog, Column, Table, Volatility
from hasura.engine.errors import EngineError
from hasura.engine.metadata.boolexp import BoolExpWalker
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.fields import SourceView
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import PERMISSION_KINDS, ObjectId, remove, with_source, without
from hasura.engine.metadata.operations.renames import Renames, follow
from hasura.engine.metadata.operations.workspace import Workspace, dependents_exist, newly_inconsistent
from hasura.engine.metadata.sources import Source
from hasura.engine.names import QualifiedName


def follow_change(workspace: Workspace, source: str, before: Catalog, after: Catalog, *, cascade: bool) -> None:
    """Gives the workspace the metadata that fits the changed database.

    Tables and columns are known again by their numbers, so renames are followed. Dropped tables and
    functions leave the metadata; other objects that need what was dropped go with `cascade`, else
    EngineError `dependency-error` is raised, on which the caller takes the change back.
    """
    metadata = workspace.metadata
    view = SourceView(metadata.sources[source], before)
    _refuse_retyped(view, after)
    _refuse_functions(view.source, before, after)
    known = workspace.check_catalog(metadata, source, before).inconsistencies
    metadata = _without_dropped(metadata, view, before, after)
    metadata = follow(metadata, SourceView(metadata.sources[source], before), _renames(view, after))
    dropped = _starred(view, after)
    while True:
        pruned = workspace.check_catalog(metadata, source, after)
        faults = newly_inconsistent(known, pruned.inconsistencies)
        dependents = dict.fromkeys([*dropped, *(item for fault in faults for item in fault.objects)])
        dropped = []
        if not dependents:
            break
        if not cascade:
            raise dependents_exist(dependents)
        for item in dependents:
            metadata = remove(metadata, item)
    workspace.catalogs[source] = after
    workspace.set_metadata(metadata)


def _starred(view: SourceView, after: Catalog) -> list[ObjectId]:
    """Permissions that name all columns of a table that has lost one: they depend on each of them."""
    found = []
    for table, later in _surviving(view, after):
        if all(new is not None for _, new in _columns(table, later)):
            continue
        metadata = view.source.tables[table.name]
        for action, kind in PERMISSION_KINDS.items():
            for role, permission in getattr(metadata, f"{action}_permissions").items():
                if getattr(permission.permission, "columns", ()) == "*":
                    found.append(ObjectId(kind, role, view.source.name, later.name))
    return found


def _surviving(view: SourceView, after: Catalog) -> list[tuple[Table, Table]]:
    """Tracked tables before and after, known by their oid."""
    by_oid = {table.oid: table for table in after.tables.values()}
    pairs = []
    for name in view.source.tables:
        table = view.catalog.tables.get(name)
        if table is None:
            continue
        if table.oid in by_oid:
            pairs.append((table, by_oid[table.oid]))
        elif name in after.tables:  # dropped and made again in the same text
            pairs.append((table, after.tables[name]))
    return pairs


def _columns(table: Table, later: Table) -> list[tuple[Column, Column | None]]:
    """Columns before and after; matched by position, in a table made again by name."""
    if table.oid != later.oid:
        return [(column, later.columns.get(name)) for name, column in table.columns.items()]
    by_position = {column.position: column for column in later.columns.values()}
    return [(column, by_position.get(column.position)) for column in table.columns.values()]


def _renames(view: SourceView, after: Catalog) -> Renames:
    tables: dict[QualifiedName, QualifiedName] = {}
    fields: dict[QualifiedName, Mapping[str, str]] = {}
    for table, later in _surviving(view, after):
        if table.name != later.name:
            tables[table.name] = later.name
        renamed = {
            column.name: new.name
            for column, new in _columns(table, later)
            if new is not None and new.name != column.name
        }
        if renamed:
            _refuse_taken(view, table.name, renamed)
            fields[table.name] = renamed
    return Renames(tables, fields)


def _refuse_taken(view: SourceView, table: QualifiedName, renamed: Mapping[str, str]) -> None:
    metadata = view.source.tables[table]
    taken = {*metadata.object_relationships, *metadata.array_relationships, *metadata.computed_fields}
    for old, new in renamed.items():
        if new in taken:
            message = f'cannot rename column "{old}" to "{new}" in table "{table}" as a relationship '
            raise EngineError(f"{message}with the name already exists", "already-exists")


def _without_dropped(metadata: Metadata, view: SourceView, before: Catalog, after: Catalog) -> Metadata:
    source = metadata.sources[view.source.name]
    surviving = {table.name: later for table, later in _surviving(view, after)}
    tables = {}
    for name, table in source.tables.items():
        if name in before.tables and name not in surviving:
            continue
        tables[name] = table
        if name in surviving:
            dropped = [old.name for old, new in _columns(before.tables[name], surviving[name]) if new is None]
            config = table.configuration
            columns = {key: item for key, item in config.column_config.items() if key not in dropped}
            tables[name] = replace(table, configuration=replace(config, column_config=columns))
    functions = dict(source.functions)
    for name in source.functions:
        if name in before.functions and name not in after.functions:
            functions = without(functions, name)
    return with_source(metadata, replace(source, tables=tables, functions=functions))


def _refuse_functions(source: Source, before: Catalog, after: Catalog) -> None:
    overloaded = [
        f'"{name}"'
        for name in source.functions
        if len(after.functions.get(name, ())) > 1 and len(before.functions.get(name, ())) == 1
    ]
    if overloaded:
        names = ", ".join(overloaded)
        message = f"the following tracked function(s) cannot be overloaded: {names}"
        raise EngineError(message, "not-supported")
    for name in source.functions:
        old, new = before.functions.get(name, ()), after.functions.get(name, ())
        if len(old) != 1 or len(new) != 1 or old[0].oid != new[0].oid:
            continue
        became_volatile = old[0].volatility is not Volatility.VOLATILE
        if became_volatile and new[0].volatility is Volatility.VOLATILE:
            message = f'type of function "{name}" is altered to "VOLATILE" which is not supported now'
            raise EngineError(message, "not-supported")


def _refuse_retyped(view: SourceView, after: Catalog) -> None:
    for table, later in _surviving(view, after):
        for column, new in _columns(table, later):
            if new is None or new.type.name == column.type.name:
                continue
            dependents = _comparing_with_literal(view, table.name, column.name)
            if dependents:
                listed = ", ".join(sorted(item.as_dependent() for item in dependents))
                raise EngineError(
                    f'cannot change type of column "{column.name}" in table "{table.name}" because of '
                    f"the following dependencies: {listed}",
                    "dependency-error",
                )


def _comparing_with_literal(view: SourceView, table: QualifiedName, column: str) -> set[ObjectId]:
    """Permissions that compare a column with a fixed value, which has to be of the column's type."""
    found: set[ObjectId] = set()
    for name, metadata in view.source.tables.items():
        for action, kind in PERMISSION_KINDS.items():
            for role, permission in getattr(metadata, f"{action}_permissions").items():
                if _uses_literal(view, name, permission.permission, table, column):
                    found.add(ObjectId(kind, role, view.source.name, name))
    return found


def _uses_literal(view: SourceView, owner: QualifiedName, definition: Any, *wanted: QualifiedName | str) -> bool:
    seen: list[Json] = []

    def see(table: QualifiedName, column: str, value: Json) -> None:
        if (table, column) == wanted:
            seen.extend(value.values() if isinstance(value, dict) else [value])

    walker = BoolExpWalker(view, see=see)
    for attribute in ("filter", "check"):
        exp = getattr(definition, attribute, None)
        if exp is not None:
            try:
                walker.walk(exp, owner)
            except EngineError:
                continue  # inconsistent already: it constrains nothing
    table, column = wanted
    if owner == table and column in getattr(definition, "set", ()):
        seen.append(definition.set[column])
    return any(not _is_session_variable(value) for value in seen)


def _is_session_variable(value: Json) -> bool:
    return isinstance(value, str) and value.lower().startswith(("x-hasura-", "hasura"))
