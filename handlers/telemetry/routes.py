"""REST, actions and events of ``telemetry``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from domain.counters import CounterDelta
from handlers.factories.declare import declare
from handlers.hasura import action, cron
from handlers.inputs import ById
from handlers.outbox.receivers import Event, receives
from handlers.rest import Rest
from handlers.telemetry import (
    counted,
    decoders,
    deletion,
    derived,
    pull_schemas,
    pull_sources,
    pull_trial,
    quarantine,
    schemas,
)
from handlers.telemetry.decoder_schemas import DecoderInput, DecoderView, DryRun, DryRunInput
from handlers.telemetry.dirty import RANGE_DIRTY
from handlers.telemetry.kinds import COUNTER_EXCHANGE, STORAGE_POLICY
from handlers.telemetry.retention import apply_policies
from handlers.telemetry.service import derive, derive_again
from handlers.validation import Fields

rest = Rest("telemetry", "Measurements: decoders, pull sources, what could not be used yet, jobs of ingest")


@rest.route("PUT", "/decoders", "manager", takes=DecoderInput, gives=DecoderView)
@action("telemetry", "set_decoder", "manager", DecoderInput, gives=DecoderView)
def set_decoder(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Set how payloads of a device model become measurements."""
    return decoders.set_decoder(connection, identity, fields)


@rest.route("POST", "/decoders/dry-run", "engineer", takes=DryRunInput, gives=DryRun)
@action("telemetry", "dry_run_decoder", "engineer", DryRunInput, gives=DryRun)
def dry_run_decoder(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Show what payloads would become; nothing is stored."""
    return decoders.dry_run(connection, identity, fields)


@rest.route("GET", "/quarantine", "engineer", query=schemas.ItemsListed, gives=schemas.QuarantinedItem, many=True)
def list_quarantine(connection: Connection, identity: Identity, fields: Fields) -> list[dict[str, Any]]:
    """Quarantined items that wait, newest first."""
    return quarantine.listing(connection, identity, fields)


@rest.route("GET", "/quarantine/devices", "engineer", gives=schemas.WaitingDevice, many=True)
def list_waiting_devices(connection: Connection, identity: Identity, _fields: Fields) -> Sequence[RowMapping]:
    """Serials whose items wait: those still unknown, and those that can be replayed."""
    return quarantine.devices(connection, identity)


@rest.route("GET", "/quarantine/<uuid:id>", "engineer", gives=schemas.QuarantinedItem)
def read_quarantined(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """One item with all that came."""
    return quarantine.read(connection, identity, fields["id"])


@rest.route(
    "POST", "/quarantine/replay", "engineer", takes=schemas.WhichItems, gives=schemas.IngestJobView, status=202
)
@action("telemetry", "replay_quarantined", "engineer", schemas.WhichItems, gives=schemas.IngestJobView)
def replay_quarantined(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Take items through ingest again; the job tells how far it is."""
    return quarantine.replay(connection, identity, fields)


@rest.route("POST", "/quarantine/discard", "engineer", takes=schemas.WhichItems, gives=schemas.Discarded)
@action("telemetry", "discard_quarantined", "engineer", schemas.WhichItems, gives=schemas.Discarded)
def discard_quarantined(connection: Connection, identity: Identity, fields: Fields) -> dict[str, int]:
    """Give items up for good."""
    return {"discarded": quarantine.discard(connection, identity, fields)}


@rest.route("POST", "/deletions", "manager", takes=schemas.WhichMeasurements, gives=schemas.Deleted)
@action("telemetry", "delete_measurements", "manager", schemas.WhichMeasurements, gives=schemas.Deleted)
def delete_measurements(connection: Connection, identity: Identity, fields: Fields) -> dict[str, int]:
    """Delete the values of series in [from, to) for good; what was derived from them follows."""
    return deletion.delete(connection, identity, fields)


declare(rest, COUNTER_EXCHANGE)
declare(rest, STORAGE_POLICY)


@rest.route("GET", "/derived_measures", "viewer", gives=schemas.DerivedMeasureView, many=True)
def list_derived_measures(connection: Connection, identity: Identity, _fields: Fields) -> Sequence[RowMapping]:
    """Measures that are calculated from others, by name."""
    return derived.listing(connection, identity)


@rest.route(
    "PUT", "/derived_measures", "manager", takes=schemas.DerivedMeasureInput, gives=schemas.DerivedMeasureView
)
@action(
    "telemetry", "set_derived_measure", "manager", schemas.DerivedMeasureInput, gives=schemas.DerivedMeasureView
)
def set_derived_measure(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Define a measure that is calculated from others of the same device, as data arrives."""
    return derived.set_measure(connection, identity, fields)


@rest.route("DELETE", "/derived_measures/<uuid:id>", "manager", status=204)
def delete_derived_measure(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Calculate a measure no longer; the values it has stay."""
    derived.remove(connection, identity, fields["id"])


@rest.route(
    "POST",
    "/derived_measures/<uuid:id>/history",
    "manager",
    takes=schemas.Since,
    gives=schemas.IngestJobView,
    status=202,
)
@action("telemetry", "derive_history", "manager", schemas.HistoryOf, gives=schemas.IngestJobView)
def derive_history(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Calculate a measure anew over what is stored; the job tells how far it is."""
    return derived.over_history(connection, identity, fields)


@rest.route(
    "GET", "/series/<int:series_id>/increments", "viewer", query=schemas.Span, gives=schemas.Increment, many=True
)
def list_increments(connection: Connection, identity: Identity, fields: Fields) -> Sequence[CounterDelta]:
    """What a counter counted from reading to reading in [from, to), with what kind of step each was."""
    return counted.listing(connection, identity, fields)


@rest.route("GET", "/jobs/<uuid:id>", "engineer", gives=schemas.IngestJobView)
def read_job(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """How far a job is."""
    return quarantine.job(connection, identity, fields["id"])


@rest.route("GET", "/pull-sources", "engineer", gives=pull_schemas.PullSourceView, many=True)
def list_pull_sources(connection: Connection, identity: Identity, _fields: Fields) -> Sequence[RowMapping]:
    """Third parties' APIs that are asked on a schedule, by name."""
    return pull_sources.listing(connection, identity)


@rest.route("GET", "/pull-sources/<uuid:id>", "engineer", gives=pull_schemas.PullSourceView)
def read_pull_source(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """One source with how it fares."""
    return pull_sources.read(connection, identity, fields["id"])


@rest.route(
    "POST",
    "/pull-sources",
    "manager",
    takes=pull_schemas.PullSourceInput,
    gives=pull_schemas.PullSourceView,
    status=201,
)
@action(
    "telemetry",
    "create_pull_source",
    "manager",
    pull_schemas.PullSourceInput,
    gives=pull_schemas.PullSourceView,
)
def create_pull_source(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A new source; it is asked within the minute unless it is paused."""
    return pull_sources.create(connection, identity, fields)


@rest.route(
    "PATCH",
    "/pull-sources/<uuid:id>",
    "manager",
    takes=pull_schemas.PullSourceChanges,
    gives=pull_schemas.PullSourceView,
)
@action(
    "telemetry",
    "change_pull_source",
    "manager",
    pull_schemas.PullSourceChangeById,
    gives=pull_schemas.PullSourceView,
)
def change_pull_source(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change a source. With another address or cursor it begins anew; what is there already is a duplicate."""
    return pull_sources.change(connection, identity, fields)


@rest.route("DELETE", "/pull-sources/<uuid:id>", "manager", status=204)
def delete_pull_source(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Delete a source; what it brought stays."""
    pull_sources.remove(connection, identity, fields["id"])


@action("telemetry", "remove_pull_source", "manager", ById, gives=ById)
def remove_pull_source(connection: Connection, identity: Identity, fields: Fields) -> Fields:
    """Delete a source; what it brought stays."""
    pull_sources.remove(connection, identity, fields["id"])
    return fields


@rest.route(
    "POST",
    "/pull-sources/<uuid:id>/paused",
    "engineer",
    takes=pull_schemas.PullSourcePaused,
    gives=pull_schemas.PullSourceView,
)
@action(
    "telemetry",
    "pause_pull_source",
    "engineer",
    pull_schemas.PullSourcePausedById,
    gives=pull_schemas.PullSourceView,
)
def pause_pull_source(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Leave a source alone, or ask it again."""
    return pull_sources.pause(connection, identity, fields)


@rest.route("POST", "/pull-sources/<uuid:id>/runs", "engineer", gives=schemas.IngestJobView, status=202)
@action("telemetry", "run_pull_source", "engineer", ById, gives=schemas.IngestJobView)
def run_pull_source(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Ask a source at once, also a paused one; the job tells what came of it."""
    return pull_sources.run_now(connection, identity, fields["id"])


@rest.route(
    "POST", "/pull-sources/trial", "manager", takes=pull_schemas.PullSourceTrial, gives=pull_schemas.PullTrial
)
@action("telemetry", "try_pull_source", "manager", pull_schemas.PullSourceTrial, gives=pull_schemas.PullTrial)
def try_pull_source(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Ask a source once, as it is or as it might be, and show what would come of it; nothing is stored."""
    return pull_trial.try_out(connection, identity, fields)


@cron("pull_sources")
def start_due_pull_sources(connection: Connection) -> dict[str, int]:
    """Start a run of every source whose time has come."""
    return pull_sources.start_due(connection)


@receives(RANGE_DIRTY, name="telemetry.derive")
def range_dirty(_connection: Connection, event: Event) -> None:
    """New measurements: work them into all that is derived from them."""
    derive(event.organization_id)
    if "machine_ids" in event.data:  # a device moved
        since = datetime.fromisoformat(event.data["from"])
        derive_again([UUID(id_) for id_ in event.data["machine_ids"]], since)


@cron("storage_policies")
def storage_policies(_connection: Connection) -> dict[str, int]:
    """Deletes what has outlived its policy, and compresses what is old enough."""
    return apply_policies()
