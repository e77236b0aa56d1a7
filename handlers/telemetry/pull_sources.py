"""Pull sources: third parties' APIs that ingest asks on a schedule. Kept, started and paused here."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.sealing import seal
from core.tokens import Identity
from handlers.absence import absent
from handlers.auth.audit import record
from handlers.deployment import settings
from handlers.identity import acting_user
from handlers.telemetry import store_pull as store
from handlers.telemetry.decoders import set_decoder
from handlers.telemetry.pull_checks import PAYLOADS, check, due_after, merged
from handlers.validation import Fields


def listing(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """All sources by name."""
    return store.some(connection, identity.organization_id)


def read(connection: Connection, identity: Identity, source_id: UUID, *, lock: bool = False) -> RowMapping:
    """One source."""
    found = store.one(connection, identity.organization_id, source_id, lock=lock)
    if found is None:
        raise absent("pull source", "id", source_id)
    return found


def create(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A new source; it is asked within the minute unless it is paused."""
    check(connection, identity, fields)
    values = _stored(connection, identity, fields, fields["kind"])
    row = store.add(connection, values | {"organization_id": identity.organization_id, "due_at": now()})
    record(connection, identity, "pull_source.made", row["id"], name=row["name"], url=row["url"])
    return row


def change(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change a source. With another address or cursor it begins anew; what is there already is a duplicate."""
    present = read(connection, identity, fields.pop("id"), lock=True)
    whole = merged(present, fields)
    check(connection, identity, whole)
    values = _stored(connection, identity, fields, whole["kind"])
    if whole["auth"] == "none":
        values["secret"] = None
    if whole["url"] != present["url"] or whole["cursor"] != present["cursor"]:
        values["position"] = {}
    values |= {"failures": 0, "last_error": None, "due_at": now()}
    row = store.change(connection, present["id"], values)
    record(connection, identity, "pull_source.changed", row["id"], fields=sorted(fields))
    return row


def remove(connection: Connection, identity: Identity, source_id: UUID) -> None:
    """Delete a source; what it brought stays."""
    present = read(connection, identity, source_id, lock=True)
    store.remove(connection, present["id"])
    record(connection, identity, "pull_source.deleted", source_id, name=present["name"])


def pause(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Leave a source alone, or ask it again."""
    present = read(connection, identity, fields["id"], lock=True)
    row = store.change(connection, present["id"], {"paused": fields["paused"], "due_at": now()})
    record(connection, identity, "pull_source.changed", row["id"], paused=fields["paused"])
    return row


def run_now(connection: Connection, identity: Identity, source_id: UUID) -> RowMapping:
    """The job that asks a source at once: that which is under way, or a new one. Also of a paused source."""
    source = read(connection, identity, source_id, lock=True)
    under_way = store.running_job(connection, source["id"])
    return under_way or store.new_job(connection, source["organization_id"], source["id"], acting_user(identity))


def start_due(connection: Connection) -> dict[str, int]:
    """Ask ingest for a run of every source whose time has come."""
    at = now()
    sources = store.due(connection, at)
    for source in sources:
        store.new_job(connection, source["organization_id"], source["id"], None)
        store.put_off(connection, source["id"], due_after(source, at))
    return {"started": len(sources)}


def _stored(connection: Connection, identity: Identity, fields: Fields, kind: str) -> Fields:
    """Fields as columns: the secret sealed, the mapping in the decoder of its model."""
    values = dict(fields)
    if (mapping := values.pop("mapping", None)) is not None:
        model = kind.removeprefix(PAYLOADS)
        set_decoder(connection, identity, {"model": model, "mapping": mapping, "enabled": True})
    if values.get("secret"):
        values["secret"] = seal(settings(), values["secret"])
    return values
