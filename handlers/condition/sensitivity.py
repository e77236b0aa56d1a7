"""How readily the watch over a measure finds an anomaly: by an engineer's choice, for series that are spiky."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from core.tokens import Identity
from domain.intervals import Span
from handlers.auth.audit import record
from handlers.condition import store_watch, watching
from handlers.condition.cross_watching import TOGETHER
from handlers.condition.relearning import locked_machine, watch_of
from handlers.condition.rewinding import JUDGED_AGAIN
from handlers.refusal import refused
from handlers.validation import Fields


def set_sensitivity(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Keep the sensitivity of a watch, and judge the last seven days again by it."""
    indicator = fields["indicator"]
    if indicator == TOGETHER:
        raise refused("indicator", indicator, "a single watched measure is expected")
    machine = locked_machine(connection, identity, fields["machine_id"])
    known = watch_of(connection, machine.id, indicator)
    judged = Span(known["judged_to"] - JUDGED_AGAIN, known["judged_to"])

    def anomalies_since(start: datetime) -> int:
        found = store_watch.anomalies(connection, machine.id, indicator, before=None)
        return sum(anomaly.started_at >= start for anomaly in found)

    before = anomalies_since(judged.start)
    store_watch.set_sensitivity(connection, machine.id, indicator, fields["sensitivity"])
    watching.watch_measure(connection, machine, indicator, judged)
    details = {"indicator": indicator, "from": known["sensitivity"], "to": fields["sensitivity"]}
    record(connection, identity, "watch.sensitivity_set", machine.id, **details)
    return {
        "machine_id": machine.id,
        "indicator": indicator,
        "sensitivity": fields["sensitivity"],
        "judged_from": judged.start,
        "anomalies_before": before,
        "anomalies_now": anomalies_since(judged.start),
    }
