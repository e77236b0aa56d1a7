"""Where devices stand: a history of placements, and what it means for their series.

A placement may be back-dated. Everything measured since then was measured elsewhere than believed, so the
device's series are marked as dirty from that instant on, and what was derived from them is derived anew.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, func, insert, or_, select, text, update

from core.clock import now
from core.tokens import Identity
from db.models.factories import Component, Device, Placement
from handlers.absence import absent
from handlers.auth.audit import record
from handlers.factories import errors, store
from handlers.factories.kinds import DEVICE, MACHINE
from handlers.outbox.publish import publish
from handlers.scope import in_factories
from handlers.validation import Fields

_COLUMNS = Placement.__table__.columns


def listing(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """Placements, newest first, of a device or at a machine if given."""
    query = (
        select(*_COLUMNS)
        .join(Device, Device.id == Placement.device_id)
        .where(Placement.organization_id == identity.organization_id, in_factories(Device.factory_id, identity))
        .order_by(Placement.valid_from.desc(), Placement.id)
        .limit(fields["limit"])
        .offset(fields["offset"])
    )
    for name in ("device_id", "machine_id"):
        if name in fields:
            query = query.where(getattr(Placement, name) == fields[name])
    return connection.execute(query).mappings().all()


def place(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Put a device on a machine from an instant on. The placement it has then ends; a later one stays."""
    device = _locked_device(connection, identity, fields["device_id"])
    machine = store.one(connection, identity, MACHINE, fields["machine_id"])
    if machine is None:
        raise absent("machine", "machine_id", fields["machine_id"])
    if machine["factory_id"] != device["factory_id"]:
        raise errors.other_factory("machine_id", machine["id"])
    _check_component(connection, machine, fields.get("component_id"))
    at = _past(fields.pop("valid_from"), "valid_from")
    left = _end(connection, device["id"], at)
    values = fields | {
        "organization_id": identity.organization_id,
        "valid_from": at,
        "valid_to": _next_start(connection, device["id"], at),
    }
    row = connection.execute(insert(Placement).values(values).returning(*_COLUMNS)).mappings().one()
    machines = [machine["id"], *([left["machine_id"]] if left else [])]
    _tell(connection, identity, device["id"], at, machines)
    record(connection, identity, "device.placed", device["id"], machine_id=machine["id"], valid_from=at)
    return row


def take_away(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """End the placement a device has at an instant; one that began at that very instant never was."""
    device = _locked_device(connection, identity, fields["device_id"])
    at = _past(fields["at"], "at")
    ended = _end(connection, device["id"], at)
    if ended is None:
        raise errors.stands_nowhere(at)
    _tell(connection, identity, device["id"], at, [ended["machine_id"]])
    record(connection, identity, "device.taken_away", device["id"], machine_id=ended["machine_id"], at=at)
    return ended


def _locked_device(connection: Connection, identity: Identity, device_id: UUID) -> RowMapping:
    device = store.one(connection, identity, DEVICE, device_id, lock=True)
    if device is None:
        raise absent("device", "device_id", device_id)
    return device


def _check_component(connection: Connection, machine: RowMapping, component_id: UUID | None) -> None:
    if component_id is None:
        return
    query = select(Component.id).where(Component.id == component_id, Component.machine_id == machine["id"])
    if connection.scalar(query) is None:
        raise absent("component", "component_id", component_id)


def _past(at: datetime | None, field: str) -> datetime:
    present = now()
    if at is not None and at > present:
        raise errors.in_the_future(field, at)
    return at or present


def _end(connection: Connection, device_id: UUID, at: datetime) -> RowMapping | None:
    """End the placement that holds at an instant and return it."""
    holds = (
        Placement.device_id == device_id,
        Placement.valid_from <= at,
        or_(Placement.valid_to.is_(None), Placement.valid_to > at),
    )
    query: Any = select(_COLUMNS.id, _COLUMNS.valid_from).where(*holds)
    present = connection.execute(query).mappings().one_or_none()
    if present is None:
        return None
    if present["valid_from"] == at:
        query = delete(Placement).where(Placement.id == present["id"])
    else:
        query = update(Placement).where(Placement.id == present["id"]).values(valid_to=at)
    ended: RowMapping = connection.execute(query.returning(*_COLUMNS)).mappings().one()
    return ended


def _next_start(connection: Connection, device_id: UUID, at: datetime) -> datetime | None:
    query = select(func.min(Placement.valid_from))
    return connection.scalar(query.where(Placement.device_id == device_id, Placement.valid_from > at))


def _tell(
    connection: Connection, identity: Identity, device_id: UUID, since: datetime, machines: Sequence[UUID]
) -> None:
    """Keep the device's series in step with where it stands now, and have what came since worked in anew."""
    parameters = {"device_id": device_id, "since": since, "present": now()}
    connection.execute(_FOLLOW, parameters)
    if connection.execute(_MARK_DIRTY, parameters).rowcount:
        data = {"device_id": device_id, "machine_ids": list(machines), "from": since}
        publish(
            connection,
            identity.organization_id,
            "Telemetry.range_dirty.v1",
            str(device_id),
            data=data,
            source="factories",
        )


_FOLLOW = text(
    """
    UPDATE telemetry.series SET machine_id = (
        SELECT machine_id FROM factories.placement
        WHERE device_id = :device_id AND valid_from <= :present AND (valid_to IS NULL OR valid_to > :present)
    )
    WHERE device_id = :device_id
    """
)
_MARK_DIRTY = text(
    """
    INSERT INTO telemetry.dirty_range AS dirty (series_id, from_time, to_time)
    SELECT series.id, :since, greatest(latest.time, :since)
    FROM telemetry.series JOIN telemetry.latest_value latest ON latest.series_id = series.id
    WHERE series.device_id = :device_id AND latest.time >= :since
    ON CONFLICT (series_id) DO UPDATE SET
        from_time = least(dirty.from_time, excluded.from_time),
        to_time = greatest(dirty.to_time, excluded.to_time),
        marked_at = now()
    """
)
