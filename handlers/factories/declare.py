"""Routes and actions of a kind of object, for any service that keeps such objects."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.factories import service
from handlers.factories.kinds import Kind
from handlers.hasura import action
from handlers.rest import Rest
from handlers.validation import Fields


def _named(function: Callable[..., Any], name: str, description: str) -> Any:
    function.__name__, function.__doc__ = name, description
    return function


def declare(rest: Rest, kind: Kind) -> None:
    """List, read, make, change and remove objects of one kind; the same function answers REST and action."""

    def listing(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
        return service.listing(connection, identity, kind, fields)

    def read(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
        return service.get(connection, identity, kind, fields["id"])

    def create(connection: Connection, identity: Identity, fields: Fields) -> RowMapping | Mapping[str, Any]:
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
    rest.route("GET", plural, "viewer", query=kind.listed, gives=kind.gives, many=True)(views["list"])
    rest.route("GET", one, "viewer", gives=kind.gives)(views["read"])
    rest.route("POST", plural, kind.role, takes=kind.takes, gives=kind.gives, status=201)(views["create"])
    rest.route("PATCH", one, kind.role, takes=kind.changes, gives=kind.gives)(views["change"])
    rest.route("DELETE", one, kind.role, status=204)(views["remove"])
    inputs = {"create": kind.takes, "change": kind.change_by_id or kind.changes}
    for verb in kind.actions:
        action(kind.service, f"{verb}_{name}", kind.role, inputs[verb], gives=kind.gives)(views[verb])
