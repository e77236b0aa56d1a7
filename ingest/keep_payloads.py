"""Raw payloads, kept for a set time with what became of them: the series and times of their measurements."""

from datetime import UTC, datetime
from typing import Any

from msgspec import UNSET
from psycopg import Connection

from core.settings import get_settings
from ingest.answer import Answer
from ingest.kinds import KIND
from ingest.outcome import Outcomes
from ingest.rows import Rows
from ingest.shapes import Columns, Item, Measurement

PREFIX = KIND + "/"
TRACED = frozenset({"import", "pull"})
"""Doors whose messages are few and large: they are kept whatever they are."""


def keep_payloads(connection: Connection[Any], outcomes: Outcomes, rows: Rows) -> None:
    """Keep what is to be traced; the row of a payload that a decoder reads again is brought up to date instead."""
    keeps_all = get_settings().keep_all_payloads
    found = [
        (number, task)
        for number, task in enumerate(outcomes.tasks)
        if keeps_all or task.message.door in TRACED or task.message.kind.startswith(PREFIX)
    ]
    if not found:
        return
    spans = {number: (first, after) for number, first, after in rows.spans}
    for number, task in found:
        message, answer = task.message, outcomes.answers[number]
        first, after = spans.get(number, (0, 0))
        stamps = rows.stamps[first:after]
        became = (
            _outcome(answer),
            _reason(answer),
            answer.stored,
            sorted(set(rows.series[first:after])),
            datetime.fromtimestamp(min(stamps), UTC) if stamps else None,
            datetime.fromtimestamp(max(stamps), UTC) if stamps else None,
        )
        sender = message.sender
        if message.door == "replay" and message.kind.startswith(PREFIX):
            connection.execute(_RENEW, (*became, sender.organization_id, message.correlation_id))
        else:
            model = message.kind.removeprefix(PREFIX).replace("\0", "")
            gateway_at = max(filter(None, map(_gateway_time, task.decoded.items)), default=None)
            known = (
                sender.organization_id,
                sender.gateway_id,
                gateway_at,
                message.received_at,
                message.correlation_id,
            )
            connection.execute(_KEEP, (*known, message.door, model, message.content_type, message.body, *became))


def _gateway_time(item: Item) -> datetime | None:
    """When an item's gateway says it sent it."""
    told = item.gateway_time if isinstance(item, Measurement | Columns) else UNSET
    return None if told is UNSET else told


def _outcome(answer: Answer) -> str:
    if answer.stored:
        return "stored"
    if answer.quarantined:
        return "quarantined"
    return "rejected" if answer.rejected else "duplicate"


def _reason(answer: Answer) -> str | None:
    if answer.quarantined:
        return answer.quarantined[0].reason.replace("\0", "")
    if answer.rejected:
        return f"{answer.rejected[0].field} {answer.rejected[0].reason}".strip().replace("\0", "")
    return None


_KEEP = """
INSERT INTO telemetry.payload (organization_id, gateway_id, gateway_at, received_at, correlation_id, door, model,
    content_type, body, outcome, reason, stored, series_ids, from_time, to_time)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""

_RENEW = """
UPDATE telemetry.payload
SET outcome = %s, reason = %s, stored = stored + %s, series_ids = %s, from_time = %s, to_time = %s
WHERE organization_id = %s AND correlation_id = %s
"""
