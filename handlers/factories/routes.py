"""REST, actions and cron of ``factories``."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.factories import connectivity, placements, schemas, service
from handlers.factories.kinds import KINDS, Kind
from handlers.hasura import action, cron
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("factories", "Factories, areas, lines, machines, gateways, devices and where they stand")


def _named(function: Callable[..., Any], name: str, description: str) -> Any:
    function.__name__, function.__doc__ = name, description
    return function


def _declare(kind: Kind) -> None:
    """List, read, make, change and remove objects of one kind; the same function answers REST and action."""

    def listing(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
        return service.listing(connection, identity, kind, fields)

    def read(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
        return service.get(connection, identity, kind, fields["id"])

    def create(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
        return service.create(connection, identity, kind, fields)

    def change(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
        return service.change(connection, identity, kind, fields)

    def remove(connection: Connection, identity: Identity, fields: Fields) -> None:
        service.remove(connection, identity, kind, fields["id"])

    name, one, gone = kind.name, f"/{kind.plural}/<uuid:id>", "Archive" if kind.is_archived else "Delete"
    article = "an" if name[0] in "aeiou" else "a"
    views = {
        "list": _named(listing, f"list_{kind.plural}", f"The {kind.plural} that one sees, oldest first."),
        "read": _named(read, f"read_{name}", f"One {name}."),
        "create": _named(create, f"create_{name}", f"A new {name}."),
        "change": _named(change, f"change_{name}", f"Change some fields of {article} {name}."),
        "remove": _named(remove, f"remove_{name}", f"{gone} {article} {name} that holds nothing any more."),
    }
    plural = f"/{kind.plural}"
    rest.route("GET", plural, "viewer", query=schemas.Listed, gives=kind.gives, many=True)(views["list"])
    rest.route("GET", one, "viewer", gives=kind.gives)(views["read"])
    rest.route("POST", plural, kind.role, takes=kind.takes, gives=kind.gives, status=201)(views["create"])
    rest.route("PATCH", one, kind.role, takes=kind.changes, gives=kind.gives)(views["change"])
    rest.route("DELETE", one, kind.role, status=204)(views["remove"])
    inputs = {"create": kind.takes, "change": kind.change_by_id or kind.changes}
    for verb in kind.actions:
        action("factories", f"{verb}_{name}", kind.role, inputs[verb], gives=kind.gives)(views[verb])


for _kind in KINDS:
    _declare(_kind)


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
