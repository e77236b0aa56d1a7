"""Operations on all of the metadata: export, replace, reload, clear, and what doesn't fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, decode, encode
from hasura.engine.metadata.consistency.root_fields import refuse_conflicts
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Inconsistency, Kind, ObjectId, remove
from hasura.engine.metadata.operations.arguments import Nothing
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.sources import Source

_PLAIN_NAME = re.compile(r"[\w-]+", re.ASCII)


def exported(metadata: Metadata) -> Json:
    """The document users see: without cron triggers that are kept out of it."""
    shown = {name: item for name, item in metadata.cron_triggers.items() if item.include_in_metadata}
    return encode(replace(metadata, cron_triggers=shown))


@operation("export_metadata", Nothing, changes=False)
async def export_metadata(workspace: Workspace, _: Nothing) -> Json:
    """The metadata as JSON."""
    return exported(workspace.metadata)


@operation("replace_metadata")
@operation("replace_metadata", version=2)
async def replace_metadata(workspace: Workspace, args: Json) -> Json:
    """Replaces all of the metadata, in the plain form or in the one with options."""
    is_wrapped = isinstance(args, dict) and "metadata" in args
    document = args["metadata"] if is_wrapped else args
    path = "$.metadata" if is_wrapped else "$"
    metadata = await _with_sources(workspace, document, path)
    before = workspace.metadata
    _check_triggers(before, metadata)
    hidden = {
        name: item for name, item in workspace.metadata.cron_triggers.items() if not item.include_in_metadata
    }
    workspace.set_metadata(replace(metadata, cron_triggers={**metadata.cron_triggers, **hidden}))
    for name in metadata.sources:
        workspace.invalidate(name)
    warnings = _odd_trigger_names(before, metadata)
    if warnings and is_wrapped and not args.get("allow_warnings", True):
        raise EngineError("failed due to metadata warnings", "metadata-warnings", internal=warnings)
    found = await workspace.inconsistencies()
    refuse_conflicts((await workspace.pruned()).metadata, workspace.catalogs, workspace.options)
    is_lenient = is_wrapped and args.get("allow_inconsistent_metadata", False)
    if found and not is_lenient:
        raise EngineError("cannot continue due to inconsistent metadata", "unexpected", internal=_listed(found))
    workspace.must_publish = True
    if not is_wrapped:
        return SUCCESS
    answer = {"is_consistent": not found, "inconsistent_objects": _listed(found)}
    return {**answer, "warnings": warnings} if warnings else answer


async def _with_sources(workspace: Workspace, document: Json, path: str) -> Metadata:
    """Metadata of version 3; older documents stand for the tables of the default source."""
    if not isinstance(document, dict):
        return decode(Metadata, document, path)
    if document.get("version") == 3 or "sources" in document:
        return decode(Metadata, document, path)
    default = workspace.metadata.sources.get("default")
    if default is None:
        message = "cannot import metadata without sources since no default source is defined"
        raise EngineError(message, "not-supported")
    older = {**document, "version": 3}
    tables, functions = older.pop("tables", []), older.pop("functions", [])
    if document.get("version", 1) == 1:
        functions = [{"function": item} if "function" not in item else item for item in functions]
    content = {"name": "default", "tables": tables, "functions": functions}
    source = decode(Source, {**content, "configuration": encode(default.configuration)}, path)
    metadata = decode(Metadata, {**older, "sources": []}, path)
    kept = replace(source, configuration=default.configuration, customization=default.customization)
    endpoints = workspace.metadata.rest_endpoints
    return replace(metadata, sources={"default": kept}, rest_endpoints=endpoints)


def _odd_trigger_names(before: Metadata, after: Metadata) -> list[Json]:
    """A warning for each new event trigger whose name is more than letters, digits, `_` and `-`."""
    warnings: list[Json] = []
    for source in after.sources.values():
        if source.name not in before.sources:
            continue
        known = {name for table in before.sources[source.name].tables.values() for name in table.event_triggers}
        for table in source.tables.values():
            for name in table.event_triggers:
                if name in known or _PLAIN_NAME.fullmatch(name):
                    continue
                item = ObjectId(Kind.EVENT_TRIGGER, name, source.name, table.table)
                message = (
                    f'The event trigger with name "{name}" may not work as expected, hasura suggests to use '
                    "only alphanumeric, underscore and hyphens in an event trigger name"
                )
                warning = {"code": "illegal-event-trigger-name", "message": message, "name": str(item)}
                warnings.append({**warning, "type": Kind.EVENT_TRIGGER.value})
    return warnings


def _check_triggers(before: Metadata, after: Metadata) -> None:
    for source in after.sources.values():
        counts = Counter(name for table in source.tables.values() for name in table.event_triggers)
        repeated = ", ".join(f'"{name}"' for name, count in counts.items() if count > 1)
        if repeated:
            message = f"Event trigger with duplicate names not allowed: {repeated}"
            raise EngineError(message, "not-supported")
    for name in after.cron_triggers:
        existing = before.cron_triggers.get(name)
        if existing is not None and not existing.include_in_metadata:
            message = f'cron trigger with name "{name}" already exists as a cron trigger with '
            raise EngineError(f'{message}"included_in_metadata" as false', "already-exists")


@operation("clear_metadata", Nothing)
async def clear_metadata(workspace: Workspace, _: Nothing) -> Json:
    """Forgets everything but the connection of the default source."""
    default = workspace.metadata.sources.get("default")
    sources = {} if default is None else {"default": Source("default", default.configuration, default.kind)}
    workspace.set_metadata(Metadata(sources=sources))
    workspace.must_publish = True
    return SUCCESS


@operation("reload_metadata", Nothing)
async def reload_metadata(workspace: Workspace, _: Nothing) -> Json:
    """Looks at all databases anew."""
    for name in workspace.metadata.sources:
        workspace.invalidate(name)
    workspace.must_publish = True
    found = await workspace.inconsistencies()
    listed = {"inconsistent_objects": _listed(found)} if found else {}
    return {"message": "success", "is_consistent": not found, **listed}


@operation("get_inconsistent_metadata", Nothing, changes=False)
async def get_inconsistent_metadata(workspace: Workspace, _: Nothing) -> Json:
    """What doesn't fit the databases, and why."""
    found = await workspace.inconsistencies()
    return {"is_consistent": not found, "inconsistent_objects": _listed(found)}


@operation("drop_inconsistent_metadata", Nothing)
async def drop_inconsistent_metadata(workspace: Workspace, _: Nothing) -> Json:
    """Removes what doesn't fit the databases."""
    found = await workspace.inconsistencies()
    metadata = workspace.metadata
    for fault in reversed(found):
        for item in fault.objects:
            metadata = remove(metadata, item)
    workspace.set_metadata(metadata)
    workspace.must_publish = True
    left = [fault for fault in await workspace.inconsistencies() if fault.blocking]
    if left:
        raise EngineError("cannot continue due to new inconsistent metadata", "unexpected", internal=_listed(left))
    return SUCCESS


@operation("dump_internal_state", Nothing, changes=False)
async def dump_internal_state(workspace: Workspace, _: Nothing) -> Json:
    """What the engine believes, for debugging: consistent metadata and what was left out."""
    pruned = await workspace.pruned()
    return {"metadata": exported(pruned.metadata), "inconsistent_objects": _listed(pruned.inconsistencies)}


def _listed(found: Iterable[Inconsistency]) -> list[Json]:
    return [fault.to_json() for fault in found]


@dataclass(frozen=True, slots=True)
class TlsHost:
    """A host whose certificate need not be signed by anybody known."""

    host: str
    suffix: str | None = None
    permissions: tuple[str, ...] | None = None


@operation("add_host_to_tls_allowlist", TlsHost)
async def add_host_to_tls_allowlist(workspace: Workspace, args: TlsHost) -> Json:
    """Keeps the exception; the engine's own calls verify certificates all the same."""
    network = workspace.metadata.network or {}
    hosts = [*network.get("tls_allowlist", []), encode(args)]
    await workspace.change(replace(workspace.metadata, network={**network, "tls_allowlist": hosts}))
    return SUCCESS


@operation("drop_host_from_tls_allowlist", TlsHost)
async def drop_host_from_tls_allowlist(workspace: Workspace, args: TlsHost) -> Json:
    """Forgets the exception."""
    network = workspace.metadata.network or {}
    hosts = network.get("tls_allowlist", [])
    kept = [item for item in hosts if (item["host"], item.get("suffix")) != (args.host, args.suffix)]
    if len(kept) == len(hosts):
        raise EngineError(f"the TLS allowlist does not contain the host {args.host}", "not-found")
    await workspace.change(replace(workspace.metadata, network={**network, "tls_allowlist": kept}))
    return SUCCESS


@operation("set_opentelemetry_status")
async def set_opentelemetry_status(workspace: Workspace, args: Json) -> Json:
    """Keeps the status; the engine sends no telemetry."""
    changed = {**(workspace.metadata.opentelemetry or {}), "status": args}
    await workspace.change(replace(workspace.metadata, opentelemetry=changed))
    return SUCCESS


_ROOT_SETTINGS = {
    "set_api_limits": "api_limits",
    "set_metrics_config": "metrics_config",
    "set_opentelemetry_config": "opentelemetry",
}
_ROOT_RESETS = {"remove_api_limits": "api_limits", "remove_metrics_config": "metrics_config"}


def _register_setting(name: str, attribute: str, is_reset: bool) -> None:
    @operation(name)
    async def change(workspace: Workspace, args: Json) -> Json:
        changes: Any = {attribute: None if is_reset else args}
        await workspace.change(replace(workspace.metadata, **changes))
        return SUCCESS


for _name, _attribute in _ROOT_SETTINGS.items():
    _register_setting(_name, _attribute, is_reset=False)
for _name, _attribute in _ROOT_RESETS.items():
    _register_setting(_name, _attribute, is_reset=True)
