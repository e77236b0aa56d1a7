"""REST and actions of ``energy``."""

from typing import Any

from sqlalchemy import Connection

from core.tokens import Identity
from handlers.energy import service
from handlers.energy.schemas import MachineEnergy
from handlers.hasura import action
from handlers.oee.schemas import SpanOfMachine
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("energy", "Energy, standby, cost and emissions of machines")


@rest.route("GET", "/machine_energy", "viewer", query=SpanOfMachine, gives=MachineEnergy)
@action("energy", "machine_energy", "viewer", SpanOfMachine, gives=MachineEnergy)
def machine_energy(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Energy of one machine over [from, to): kWh, standby kWh, cost, kg CO2e."""
    return service.machine_energy(connection, identity, fields["machine_id"], fields["from_"], fields["to"])
