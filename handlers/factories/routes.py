"""REST, actions and cron of ``factories``."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.factories import connectivity, placements, schemas
from handlers.factories.declare import declare
from handlers.factories.kinds import KINDS
from handlers.hasura import action, cron
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("factories", "Factories, areas, lines, machines, gateways, devices and where they stand")


for _kind in KINDS:
    declare(rest, _kind)


@rest.route("GET", "/placements", "viewer", query=schemas.PlacementsListed, gives=schemas.PlacementView, many=True)
def list_placements(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """Where devices stand and stood, newest first."""
    return placements.listing(connection, identity, fields)


@rest.route(
    "POST", "/placements", "engineer", takes=schemas.PlacementInput, gives=schemas.PlacementView, status=201
)
@action("factories", "place_device", "engineer", schemas.PlacementInput, gives=schemas.PlacementView)
def place_device(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Put or move a device on a machine, perhaps back-dated.

    The placement it has at that instant ends there; one that begins later stays. What was measured since
    is worked into the results anew.
    """
    return placements.place(connection, identity, fields)


@rest.route(
    "POST",
    "/devices/<uuid:device_id>/removal",
    "engineer",
    takes=schemas.Removal,
    gives=schemas.PlacementView,
)
@action("factories", "remove_device", "engineer", schemas.RemovalOf, gives=schemas.PlacementView)
def take_device_away(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """End the placement that a device has at an instant."""
    return placements.take_away(connection, identity, fields)


@cron("device_connectivity")
def device_connectivity(connection: Connection) -> dict[str, int]:
    """Notice who fell silent and who is back."""
    return connectivity.check(connection)
