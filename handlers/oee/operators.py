"""Who was signed on at which machine: one at a time, so that no minute is attributed twice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
from handlers.auth.audit import record
from handlers.identity import acting_user
from handlers.oee import errors, store, store_operators
from handlers.oee.service import machine_in_reach, past_instant, working_machine
from handlers.refusal import refused
from handlers.validation import Fields


def sign_on(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Somebody works at the machine from an instant on; who did until then, is signed off."""
    machine = working_machine(connection, identity, fields["machine_id"])
    at = past_instant(fields["at"])
    who = known(connection, identity, {name: fields[name] for name in ("user_id", "name") if fields[name]})
    store.lock_machine(connection, machine.id)
    _end_turn(connection, machine.id, at)
    turn_id = store_operators.begin_turn(connection, machine, who | {"started_at": at})
    record(connection, identity, "operator.signed_on", turn_id, name=who["name"], at=at)
    return {"id": turn_id}


def sign_off(connection: Connection, identity: Identity, machine_id: UUID, at: datetime | None) -> dict[str, Any]:
    """Whoever is signed on at the machine leaves it."""
    machine = machine_in_reach(connection, identity, machine_id)
    instant = past_instant(at)
    store.lock_machine(connection, machine.id)
    turn_id = _end_turn(connection, machine.id, instant)
    if turn_id is None:
        raise errors.nobody_signed_on(machine.id, instant)
    record(connection, identity, "operator.signed_off", turn_id, at=instant)
    return {"id": turn_id}


def _end_turn(connection: Connection, machine_id: UUID, at: datetime) -> UUID | None:
    """The present turn ends; refused before it began, as that would take it away from who had it."""
    since, name = store_operators.present_turn(connection, machine_id) or (at, "")
    if since > at:
        expected = f"an instant from {since.isoformat()} on is expected: {name} is signed on since then"
        raise refused("at", at.isoformat(), expected)
    return store_operators.end_turn(connection, machine_id, at)


def known(connection: Connection, identity: Identity, fields: Fields) -> Fields:
    """A turn's fields with the person's name: of the account named, else of who asks, if no name is given."""
    user_id = fields.get("user_id") or (None if fields.get("name") else acting_user(identity))
    if user_id is None:
        if not fields.get("name"):
            raise refused("name", None, "the name of an operator, or a user_id, is expected")
        return fields | {"user_id": None}
    name = store_operators.member_name(connection, identity.organization_id, user_id)
    if name is None:
        raise refused("user_id", user_id, "the id of a member of the organization is expected")
    return fields | {"user_id": user_id, "name": name}
