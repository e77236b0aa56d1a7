"""What ingest could not use yet: looked at, given up, or asked to be taken through ingest again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.absence import absent
from handlers.identity import acting_user
from handlers.telemetry import store_quarantine as store
from handlers.validation import Fields

PREVIEW_CHARACTERS = 2000
"""Of each item in a list; one read alone comes whole."""


def listing(connection: Connection, identity: Identity, fields: Fields) -> list[dict[str, Any]]:
    """Items that wait, newest first, their content shortened."""
    found = store.items(connection, identity.organization_id, fields, fields["limit"])
    return [_shown(row, PREVIEW_CHARACTERS) for row in found]


def read(connection: Connection, identity: Identity, item_id: UUID) -> dict[str, Any]:
    """One item, whole."""
    found = store.item(connection, identity.organization_id, item_id)
    if found is None:
        raise absent("item", "id", item_id)
    return _shown(found, None)


def devices(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """Serials whose items wait."""
    return store.devices(connection, identity.organization_id)


def replay(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A job that replays items; those of devices that are still unknown stay."""
    options = {
        name: value.isoformat() if name in {"since", "until"} else value
        for name in store.FILTER
        if (value := fields.get(name)) is not None
    }
    return store.new_job(connection, identity.organization_id, "replay", options, acting_user(identity))


def discard(connection: Connection, identity: Identity, fields: Fields) -> int:
    """Give items up."""
    return store.discard(connection, identity.organization_id, fields)


def job(connection: Connection, identity: Identity, job_id: UUID) -> RowMapping:
    """A job with its progress."""
    found = store.job(connection, identity.organization_id, job_id)
    if found is None:
        raise absent("job", "id", job_id)
    return found


def _shown(row: RowMapping, most: int | None) -> dict[str, Any]:
    """A row with its bytes as text; bytes that are no text are shown as ``\\xNN``."""
    return dict(row) | {"content": bytes(row["content"]).decode("utf-8", "backslashreplace")[:most]}
