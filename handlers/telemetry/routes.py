"""REST, actions and events of ``telemetry``."""

from typing import Any

from sqlalchemy import Connection

from core.tokens import Identity
from handlers.hasura import action
from handlers.outbox.receivers import Event, receives
from handlers.rest import Rest
from handlers.telemetry import decoders
from handlers.telemetry.decoder_schemas import DecoderInput, DecoderView, DryRun, DryRunInput
from handlers.telemetry.service import RANGE_DIRTY, derive
from handlers.validation import Fields

rest = Rest("telemetry", "Measurements: how they are decoded")


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


@receives(RANGE_DIRTY, name="telemetry.derive")
def range_dirty(_connection: Connection, event: Event) -> None:
    """New measurements: work them into all that is derived from them."""
    derive(event.organization_id)
