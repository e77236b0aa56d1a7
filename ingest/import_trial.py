"""What a file would become: its columns, the first rows as they would be stored, what is wrong with others.

The rows take the way of every message (decoded, placed, converted, checked), in a transaction that is rolled back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection

from core.clock import now
from core.settings import get_settings
from db.timeseries import EARLIEST
from ingest.file_mapping import FileError, FileMapping
from ingest.gather import gather
from ingest.guess_mapping import SAMPLE_ROWS, Guess, guess, propose
from ingest.import_parts import on_disk
from ingest.imports import Asked, correlation_id_of, decoded, kind_of, serials_elsewhere
from ingest.message import Message, Task
from ingest.outcome import Outcomes
from ingest.resolve import Directory
from ingest.rows import Limits
from ingest.table_files import open_parquet, parquet_rows, rows_of
from ingest.table_rows import Clocks
from ingest.trial_states import TriedStates

SHOWN_ROWS = 20
TRIED_ROWS = 1000
SHOWN_ERRORS = 50
HEAD_BYTES = 1024 * 1024
PARQUET_MAGIC = b"PAR1"
ROUNDS = 3
"""As in ``commit.py``: devices, then their series, then all is known that can be."""


def try_out(connection: Connection[Any], asked: Asked, job: UUID, mapping: FileMapping) -> dict[str, Any]:
    """What a mapping makes of the first rows. Raises FileError."""
    with on_disk(connection, job) as path:
        total, rows = rows_of(path, mapping)
        return {"total": total} | _outcome(connection, asked, job, list(islice(rows, TRIED_ROWS)), mapping)


def propose_mapping(
    connection: Connection[Any], asked: Asked, job: UUID, layout: tuple[str, int] | None = None
) -> dict[str, Any]:
    """The columns, and a mapping that they might have; ``layout`` as in ``guess``. Raises FileError."""
    known = _known_serials(connection, asked)
    with on_disk(connection, job, 1) as path, path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if head.startswith(PARQUET_MAGIC):  # it is described at its end
        with on_disk(connection, job) as path:
            found = _guess_parquet(path, known)
    else:
        found = guess(head, known, layout)
    if not found.columns:
        raise FileError("the file is empty")
    zone = connection.execute(_ZONE, (asked.sender.organization_id,)).fetchone()
    fields = {"zone": zone[0] if zone else "UTC"} | found.fields
    return {"columns": [asdict(column) for column in found.columns], "mapping": fields, "notes": found.notes}


def _guess_parquet(path: Path, known: frozenset[str]) -> Guess:
    file = open_parquet(path)
    names = list(file.schema_arrow.names)
    rows = list(islice(parquet_rows(file, names), SAMPLE_ROWS))
    sample = {name: [row[name] for row in rows] for name in names}
    fields: dict[str, Any] = {"format": "parquet"}
    notes: list[str] = []
    return Guess(propose(sample, fields, known, notes), fields, notes)


def _known_serials(connection: Connection[Any], asked: Asked) -> frozenset[str]:
    rows = connection.execute(_SERIALS, (asked.sender.organization_id,)).fetchall()
    return frozenset(serial for (serial,) in rows)


def _outcome(
    connection: Connection[Any], asked: Asked, job: UUID, rows: Sequence[Mapping[Any, Any]], mapping: FileMapping
) -> dict[str, Any]:
    """Each row is a message of its own here, so that what becomes of it can be told."""
    instant = now()
    factories = None if asked.factory_ids is None else [str(id_) for id_ in asked.factory_ids]
    elsewhere = serials_elsewhere(connection, asked.sender.organization_id, factories)
    clocks = Clocks(mapping)
    tasks = [
        Task(
            Message(asked.sender, "import", kind_of(mapping), b"", instant, correlation_id_of(job)),
            decoded([row], number, mapping, clocks, elsewhere),
            lambda _task: None,
        )
        for number, row in enumerate(rows)
    ]
    limits = Limits(
        EARLIEST.timestamp(), (instant + timedelta(seconds=get_settings().ingest_future_limit_seconds)).timestamp()
    )
    directory = Directory()
    with connection.transaction(force_rollback=True):
        for _ in range(ROUNDS):
            outcomes = Outcomes(tasks)
            gathered = gather(tasks, directory, limits, outcomes)
            if not gathered.wanted and not gathered.wanted_devices:
                break
            directory.learn_devices(connection, gathered.wanted_devices)
            directory.learn(connection, gathered.wanted)
        there = _there(connection, gathered.rows.series, gathered.rows.stamps)
        states = TriedStates(connection, [placed for placed, _ in gathered.states])
    known = {
        one.id: (serial, measure, one.unit)
        for (serial, measure), one in directory.of(asked.sender.organization_id).series.items()
    }
    values: dict[int, list[dict[str, Any]]] = {}
    for number, first, after in gathered.rows.spans:
        for at in range(first, after):
            series, stamp = gathered.rows.series[at], gathered.rows.stamps[at]
            serial, measure, unit = known[series]
            values.setdefault(number, []).append(
                {
                    "device": serial,
                    "time": datetime.fromtimestamp(stamp, UTC).isoformat(),
                    "measure": measure,
                    "value": gathered.rows.values[at],
                    "unit": unit,
                    "is_there": (series, stamp) in there,
                }
            )
            there.add((series, stamp))  # the file may say it again
    errors = [
        msgspec.structs.asdict(one) | {"row": one.index + 1}
        for answer in outcomes.answers
        for one in answer.rejected
    ]
    waiting = {
        number: answer.quarantined[0].reason
        for number, answer in enumerate(outcomes.answers)
        if answer.quarantined
    }
    return {
        "tried": len(rows),
        "values": sum(map(len, values.values())),
        "duplicate": sum(value["is_there"] for found in values.values() for value in found),
        "rejected": len(errors),
        "quarantined": len(waiting),
        "rows": [
            {
                "row": number + 1,
                "values": values.get(number, []),
                "state": states.of_row(number),
                "waits": waiting.get(number),
            }
            for number in range(min(len(rows), SHOWN_ROWS))
        ],
        "errors": errors[:SHOWN_ERRORS],
        "waiting": sorted(set(waiting.values()))[:SHOWN_ERRORS],
        **states.answer(),
    }


def _there(connection: Connection[Any], series: Sequence[int], stamps: Sequence[float]) -> set[tuple[int, float]]:
    """Which values are stored already."""
    times = [datetime.fromtimestamp(stamp, UTC) for stamp in stamps]
    rows = connection.execute(_STORED, (list(series), times)).fetchall()
    return {(number, time.timestamp()) for number, time in rows}


_ZONE = "SELECT time_zone FROM auth.organization WHERE id = %s"

_SERIALS = "SELECT serial FROM factories.device WHERE organization_id = %s AND archived_at IS NULL"

_STORED = """
SELECT m.series_id, m.time FROM unnest(%s::integer[], %s::timestamptz[]) AS n (series_id, time)
JOIN telemetry.measurement m USING (series_id, time)
"""
