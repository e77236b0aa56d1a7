"""What people of the demo keep for OEE: targets, a state rule, and who worked at the machines of late."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from db.models import oee
from db.seed.add import add
from db.seed.plan import AURORA, SHIFTS, demo_id

WORKED = timedelta(days=1)
"""How far back turns go: as far as the demo's orders."""

FACTORY = demo_id(AURORA.slug, "Gaithersburg")
TURNING = demo_id(AURORA.slug, "Gaithersburg", "Machining", "Turning")
MILL_LINE = demo_id(AURORA.slug, "Gwangyang", "Rolling", "Mill 1")

TARGETS: tuple[dict[str, Any], ...] = (
    {"target": 0.6},
    {"target": 0.65, "line_id": TURNING},
    {"target": 0.5, "machine_id": demo_id(str(TURNING), "Mazak 03")},
)
MILL = demo_id(str(MILL_LINE), "Rolling mill")
MILL_RULE: dict[str, Any] = {
    "source": "power",
    "measure": "power",
    "running_from": 40.0,
    "off_below": 5.0,
    "hysteresis": 1.0,
}
"""What the mill's own power levels say, as a rule that people can change."""

ROTAS = {
    "Mazak 01": ("Oskar Operator", "Ana Reyes", "Ben Okafor"),
    "Mazak 02": ("Ana Reyes", "Oskar Operator", "Chidi Park"),
}
"""Who works at a machine in each shift; at the third nobody signs on."""


def seed_floor(connection: Connection, at: datetime) -> None:
    """Targets and the rule for ever, turns of the day up to an instant."""
    organization_id = demo_id(AURORA.slug)
    for number, target in enumerate(TARGETS):
        add(
            connection,
            oee.OeeTarget,
            id=demo_id(AURORA.slug, "oee target", str(number)),
            organization_id=organization_id,
            factory_id=FACTORY,
            **target,
        )
    add(
        connection,
        oee.StateRule,
        id=demo_id(str(MILL), "state rule"),
        organization_id=organization_id,
        machine_id=MILL,
        **MILL_RULE,
    )
    for machine, names in ROTAS.items():
        seed_turns(connection, demo_id(str(TURNING), machine), names, at)


def seed_turns(connection: Connection, machine_id: UUID, names: tuple[str, ...], at: datetime) -> None:
    """Who works in a shift signs on at its begin; unless somebody ever did at the machine."""
    if connection.scalar(select(oee.OperatorTurn.id).where(oee.OperatorTurn.machine_id == machine_id).limit(1)):
        return
    accounts = {user.name: demo_id("user", user.email) for user in AURORA.users}
    begins = shift_begins(at)
    for number, (starts, name) in enumerate(begins):
        add(
            connection,
            oee.OperatorTurn,
            id=demo_id(str(machine_id), "turn", starts.isoformat()),
            organization_id=demo_id(AURORA.slug),
            factory_id=FACTORY,
            machine_id=machine_id,
            user_id=accounts.get(names[name]),
            name=names[name],
            started_at=starts,
            ended_at=begins[number + 1][0] if number + 1 < len(begins) else None,
        )


def shift_begins(at: datetime) -> list[tuple[datetime, int]]:
    """When the shifts of the day up to an instant began, with their place in the pattern."""
    zone = ZoneInfo(AURORA.time_zone)
    days = [at.astimezone(zone).date() + timedelta(days=back) for back in (-2, -1, 0)]
    begins = [
        (datetime.combine(day, time.fromisoformat(starts), zone), place)
        for day in days
        for place, (_, starts, _) in enumerate(SHIFTS)
    ]
    return [begin for begin in sorted(begins) if at - WORKED < begin[0] <= at]
