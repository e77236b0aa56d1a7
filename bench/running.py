"""A minute of the running shifts of 500 machines: each makes two parts and sends a message, half change state."""

import time
from datetime import UTC, datetime, timedelta
from statistics import median

from sqlalchemy import Connection, text

from bench.database import bench_database
from bench.table import print_table
from db.engine import make_engine
from db.seed.demo import seed
from db.seed.plan import demo_id
from domain.intervals import Span
from handlers.oee import store
from handlers.oee.results import refresh_shift_results
from handlers.oee.running import refresh_running_shifts

SHIFT = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
"""The demo's night shift, 22:00 to 06:00 local time."""
MACHINES, HOURS, MINUTES = 500, 7, 15
LINE = demo_id("aurora", "Gaithersburg", "Machining", "Turning")

_BEFORE = (
    (
        "INSERT INTO factories.machine (organization_id, factory_id, line_id, name) SELECT organization_id,"
        " factory_id, id, 'Running ' || n FROM factories.line, generate_series(1, :machines) AS n WHERE id = :line"
    ),
    (
        "INSERT INTO factories.device (organization_id, factory_id, serial)"
        " SELECT organization_id, factory_id, name FROM factories.machine WHERE name LIKE 'Running %'"
    ),
    (
        "INSERT INTO factories.placement (organization_id, device_id, machine_id, valid_from)"
        " SELECT m.organization_id, d.id, m.id, '2026-01-01'"
        " FROM factories.machine m JOIN factories.device d ON d.serial = m.name"
    ),
    (
        "INSERT INTO oee.machine_state (organization_id, factory_id, machine_id, source, state, started_at,"
        " ended_at) SELECT organization_id, factory_id, id, 'message',"
        " (ARRAY['running', 'idle', 'stopped'])[1 + n % 3], CAST(:since AS timestamptz) + n * interval '2 min',"
        " CASE WHEN n < :states - 1 THEN CAST(:since AS timestamptz) + (n + 1) * interval '2 min' END"
        " FROM factories.machine, generate_series(0, :states - 1) AS n WHERE name LIKE 'Running %'"
    ),
    (
        "INSERT INTO oee.production_count (organization_id, machine_id, source, started_at, ended_at, quantity)"
        " SELECT organization_id, id, 'bench', CAST(:since AS timestamptz) + n * interval '30 s',"
        " CAST(:since AS timestamptz) + (n + 1) * interval '30 s', 1"
        " FROM factories.machine, generate_series(0, :parts - 1) AS n WHERE name LIKE 'Running %'"
    ),
    "UPDATE factories.machine SET archived_at = now() WHERE name NOT LIKE 'Running %'",
)
_IN_A_MINUTE = (
    (
        "INSERT INTO oee.state_message (organization_id, device_id, time, state)"
        " SELECT organization_id, id, :at, 'running' FROM factories.device WHERE serial LIKE 'Running %'"
    ),
    (
        "WITH ended AS (UPDATE oee.machine_state SET ended_at = :at FROM factories.machine m"
        " WHERE m.id = machine_id AND ended_at IS NULL AND m.name LIKE 'Running %'"
        " AND hashtext(m.name || :at) % 2 = 0 RETURNING machine_state.*)"
        " INSERT INTO oee.machine_state (organization_id, factory_id, machine_id, source, state, started_at)"
        " SELECT organization_id, factory_id, machine_id, source,"
        " CASE state WHEN 'running' THEN 'stopped' ELSE 'running' END, ended_at FROM ended"
    ),
    (
        "INSERT INTO oee.production_count (organization_id, machine_id, source, started_at, ended_at, quantity)"
        " SELECT organization_id, id, 'bench', t - interval '30 s', t, 1 FROM factories.machine, unnest(ARRAY["
        "CAST(:at AS timestamptz) + interval '10 s', CAST(:at AS timestamptz) + interval '40 s']) AS t"
        " WHERE name LIKE 'Running %'"
    ),
)
"""What comes in in the minute from ``at`` on."""


def main() -> None:
    """Measure and print."""
    with bench_database() as url:
        engine = make_engine(url)
        with engine.begin() as connection:
            seed(connection)
            _facts_so_far(connection)
        taken = []
        with engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            for minute in range(MINUTES):
                at = SHIFT + timedelta(hours=HOURS, minutes=minute)
                for statement in _IN_A_MINUTE:
                    connection.execute(text(statement), {"at": at})
                connection.commit()
                began = time.perf_counter()
                machines = refresh_running_shifts(connection, at + timedelta(minutes=1))
                connection.commit()
                taken.append((time.perf_counter() - began) * 1000)
        engine.dispose()
    rows = [("what the minute brought, read, calculated and written (ours)", median(taken), max(taken))]
    print_table(f"The minute of {machines} running shifts", ("way", "ms (median)", "ms (most)"), rows)


def _facts_so_far(connection: Connection) -> None:
    """The machines, and what they did since the shift began."""
    until = SHIFT + timedelta(hours=HOURS)
    values = {"line": LINE, "machines": MACHINES, "since": SHIFT, "states": HOURS * 30, "parts": HOURS * 120}
    for statement in _BEFORE:
        connection.execute(text(statement), values)
    machines = text("SELECT id FROM factories.machine WHERE name LIKE 'Running %'")
    for id_ in connection.scalars(machines).all():
        if machine := store.find_machine(connection, id_):
            refresh_shift_results(connection, machine, Span(SHIFT, until), until)
