"""A pull source tried out: asked once, with nothing stored."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from core import outbound
from core.clock import now
from core.outbound import OutboundError
from core.tokens import Identity
from domain.decoder import MAX_BYTES, DecoderError
from domain.pulling import LEAST_INTERVAL_SECONDS, PullError, authorized, compile_cursor
from handlers.deployment import settings
from handlers.telemetry.decoders import SHOWN, compiled, stored_mapping
from handlers.telemetry.pull_checks import PAYLOADS, check, merged, wrong
from handlers.telemetry.pull_sources import read
from handlers.validation import Fields

PREVIEW_CHARACTERS = 2000
SECONDS = 15.0
_DEFAULTS: Fields = {"auth": "none", "time_zone": "UTC", "cursor": {}}


def try_out(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """What a source answers now and what it would become; nothing is stored, and no position is moved."""
    source_id = fields.pop("id", None)
    present = read(connection, identity, source_id) if source_id else None
    whole: Fields = merged(present, fields) if present else _DEFAULTS | fields
    for name in ("url", "kind"):
        if not whole.get(name):
            raise wrong(name, None, "a value: the field is required")
    if not whole.get("schedule"):  # how often is no matter here
        whole["interval_seconds"] = whole.get("interval_seconds") or LEAST_INTERVAL_SECONDS
    check(connection, identity, whole)
    found: dict[str, Any] = {"bytes": 0, "content_type": None, "preview": "", "measurements": [], "found": 0}
    found |= {"next_value": None, "has_next_page": False, "error": None}
    try:
        _try(connection, identity, whole, found)
    except (OutboundError, DecoderError) as error:
        found["error"] = str(error)
    except PullError as error:
        found["error"] = f"cursor.{error}"
    return found


def _try(connection: Connection, identity: Identity, whole: Fields, found: dict[str, Any]) -> None:
    configuration, cursor = settings(), compile_cursor(whole["cursor"])
    position = whole.get("position") or {}
    address = cursor.address(whole["url"], position)
    url, headers = authorized(address, whole["auth"], whole.get("auth_name"), whole.get("secret") or "")
    answer = outbound.get(
        url,
        headers,
        permitted=outbound.networks(configuration.pull_private_networks),
        most_bytes=MAX_BYTES if whole["kind"].startswith(PAYLOADS) else configuration.ingest_max_body_bytes,
        seconds=SECONDS,
    )
    preview = answer.body.decode("utf-8", "backslashreplace")[:PREVIEW_CHARACTERS].replace("\0", "\\0")
    found |= {"bytes": len(answer.body), "content_type": answer.content_type, "preview": preview}
    newest: datetime | None = None
    if whole["kind"].startswith(PAYLOADS):
        model = whole["kind"].removeprefix(PAYLOADS)
        mapping = whole.get("mapping") or stored_mapping(connection, identity.organization_id, model)
        if mapping is None:
            raise DecoderError(f"mapping: none is given, and none is stored for {model}")
        measurements = compiled(mapping).decode(answer.body, now())
        found |= {"measurements": measurements[:SHOWN], "found": len(measurements)}
        newest = max(
            (time for one in measurements if (time := _time(one["time"])) and time <= now()), default=None
        )
    after = cursor.after(whole["url"], position, answer.body, newest)
    found |= {"next_value": after.get("value"), "has_next_page": bool(after.get("next"))}


def _time(written: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        return None
    return time.astimezone(UTC) if time.tzinfo else None
