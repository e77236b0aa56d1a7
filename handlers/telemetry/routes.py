"""REST, actions and events of ``telemetry``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from domain.counters import CounterDelta
from handlers.factories.declare import declare
from handlers.hasura import action
from handlers.outbox.receivers import Event, receives
from handlers.rest import Rest
from handlers.telemetry import counted, decoders, deletion, quarantine, schemas
from handlers.telemetry.decoder_schemas import DecoderInput, DecoderView, DryRun, DryRunInput
from handlers.telemetry.dirty import RANGE_DIRTY
from handlers.telemetry.kinds import COUNTER_EXCHANGE
from handlers.telemetry.service import derive, derive_again
from handlers.validation import Fields

rest = Rest("telemetry", "Measurements: how they are decoded, what could not be used yet, jobs of ingest")


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


@rest.route("GET", "/series/<int:id>/increments", "viewer", query=schemas.Span, gives=schemas.Increment, many=True)
def list_increments(connection: Connection, identity: Identity, fields: Fields) -> Sequence[CounterDelta]:
    """What a counter counted from reading to reading in [from, to), with what kind of step each was."""
    return counted.listing(connection, identity, fields)


@rest.route("GET", "/jobs/<uuid:id>", "engineer", gives=schemas.IngestJobView)
def read_job(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """How far a job is."""
    return quarantine.job(connection, identity, fields["id"])


@receives(RANGE_DIRTY, name="telemetry.derive")
def range_dirty(_connection: Connection, event: Event) -> None:
    """New measurements: work them into all that is derived from them."""
    derive(event.organization_id)
    if "machine_ids" in event.data:  # a device moved
        since = datetime.fromisoformat(event.data["from"])
        derive_again([UUID(id_) for id_ in event.data["machine_ids"]], since)
