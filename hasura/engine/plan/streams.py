"""Streaming subscriptions: rows in the order of one column, from a cursor on."""

from __future__ import annotations

from dataclasses import dataclass

from hasura.engine.plan.conditions import ScalarExp
from hasura.engine.plan.rows import Fields, RowSet


@dataclass(frozen=True, slots=True)
class StreamPlan:
    """rows: those after the cursor, at most a batch, in order; `column` is the cursor's."""

    rows: RowSet
    fields: Fields
    column: ScalarExp
    descending: bool
