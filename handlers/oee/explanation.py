"""Where the numbers of a machine's OEE come from: formulas, inputs, and the rows behind them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.intervals import total_s
from domain.oee_explained import explain
from domain.time_model import OeeRules
from handlers.oee import facts, store_explanation
from handlers.oee.service import checked_span, machine_in_reach, past_of


def explain_oee(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """Every number of one machine's OEE over what of [start, end) has been, and the rows behind it."""
    machine = machine_in_reach(connection, identity, machine_id)
    asked = checked_span(start, end)
    span = past_of(asked, now())
    gathered = facts.gather(connection, machine, span)
    rules = OeeRules()
    return {
        "machine_id": machine.id,
        "from": asked.start,
        "to": asked.end,
        "numbers": [
            {
                "name": line.name,
                "formula": line.formula,
                "inputs": [{"name": name, "value": value} for name, value in line.inputs],
                "value": line.value,
            }
            for line in explain(gathered.elements(span))
        ],
        "sources": store_explanation.sources(connection, machine, span),
        "rules": [
            {"name": "micro_stop_seconds", "value": f"{rules.micro_stop_s:g}"},
            {"name": "micro_stops_are_downtime", "value": str(rules.micro_stops_are_downtime).lower()},
            {"name": "breaks_are_productive", "value": str(rules.breaks_are_productive).lower()},
            {"name": "time_zone", "value": machine.time_zone},
            {"name": "planned_stop_seconds", "value": f"{total_s(gathered.planned_stops):g}"},
        ],
    }
