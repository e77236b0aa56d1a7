"""Making, changing and archiving the objects of a factory."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.absence import absent
from handlers.auth.audit import record
from handlers.factories import errors, store
from handlers.factories.kinds import MACHINE, Kind
from handlers.validation import Fields


def listing(connection: Connection, identity: Identity, kind: Kind, fields: Fields) -> Sequence[RowMapping]:
    """The objects of a kind that one sees."""
    page = {name: fields.pop(name) for name in ("limit", "offset")}
    return store.some(connection, identity, kind, **page, filters=fields)


def get(connection: Connection, identity: Identity, kind: Kind, id_: UUID, *, lock: bool = False) -> RowMapping:
    """One object; NOT_FOUND where it does not exist, is archived or another's."""
    row = store.one(connection, identity, kind, id_, lock=lock)
    if row is None:
        raise absent(kind.name, "id", id_)
    return row


def create(
    connection: Connection, identity: Identity, kind: Kind, fields: Fields
) -> RowMapping | Mapping[str, Any]:
    """A new object in the factory of what it lies in."""
    values = fields | {"organization_id": identity.organization_id}
    factory_id = _common_factory(connection, identity, kind, fields)
    if factory_id is not None and kind.factory_column is not None:
        values["factory_id"] = factory_id
    if kind.prepare is not None:
        values = kind.prepare(connection, identity, values)
    row = store.add(connection, kind, values)
    if kind.check is not None:
        kind.check(connection, row)
    record(connection, identity, f"{kind.name}.made", row["id"], name=row.get("name"))
    if kind.follow is not None:
        kind.follow(connection, [row])
    return kind.greet(connection, row) if kind.greet is not None else row


def change(connection: Connection, identity: Identity, kind: Kind, fields: Fields) -> RowMapping:
    """Change some fields of an object. It stays in its factory."""
    id_ = fields.pop("id")
    present = get(connection, identity, kind, id_, lock=True)
    factory_id = _common_factory(connection, identity, kind, fields)
    if factory_id is not None and factory_id != present.get("factory_id", factory_id):
        field = next(field for field, _ in kind.within if fields.get(field))
        raise errors.other_factory(field, fields[field])
    if not fields:
        return present
    record(connection, identity, f"{kind.name}.changed", id_, **fields)
    row = store.change(connection, kind, id_, fields)
    if kind.check is not None:
        kind.check(connection, row)
    if kind.follow is not None:
        kind.follow(connection, [present, row])
    return row


def remove(connection: Connection, identity: Identity, kind: Kind, id_: UUID) -> None:
    """Archive an object that holds nothing any more; one without history is deleted."""
    present = get(connection, identity, kind, id_, lock=True)
    for model, field in kind.holds:
        if number := store.number_held(connection, model, field, id_):
            raise errors.still_holds(kind.name, number, model.__tablename__)
    store.remove(connection, kind, id_)
    record(connection, identity, f"{kind.name}.archived" if kind.is_archived else f"{kind.name}.deleted", id_)
    if kind.follow is not None:
        kind.follow(connection, [present])


def machine(connection: Connection, identity: Identity, machine_id: UUID) -> RowMapping:
    """A machine that one sees, for other services; NOT_FOUND names the field ``machine_id``."""
    row = store.one(connection, identity, MACHINE, machine_id)
    if row is None:
        raise absent("machine", "machine_id", machine_id)
    return row


def _common_factory(connection: Connection, identity: Identity, kind: Kind, fields: Fields) -> UUID | None:
    """The one factory of all that the fields refer to; each of it must be visible."""
    common: UUID | None = None
    for field, model in kind.within:
        if (id_ := fields.get(field)) is None:
            continue
        factory_id = store.factory_of(connection, identity, model, id_)
        if factory_id is None:
            raise absent(model.__tablename__.replace("_", " "), field, id_)
        if common is not None and factory_id != common:
            raise errors.other_factory(field, id_)
        common = factory_id
    for field, model in kind.models:
        id_ = fields.get(field)
        if id_ is not None and not store.is_offered(connection, identity, model, id_):
            raise absent(model.__tablename__.replace("_", " "), field, id_)
    return common
