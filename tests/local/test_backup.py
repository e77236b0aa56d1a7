"""Backup and restore with real data on a real server."""

import json
import tarfile
import threading
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from db.timeseries import MEASUREMENT, present_storage
from ingest.connect import executor
from local.backup import Table, back_up, contents, restore
from local.binaries import find_binaries
from local.errors import LocalError
from local.postgres import ROLE
from tests.conftest import TestServer

FACTORY = (
    (
        "INSERT INTO factories.factory (organization_id, name, country, time_zone, currency, grid_zone)"
        " SELECT id, 'Wörks', 'DE', 'Europe/Berlin', 'EUR', 'DE' FROM auth.organization"
    ),
    (
        "INSERT INTO factories.device (organization_id, factory_id, serial)"
        " SELECT organization_id, id, 'SN-1' FROM factories.factory"
    ),
    (
        "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
        " SELECT organization_id, factory_id, id, 'power', 'kW' FROM factories.device"
    ),
    (
        "INSERT INTO telemetry.measurement SELECT s.id, timestamptz '2026-01-01' + n * interval '1 s', n / 7.0"
        " FROM telemetry.series s, generate_series(1, 50000) n"
    ),
    (
        "INSERT INTO telemetry.rejected (organization_id, correlation_id, door, kind, outcome, reason, content)"
        " SELECT id, 'c', 'http', 'k', 'quarantined', 'ä', '\\x00ff' FROM auth.organization"
    ),
)


def fill(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("INSERT INTO auth.organization (name, slug) VALUES ('Acme', 'acme')")
        execute = executor(connection)
        present_storage(execute).ensure(execute, MEASUREMENT, *[datetime(2026, 1, 1, tzinfo=UTC)] * 2)
        for statement in FACTORY:
            connection.execute(statement)


def restored(server: TestServer, file: Path, name: str) -> dict[str, Table]:
    return dict(restore(file, find_binaries(), server.superuser_url, server.url("{database}"), name, ROLE))


def test_a_backup_made_while_data_comes_in_is_what_its_manifest_says_and_comes_back(
    postgres_server: TestServer, own_database_url: str, empty_database: str, tmp_path: Path
) -> None:
    fill(own_database_url)
    file, stop = tmp_path / "one.backup", threading.Event()

    def write() -> None:
        with psycopg.connect(own_database_url, autocommit=True) as connection:
            while not stop.is_set():
                connection.execute(
                    "INSERT INTO telemetry.measurement SELECT series_id, max(time) + interval '1 s', 1"
                    " FROM telemetry.measurement GROUP BY 1"
                )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        held = back_up(own_database_url, find_binaries(), file)
    finally:
        stop.set()
        writer.join()
    assert file.stat().st_mode & 0o77 == 0, "nobody else may read it"
    assert held["telemetry.measurement"].rows >= 50_000
    with pytest.raises(LocalError, match="exists already"):
        back_up(own_database_url, find_binaries(), file)
    name = empty_database.rpartition("/")[2]
    with psycopg.connect(empty_database) as connection:
        connection.execute("CREATE TABLE earlier AS SELECT 1 AS one")
    try:
        assert restored(postgres_server, file, name) == dict(held)
        with psycopg.connect(empty_database) as connection:
            assert connection.execute("SELECT name FROM factories.factory").fetchall() == [("Wörks",)]
            assert connection.execute("SELECT content FROM telemetry.rejected").fetchall() == [(b"\x00\xff",)]
        before = postgres_server.url(f"{name}_before_restore")
        with psycopg.connect(before) as connection:
            assert connection.execute("SELECT one FROM earlier").fetchall() == [(1,)]
        refused_where_it_is_not_what_it_says(postgres_server, file, empty_database, tmp_path)
    finally:
        for suffix in ("_before_restore", "_restoring"):
            postgres_server.administrate("DROP DATABASE IF EXISTS {}", name + suffix)


def refused_where_it_is_not_what_it_says(server: TestServer, file: Path, present: str, directory: Path) -> None:
    name, changed = present.rpartition("/")[2], directory / "changed.backup"
    with tarfile.open(file) as archive:
        archive.extractall(directory, filter="data")
    manifest = json.loads((directory / "manifest.json").read_text())
    manifest["tables"]["telemetry.measurement"][0] += 1
    (directory / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(changed, "w") as archive:
        for part in ("manifest.json", "database.dump"):
            archive.add(directory / part, part)
    with psycopg.connect(present, autocommit=True) as connection:
        held = contents(connection)
    with pytest.raises(LocalError, match=r"telemetry\.measurement"):
        restored(server, changed, name)
    whole = file.read_bytes()
    changed.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LocalError):
        restored(server, changed, name)
    with psycopg.connect(present) as connection:
        assert contents(connection) == held, "the present data is as it was"
        with pytest.raises(LocalError, match="Somebody is connected"):
            restored(server, file, name)
