"""Event triggers and cron triggers in the metadata; what they do in databases follows on publishing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, decode, encode, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.objects import Kind, ObjectId, remove, with_table
from hasura.engine.metadata.operations.arguments import Named, Nothing
from hasura.engine.metadata.operations.registry import SUCCESS, operation
from hasura.engine.metadata.operations.workspace import Workspace
from hasura.engine.metadata.tables import TableMetadata
from hasura.engine.metadata.triggers import (
    CronTrigger,
    EventTrigger,
    Header,
    RetryConf,
    SubscribeColumns,
    TriggerOperations,
)
from hasura.engine.names import QualifiedName

_TRIGGER_NAME = re.compile(r"^[A-Za-z0-9_-]+$")
_LONGEST_NAME = 42
"""Characters; PostgreSQL's 63 less what is put around a trigger's name."""


@dataclass(frozen=True, slots=True)
class CreateEventTrigger:
    """An event trigger with its table, flat as the operation takes it."""

    name: str
    table: QualifiedName = of(decode=decode_name)
    source: str = "default"
    insert: SubscribeColumns | None = None
    update: SubscribeColumns | None = None
    delete: SubscribeColumns | None = None
    enable_manual: bool = False
    retry_conf: RetryConf = field(default_factory=RetryConf)
    webhook: str | None = None
    webhook_from_env: str | None = None
    headers: tuple[Header, ...] = ()
    replace: bool = False
    request_transform: Json = None
    response_transform: Json = None
    cleanup_config: Json = None
    trigger_on_replication: bool = False

    def trigger(self) -> EventTrigger:
        """The event trigger as metadata keeps it; raises EngineError on what can't be."""
        for problem in self._problems():
            raise EngineError(problem, "parse-failed")
        return EventTrigger(
            name=self.name,
            definition=TriggerOperations(self.insert, self.update, self.delete, self.enable_manual),
            retry_conf=self.retry_conf,
            webhook=self.webhook,
            webhook_from_env=self.webhook_from_env,
            headers=self.headers,
            request_transform=self.request_transform,
            response_transform=self.response_transform,
            cleanup_config=self.cleanup_config,
            trigger_on_replication=self.trigger_on_replication,
        )

    def _problems(self) -> list[str]:
        specs = [spec for spec in (self.insert, self.update, self.delete) if spec is not None]
        webhooks = [item for item in (self.webhook, self.webhook_from_env) if item is not None]
        found = {
            "only alphanumeric and underscore and hyphens allowed for name": not _TRIGGER_NAME.match(self.name),
            f"event trigger name can be at most {_LONGEST_NAME} characters": len(self.name) > _LONGEST_NAME,
            "atleast one amongst insert/update/delete/enable_manual spec must be provided": not (
                specs or self.enable_manual
            ),
            "must provide webhook or webhook_from_env": not webhooks,
            "only one of webhook or webhook_from_env should be given": len(webhooks) > 1,
            "found empty column specification": any(spec.columns == () for spec in specs),
            "found empty payload specification": any(spec.payload == () for spec in specs),
        }
        return [problem for problem, is_so in found.items() if is_so]


def find_trigger(workspace: Workspace, source: str, name: str) -> TableMetadata | None:
    """The table that has an event trigger of this name."""
    tables = workspace.source(source).tables.values()
    return next((table for table in tables if name in table.event_triggers), None)


@operation("create_event_trigger", CreateEventTrigger, of_source=True)
async def create_event_trigger(workspace: Workspace, args: CreateEventTrigger) -> Json:
    """Calls a webhook on changes of a table; with `replace` changes such a trigger."""
    trigger = args.trigger()
    owner = find_trigger(workspace, args.source, args.name)
    table = workspace.table(args.source, args.table)
    if args.replace and owner is None:
        raise EngineError(f'event trigger "{args.name}" does not exist', "not-exists")
    if args.replace and owner is not None and owner.table != args.table:
        raise EngineError("cannot replace table or schema for trigger", "not-supported")
    if not args.replace and owner is not None:
        raise EngineError(f"Event trigger with name {args.name} already exists", "already-exists")
    changed = replace(table, event_triggers={**table.event_triggers, args.name: trigger})
    focus = ObjectId(Kind.EVENT_TRIGGER, args.name, args.source, args.table)
    await workspace.change(with_table(workspace.metadata, args.source, changed), focus)
    return SUCCESS


@dataclass(frozen=True, slots=True)
class OfEventTrigger:
    """An event trigger of a source."""

    name: str
    source: str = "default"


@operation("delete_event_trigger", OfEventTrigger, of_source=True)
async def delete_event_trigger(workspace: Workspace, args: OfEventTrigger) -> Json:
    """Removes an event trigger; its undelivered events are not delivered."""
    table = find_trigger(workspace, args.source, args.name)
    if table is None:
        raise EngineError(f'event trigger "{args.name}" does not exist', "not-exists")
    item = ObjectId(Kind.EVENT_TRIGGER, args.name, args.source, table.table)
    await workspace.change(remove(workspace.metadata, item))
    return SUCCESS


@dataclass(frozen=True, slots=True)
class ReplaceFlag:
    """Whether an existing trigger is changed."""

    replace: bool = False


@operation("create_cron_trigger")
async def create_cron_trigger(workspace: Workspace, args: Json) -> Json:
    """Calls a webhook on a schedule."""
    is_replacing = decode(ReplaceFlag, args).replace
    trigger = decode(CronTrigger, {"include_in_metadata": False, **args})
    metadata = workspace.metadata
    if is_replacing:
        _require_cron(workspace, trigger.name)
    elif trigger.name in metadata.cron_triggers:
        raise EngineError(f"cron trigger with name: {trigger.name} already exists", "already-exists")
    if not is_cron_schedule(trigger.schedule):
        message = "invalid cron schedule: expected five fields such as '*/5 * * * *'"
        raise EngineError(message, "parse-failed", "$.schedule")
    changed = replace(metadata, cron_triggers={**metadata.cron_triggers, trigger.name: trigger})
    await workspace.change(changed, ObjectId(Kind.CRON_TRIGGER, trigger.name))
    return SUCCESS


def is_cron_schedule(text: str) -> bool:
    """Whether text has the shape of a five-field cron schedule."""
    parts = text.split()
    return len(parts) == 5 and all(re.fullmatch(r"[\d*/,\-A-Za-z]+", part) for part in parts)


def _require_cron(workspace: Workspace, name: str) -> CronTrigger:
    if name not in workspace.metadata.cron_triggers:
        raise EngineError(f"cron trigger with name: {name} does not exist", "not-exists")
    return workspace.metadata.cron_triggers[name]


@operation("delete_cron_trigger", Named)
async def delete_cron_trigger(workspace: Workspace, args: Named) -> Json:
    """Removes a cron trigger with its future events."""
    _require_cron(workspace, args.name)
    await workspace.change(remove(workspace.metadata, ObjectId(Kind.CRON_TRIGGER, args.name)))
    return SUCCESS


@operation("get_cron_triggers", Nothing, changes=False)
async def get_cron_triggers(workspace: Workspace, _: Nothing) -> Json:
    """All cron triggers, also those kept out of exports."""
    return {"cron_triggers": [encode(item) for item in workspace.metadata.cron_triggers.values()]}
