"""Files: CSV and Parquet, through jobs, by HTTP and by command."""

import json
import math
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pyarrow
import pyarrow.parquet
import pytest
import requests

from ingest.connect import connect
from ingest.file_mapping import FileError, FileMapping, Target, parse_mapping
from ingest.imports import new_import
from ingest.jobs import Runner
from ingest.table_files import BATCH, named, rows_of
from tests.conftest import free_ports
from tests.ingest.conftest import World
from tests.ingest.http_doors import start_door, stop

GERMAN = {
    "time_column": "Zeit", "time_format": "%d.%m.%Y %H:%M:%S", "zone": "Europe/Berlin", "device_column": "Sensor",
    "columns": {"T": {"measure": "temperature", "unit": "degC"}, "P": {"measure": "power", "unit": "W"}},
    "delimiter": ";", "decimal": ",",
}  # fmt: skip
ROWS = """\ufeffZeit;Sensor;T;P;Bemerkung
05.01.2026 12:00:00;SN-1;21,5;1500;
05.01.2026 12:00:01;SN-2;22;;gut
05.01.2026 12:00:02;SN-1;warm;1;
31.02.2026 12:00:00;SN-1;1;1;
29.03.2026 02:30:00;SN-1;1;1;
25.10.2026 02:30:00;SN-1;1;1;
05.01.2026 12:00:03;SN-9;1;1;
05.01.2026 12:00:04;;1;1;
05.01.2026 12:00:05;SN-1;;;leer
"""
PROGRESS = "SELECT status, total, items, stored, duplicate, rejected, quarantined, error FROM telemetry.ingest_job"


def run_jobs(world: World, runner: Runner | None = None) -> None:
    with connect(world.url) as connection:
        while (runner or Runner(world.url)).work_one(connection) and runner is None:
            pass


def ask(world: World, mapping: FileMapping, content: bytes) -> UUID:
    with connect(world.url) as connection:
        return new_import(connection, world.acme.sender, mapping, [content[:100], content[100:]], "file")


def test_a_csv_file_row_by_row_and_once_more(world: World) -> None:
    mapping = parse_mapping(json.dumps(GERMAN))
    ask(world, mapping, ROWS.encode())
    run_jobs(world)
    assert world.rows(PROGRESS) == [("done", 9, 9, 3, 0, 5, 1, None)]
    stored = world.rows(
        "SELECT d.serial, s.measure, m.time, m.value FROM telemetry.measurement m JOIN telemetry.series s"
        " ON s.id = m.series_id JOIN factories.device d ON d.id = s.device_id ORDER BY 1, 2"
    )
    noon = datetime(2026, 1, 5, 11, tzinfo=UTC)
    assert stored == [
        ("SN-1", "power", noon, 1.5), ("SN-1", "temperature", noon, 21.5),
        ("SN-2", "temperature", noon + timedelta(seconds=1), 22),
    ]  # fmt: skip
    refused = dict(world.rows("SELECT field, reason FROM telemetry.rejected WHERE outcome = 'rejected'"))
    assert refused["T"] == "expected a number, written with ',' before its decimals"
    assert "device" in refused
    times = "SELECT reason FROM telemetry.rejected WHERE field = 'Zeit' ORDER BY reason"
    reasons = [reason for (reason,) in world.rows(times)]
    assert len(reasons) == 3
    assert sum("Europe/Berlin has once" in reason for reason in reasons) == 2
    ask(world, mapping, ROWS.encode())
    run_jobs(world)
    again = world.rows(PROGRESS + " ORDER BY created_at DESC LIMIT 1")
    assert again == [("done", 9, 9, 0, 3, 5, 1, None)]
    assert world.value("SELECT count(*) FROM telemetry.import_part") == 0


def test_the_repeated_hour_is_read_in_order_also_by_who_goes_on(world: World) -> None:
    """A quarter hour's file over both changes of clocks; the job is left in the middle of the repeated hour."""
    start = datetime(2025, 10, 25, 22, 0, tzinfo=UTC)
    fill = [f"2025-10-20T00:00:{n % 60:02d};SN-1;1;" for n in range(BATCH - 14)]
    instants = [start + timedelta(minutes=15 * n) for n in range(24)]
    lines = [f"{at.astimezone(ZoneInfo('Europe/Berlin')):%Y-%m-%dT%H:%M:%S};SN-1;1;" for at in instants]
    rows = "\n".join(["Zeit;Sensor;T;P", *fill, *lines, "2026-03-29T02:15:00;SN-1;1;"])
    ask(
        world,
        parse_mapping(json.dumps(GERMAN | {"time_format": None, "repeated_hour": "in_order"})),
        rows.encode(),
    )
    stopped = Runner(world.url)
    stopped.stopping.set()
    run_jobs(world, stopped)
    assert world.rows("SELECT status, items FROM telemetry.ingest_job") == [("queued", BATCH)]
    run_jobs(world)
    stored = world.rows("SELECT time FROM telemetry.measurement WHERE time >= '2025-10-25T22:00Z' ORDER BY time")
    assert [at for (at,) in stored] == instants
    assert "set forward" in world.value("SELECT reason FROM telemetry.rejected WHERE field = 'Zeit'")


def parquet(rows: int) -> bytes:
    start = datetime(2026, 1, 5, tzinfo=UTC)
    values = [math.nan if row == 1 else row / 8 for row in range(rows)]
    columns = {"at": [start + timedelta(seconds=row) for row in range(rows)], "kw": values}
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.table(columns), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


PARQUET = FileMapping("at", {"kw": Target("power", "kW")}, device="SN-1", format="parquet")


def test_a_parquet_file_that_a_stopped_runner_leaves_to_the_next(world: World) -> None:
    ask(world, PARQUET, parquet(2500))
    stopped = Runner(world.url)
    stopped.stopping.set()
    run_jobs(world, stopped)
    assert world.rows(PROGRESS) == [("queued", 2500, 1000, 999, 0, 0, 0, None)]
    run_jobs(world)
    assert world.rows(PROGRESS) == [("done", 2500, 2500, 2499, 0, 0, 0, None)]
    assert world.value("SELECT sum(value) FROM telemetry.measurement") == sum(n / 8 for n in range(2500)) - 1 / 8


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("", "mapping"),
        (json.dumps(GERMAN | {"zone": "Mars/Olympus"}), "Mars/Olympus"),
        (json.dumps(GERMAN | {"device": "SN-1"}), "either device or device_column"),
        (json.dumps(GERMAN | {"colums": {}}), "colums"),
        (json.dumps(GERMAN | {"columns": {}}), "columns"),
        (json.dumps(GERMAN | {"measure_column": "M"}), "measure_column and value_column"),
        (json.dumps(GERMAN | {"measure_column": "M", "value_column": "V"}), "either columns"),
        (json.dumps(GERMAN | {"time_format": "%d %d"}), "time_format is '%d %d'"),
        (json.dumps(GERMAN | {"state_name": "execution"}), "state_name is a name in measure_column"),
        (json.dumps(GERMAN | {"state_words": {"6": "runs"}}), "state_words.6 is 'runs', expected one of running"),
        (json.dumps(GERMAN | {"thousands": ","}), "thousands is ','"),
    ],
)
def test_a_mapping_that_is_none_is_refused_by_name(mapping: str, words: str) -> None:
    with pytest.raises(FileError, match=words):
        parse_mapping(mapping)


@pytest.mark.parametrize(
    ("content", "mapping", "words"),
    [
        (b"a,b\n1,2\n", FileMapping("t", {"b": Target("power")}, device="SN-1"), "no column 't'; it has a, b"),
        (b"t,b\n\xff,2\n", FileMapping("t", {"b": Target("power")}, device="SN-1"), "not UTF-8 at byte 4"),
        (b"", FileMapping("t", {"b": Target("power")}, device="SN-1"), "no column"),
        (b"PAR1 but no more", PARQUET, "not Parquet"),
        (parquet(3), FileMapping("then", PARQUET.columns, device="SN-1", format="parquet"), "no column 'then'"),
    ],
)
def test_a_file_that_is_none_is_refused_by_name(
    content: bytes, mapping: FileMapping, words: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(FileError, match=words):
        rows_of(tmp_path / "file", mapping)


def test_an_upload_is_a_job_of_its_sender(world: World) -> None:
    door = start_door(world, free_ports())
    try:
        mine, theirs = ({"Authorization": f"Bearer {one.key.key}"} for one in (world.acme, world.other))
        address = f"{door.url}/ingest/v1/files"
        told = {"name": "week.csv", "mapping": json.dumps(GERMAN)}
        taken = requests.post(address, ROWS.encode(), params=told, headers=mine, timeout=20)
        assert (taken.status_code, taken.json()["rows"]) == (202, 9)
        run_jobs(world)
        job = f"{address}/{taken.json()['id']}"
        found = requests.get(job, headers=mine, timeout=20).json()
        assert (found["status"], found["stored"], found["items"]) == ("done", 3, 9)
        assert requests.get(job, headers=theirs, timeout=20).status_code == 404
        assert requests.post(address, b"x", timeout=20).status_code == 401
        refused = requests.post(address, b"a;b\n", params=told, headers=mine, timeout=20)
        assert refused.status_code == 422
        assert "no column" in refused.json()["error"]["message"]
    finally:
        stop(door)
    assert world.value("SELECT gateway_id FROM telemetry.rejected LIMIT 1") == world.acme.gateway_id


def test_the_command(world: World, tmp_path: Path) -> None:
    (tmp_path / "file.csv").write_text(ROWS)
    (tmp_path / "mapping.json").write_text(json.dumps(GERMAN))
    environment = {"MILLWRIGHT_DATABASE_URL": world.url, "PATH": ""}
    runner = subprocess.Popen([sys.executable, "-m", "ingest.jobs"], env=environment, stderr=subprocess.DEVNULL)
    try:
        files = [str(tmp_path / "file.csv"), "--mapping", str(tmp_path / "mapping.json")]
        command = [sys.executable, "-m", "ingest.imports", *files, "--organization", "acme"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    finally:
        runner.terminate()
        assert runner.wait(20) == 0
    assert "done: 9 of 9 rows; 3 values stored" in done.stdout


def test_columns_of_one_name_are_told_apart_however_many() -> None:
    assert named(["a", "a", "", " ", "a (2)"]) == ["a", "a (2)", "column 3", "column 4", "a (2) (2)"]
    assert len(set(named(["a"] * 100_000))) == 100_000
