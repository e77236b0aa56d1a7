"""What OEE is meant to be: the nearest target that holds, of the machine, its line, its area or its factory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
from handlers.oee import store_targets
from handlers.refusal import refused
from handlers.validation import Fields


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets, the nearest scope first, each scope's latest first: (from when, until when it holds, 0..1)."""

    known: Sequence[tuple[datetime, datetime | None, float]]

    def at(self, instant: datetime) -> float | None:
        """The one that holds at an instant; None where none does."""
        holding = (
            target
            for valid_from, valid_to, target in self.known
            if valid_from <= instant and (valid_to is None or instant < valid_to)
        )
        return next(holding, None)


def targets_of(connection: Connection, scope: str, scope_id: UUID) -> Targets:
    """The targets of a machine, line, area or factory."""
    return Targets(store_targets.targets_of(connection, scope, scope_id))


def of_one(_connection: Connection, _identity: Identity, fields: Fields) -> Fields:
    """A new target's fields; it is of an area, of a line or of a machine, not of two of them."""
    named = [field for field in ("area_id", "line_id", "machine_id") if fields.get(field)]
    if len(named) > 1:
        raise refused(named[-1], fields[named[-1]], "one of area_id, line_id and machine_id is expected, not more")
    return fields
