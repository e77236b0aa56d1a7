"""OEE of 100 machines over a year, by day, from ten million rows of facts: all anew, nothing stored is read.

The product's own code (``handlers.oee.recomputed``) in as many processes as there are cores, as its workers are.
The time of processors is told beside the time that passed, as others may share the machine.
"""

import multiprocessing
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from os import cpu_count
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from bench.database import vacuum
from bench.table import print_table
from core.tokens import Identity
from db.engine import make_engine
from domain.intervals import Span
from handlers.identity import NOBODY
from handlers.oee import recomputed, store_reports

MACHINES, DAYS = 100, 365
TICKS_A_SECOND = 100
"""In which Linux counts the time of processors."""

_TABLES = ("oee.machine_state", "oee.stop", "oee.production_count")
_FACTS = (
    (
        "INSERT INTO factories.machine (organization_id, factory_id, line_id, name)"
        " SELECT :organization, :factory, :line, 'Facts ' || n FROM generate_series(1, :machines) AS n"
    ),
    (
        "INSERT INTO oee.machine_state (organization_id, factory_id, machine_id, source, state, started_at,"
        " ended_at) SELECT :organization, :factory, m.id, 'message', (ARRAY['running', 'stopped', 'running',"
        " 'idle', 'running', 'fault', 'running', 'setup'])[1 + n % 8],"
        " CAST(:start AS timestamptz) + n * interval '21 min',"
        " CAST(:start AS timestamptz) + (n + 1) * interval '21 min'"
        " FROM generate_series(0, 24999) AS n, factories.machine m WHERE m.name LIKE 'Facts %'"
    ),
    (
        "INSERT INTO oee.stop (organization_id, factory_id, machine_id, cause_id, started_at, ended_at)"
        " SELECT :organization, :factory, m.id, (SELECT id FROM oee.stop_cause"
        " WHERE organization_id = :organization ORDER BY id LIMIT 1),"
        " CAST(:start AS timestamptz) + n * interval '21 min',"
        " CAST(:start AS timestamptz) + (n + 1) * interval '21 min'"
        " FROM generate_series(1, 24999, 4) AS n, factories.machine m WHERE m.name LIKE 'Facts %'"
    ),
    (
        "INSERT INTO oee.production_count (organization_id, machine_id, source, started_at, ended_at, quantity)"
        " SELECT :organization, m.id, 'bench', CAST(:start AS timestamptz) + n * interval '450 s',"
        " CAST(:start AS timestamptz) + (n + 1) * interval '450 s', 1"
        " FROM generate_series(0, 69999) AS n, factories.machine m WHERE m.name LIKE 'Facts %'"
    ),
)
"""Per machine 25,000 states, a stop with a cause over each of the 6,250 stopped or faulty ones, 70,000 counts."""


def facts_of_a_year(engine: Engine, owner: dict[str, UUID], start: datetime) -> None:
    """Write the facts, without the checks that only cost time here, and index them when they are all there."""
    values = owner | {"start": start, "machines": MACHINES}
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
        indexes = [index for table in _TABLES for index in _strip(connection, table)]
        for statement in (*_FACTS, *indexes):
            connection.execute(text(statement), values)
    vacuum(engine, *_TABLES)


def _strip(connection: Connection, table: str) -> list[str]:
    """Take constraints and indexes off a table; the statements that make the B-trees among them again."""
    of_table = {"table": table}
    indexes = connection.execute(
        text(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = CAST(:table AS regclass)"
        ),
        of_table,
    ).all()
    constraints = connection.scalars(
        text("SELECT conname FROM pg_constraint WHERE conrelid = CAST(:table AS regclass)"), of_table
    )
    for name in constraints.all():
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE"))
    for name, _ in indexes:
        connection.execute(text(f"DROP INDEX IF EXISTS {name}"))
    return [definition for _, definition in indexes if " USING btree " in definition]


def measure(engine: Engine, owner: dict[str, UUID], start: datetime) -> None:
    """The report by day from the facts, and print what it took."""
    with engine.connect() as connection:
        rows = sum(_count(connection, table) for table in _TABLES)
    workers = cpu_count() or 1
    share = partial(_share, engine.url.render_as_string(hide_password=False), owner, start, workers)
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        pool.map(_ready, range(workers))
        began = time.perf_counter()
        spent = pool.map(share, range(workers), chunksize=1)
        passed = time.perf_counter() - began
    print_table(
        f"{MACHINES} machines over {DAYS} days by day, from {rows:,} rows of facts in {workers} processes",
        ("s that passed", "s of processors (Python)", "s of processors (PostgreSQL)"),
        [(passed, sum(python for python, _ in spent), sum(server for _, server in spent))],
    )


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def _ready(number: int) -> int:
    """A process that has started is not measured while it does."""
    return number


def _share(url: str, owner: dict[str, UUID], start: datetime, workers: int, number: int) -> tuple[float, float]:
    """One process' machines; the seconds of processors in it and in its server process."""
    engine = make_engine(url)
    span = Span(start, start + timedelta(days=DAYS))
    identity = Identity(NOBODY, owner["organization"], "owner", (owner["factory"],))
    with engine.connect() as connection:
        began = time.process_time()
        scope = store_reports.find_scope(connection, identity, "line", owner["line"])
        if scope is None:
            raise LookupError("the demo has no such line")
        names: Sequence[tuple[UUID, str]] = [item for item in scope.machines.items() if "Facts" in item[1]]
        mine = replace(scope, machines=dict(names[number::workers]))
        recomputed.buckets(connection, mine, span, span.end, by="day", split=False)
        spent = time.process_time() - began
        answered = server_seconds(connection)
    engine.dispose()
    return spent, answered


def server_seconds(connection: Connection) -> float:
    """Seconds of processors that the connection's server process has taken since it began."""
    process = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    times = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(times[11]) + int(times[12])) / TICKS_A_SECOND
