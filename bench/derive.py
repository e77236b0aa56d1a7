"""Deriving OEE: one new part in a running shift, a year's report from stored hours, features of spectra.

Each beside its floor: the pure calculation on facts that are in memory already, or bare numpy's transform.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

import numpy as np
from sqlalchemy import Connection, text

from bench import recompute, running
from bench.database import bench_database, vacuum
from bench.running import LINE, SHIFT
from bench.table import print_table
from core.tokens import Identity
from db.engine import make_engine
from db.seed.demo import seed
from db.seed.plan import demo_id
from domain.intervals import Span
from domain.spectrum import Quantity, amplitude_spectrum
from domain.vibration import velocity_rms_mm_s
from handlers.identity import NOBODY
from handlers.oee import facts, reports, store, store_results
from handlers.oee.results import calculate, refresh_shift_results
from handlers.oee.store import Machine

YEAR = datetime(2025, 1, 1, 5, 0, tzinfo=UTC)
"""When the year begins that is reported: a local midnight."""
FACTORY = demo_id("aurora", "Gaithersburg")
MACHINES, DAYS = 100, 365


def main() -> None:
    """Measure and print."""
    with bench_database() as url:
        engine = make_engine(url)
        with engine.begin() as connection:
            seed(connection)
            machine = store.find_machine(connection, demo_id(str(LINE), "Mazak 01"))
            if machine is None:
                raise LookupError("the demo has no machine Mazak 01")
            _part_in_a_shift(connection, machine)
        with engine.begin() as connection:
            _results_of_a_year(connection, machine)
        vacuum(engine, "oee.hour_result", "oee.day_result")
        with engine.connect() as connection:
            _year(connection, machine)
        owner = {"organization": machine.organization_id, "factory": machine.factory_id, "line": LINE}
        recompute.facts_of_a_year(engine, owner, YEAR)
        recompute.measure(engine, owner, YEAR)
        engine.dispose()
    running.main()
    _spectra()


def _part_in_a_shift(connection: Connection, machine: Machine) -> None:
    """A part every 10 s and a change of state every 2 min for 7.5 hours; then one more part."""
    owner = {"organization": machine.organization_id, "factory": machine.factory_id, "machine": machine.id}
    connection.execute(
        text(
            "INSERT INTO oee.machine_state (organization_id, factory_id, machine_id, source, state, started_at,"
            " ended_at) SELECT :organization, :factory, :machine, 'message',"
            " CASE n % 3 WHEN 0 THEN 'stopped' ELSE CASE n % 2 WHEN 0 THEN 'running' ELSE 'idle' END END,"
            " CAST(:shift AS timestamptz) + n * interval '2 min',"
            " CAST(:shift AS timestamptz) + (n + 1) * interval '2 min' FROM generate_series(0, 224) AS n"
        ),
        owner | {"shift": SHIFT},
    )
    connection.execute(
        text(
            "INSERT INTO oee.production_count (organization_id, machine_id, source, started_at, ended_at,"
            " quantity) SELECT :organization, :machine, 'bench',"
            " CAST(:shift AS timestamptz) + n * interval '10 s',"
            " CAST(:shift AS timestamptz) + (n + 1) * interval '10 s', 1 FROM generate_series(0, 2699) AS n"
        ),
        {"organization": machine.organization_id, "machine": machine.id, "shift": SHIFT},
    )
    until = SHIFT + timedelta(hours=7.5)
    refresh_shift_results(connection, machine, Span(SHIFT, until), until)
    part, whole = Span(until - timedelta(seconds=10), until), Span(SHIFT, until)
    hour = Span(SHIFT + timedelta(hours=7), until)
    gathered = facts.gather(connection, machine, hour)
    incremental = _median_ms(lambda: refresh_shift_results(connection, machine, part, until))
    anew = _median_ms(lambda: calculate(connection, machine, whole))
    floor = _median_ms(lambda: gathered.elements(hour))
    rows = [
        ("the hour it falls into, summed with the others (ours)", incremental, incremental / floor),
        ("the whole shift anew, from its rows", anew, anew / floor),
        ("floor: the pure calculation of that hour, facts in memory", floor, 1.0),
    ]
    print_table("One new part in a shift of 2,700 parts and 225 states", ("way", "ms (median)", "× floor"), rows)


def _results_of_a_year(connection: Connection, machine: Machine) -> None:
    """Stored hours and days of 100 machines over a year."""
    owner = {"organization": machine.organization_id, "factory": machine.factory_id, "line": LINE}
    connection.execute(
        text(
            "INSERT INTO factories.machine (organization_id, factory_id, line_id, name)"
            " SELECT :organization, :factory, :line, 'Bench ' || n FROM generate_series(1, :machines) AS n"
        ),
        owner | {"machines": MACHINES},
    )
    columns = (
        "planned_busy_seconds, production_seconds, setup_seconds, delay_seconds, down_seconds, unknown_seconds,"
        " ideal_all_seconds, ideal_good_seconds, produced_quantity, good_quantity, scrap_quantity,"
        " outside_plan_quantity"
    )
    connection.execute(
        text(
            "INSERT INTO oee.hour_result (organization_id, factory_id, machine_id, started_at, calculated_until,"
            f" {columns}) SELECT :organization, :factory, m.id, t, t + interval '1 hour', 3600, 2400, 200, 600,"
            " 300, 100, 2000, 1900, 100, 95, 5, 0 FROM factories.machine m,"
            " generate_series(CAST(:start AS timestamptz), CAST(:end AS timestamptz) - interval '1 hour',"
            " interval '1 hour') AS t WHERE m.name LIKE 'Bench %'"
        ),
        {"organization": machine.organization_id, "factory": machine.factory_id}
        | {"start": YEAR, "end": YEAR + timedelta(days=DAYS)},
    )
    for id_ in connection.scalars(text("SELECT id FROM factories.machine WHERE name LIKE 'Bench %'")).all():
        one = store.find_machine(connection, id_)
        if one is not None:
            store_results.sum_days(connection, one, Span(YEAR, YEAR + timedelta(days=DAYS)))


def _year(connection: Connection, machine: Machine) -> None:
    """The stored hours reported by day."""
    identity = Identity(NOBODY, machine.organization_id, "owner", (FACTORY,))
    asked: dict[str, Any] = {
        "scope": "line",
        "scope_id": LINE,
        "by": "day",
        "line_rule": "sum",
        "source": "stored",
    }
    asked |= {"from_": YEAR, "to": YEAR + timedelta(days=DAYS)}
    ours = _median_ms(lambda: reports.report(connection, identity, dict(asked)), 3)
    sums = text("SELECT date_trunc('day', started_at), sum(ideal_good_seconds) FROM oee.hour_result GROUP BY 1")
    floor = _median_ms(lambda: connection.execute(sums).all(), 3)
    rows = [
        ("oee_report by day, with losses and causes (ours)", ours, ours / floor),
        ("floor: one sum by day in SQL", floor, 1.0),
    ]
    title = f"{MACHINES} machines over {DAYS} days, {MACHINES * DAYS * 24:,} stored hours"
    print_table(title, ("way", "ms (median)", "× floor"), rows)


def _spectra() -> None:
    """Velocity RMS of the spectrum of 16,384 samples (8,192 lines)."""
    samples = np.random.default_rng(5).normal(size=16_384)
    window = np.hanning(samples.size)

    def ours() -> None:
        spectrum = amplitude_spectrum(samples, 25_600.0, quantity=Quantity.ACCELERATION, unit="g")
        velocity_rms_mm_s(spectrum)

    def bare() -> None:
        np.abs(np.fft.rfft(samples * window))

    took, floor = _median_ms(ours, 300), _median_ms(bare, 300)
    rows = [
        ("spectrum and velocity RMS (ours)", 1000 / took, floor / took),
        ("floor: window, transform and magnitude in numpy", 1000 / floor, 1.0),
    ]
    print_table("Features of 8,192-line spectra", ("way", "a second", "× floor"), rows)


def _median_ms(work: Callable[[], object], times: int = 15) -> float:
    work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)
