"""REST, actions and events of ``automations``."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
from handlers.automations import service
from handlers.automations.schemas import Enabled
from handlers.hasura import action
from handlers.outbox.receivers import ANY, Event, receives
from handlers.outputs import Made
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("automations", "Automations: an event, a condition, tasks")


@rest.route("PUT", "/enabled", "engineer", takes=Enabled, gives=Made)
@action("automations", "set_automation_enabled", "engineer", Enabled, gives=Made)
def set_automation_enabled(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Switch an automation on or off."""
    return service.set_enabled(connection, identity, fields["id"], fields["enabled"])


@receives(ANY, name="automations.set_off")
def any_event(connection: Connection, event: Event) -> None:
    """Something happened: set off what waits for it. Automations do not set each other's steps off."""
    if event.type != service.STEP_DUE:
        service.set_off(connection, event)


@receives(service.STEP_DUE, name="automations.step")
def step_due(_connection: Connection, event: Event) -> None:
    """A run's next step is due."""
    service.carry_out_next(UUID(event.data["run_id"]))
