"""SQL of which machines' facts are read, from when on each, and until when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from domain.intervals import Span
from handlers.oee.store_columns import array_text, uuid_array

MACHINES = (
    "unnest(CAST(:machine_ids AS uuid[]), CAST(:starts AS timestamptz[])) WITH ORDINALITY AS m (id, start, number)"
)
"""The machines as an item of FROM; numbers count from 1 on. Its values are ``MachineSpans.values``."""


@dataclass(frozen=True, slots=True)
class MachineSpans:
    """Machines, and the span in which their facts are read; those of some only from a later instant on.

    ``values``: what ``MACHINES``, and ``:start`` and ``:end`` for the span, are bound to.
    """

    ids: Sequence[UUID]
    span: Span
    values: Mapping[str, Any]

    @classmethod
    def of(cls, machine_ids: Iterable[UUID], span: Span, since: Mapping[UUID, datetime] | None = None) -> Self:
        """All of the span, but for machines that ``since`` names."""
        ids, later = tuple(machine_ids), since or {}
        starts = array_text(later.get(id_, span.start) for id_ in ids)
        return cls(
            ids,
            span,
            {"machine_ids": uuid_array(ids), "starts": starts, "start": span.start, "end": span.end},
        )


def overlapping(table: str, columns: str) -> str:
    """Rows ``s`` of ``MACHINES`` that overlap their spans, as an item of FROM.

    A machine's rows never overlap each other, so that one at most reaches into the span from before.
    """
    of_machine = f"SELECT started_at, ended_at, {columns} FROM {table} WHERE machine_id = m.id"
    return (
        f"{MACHINES} CROSS JOIN LATERAL (SELECT *"
        f" FROM ({of_machine} AND started_at < m.start ORDER BY started_at DESC LIMIT 1) AS l"
        " WHERE coalesce(ended_at, 'infinity') > m.start"
        f" UNION ALL ({of_machine} AND started_at >= m.start AND started_at < :end)) AS s"
    )
