"""The scripts of docker-compose.archive.yml on a real PostgreSQL: a moment in the past is recovered."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg

from local.postgres import DURABLE, Server, prepare_server, running_server
from tests.conftest import CHECKOUT, free_ports
from tests.production.test_compose import MAIN, needs_compose, resolved

SCRIPTS = CHECKOUT / "postgres"
OVERLAY = CHECKOUT / "docker-compose.archive.yml"


def execute(server: Server, statement: str) -> list[Any]:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def take_base_backup(server: Server, archive: Path, keep: int = 7) -> str:
    environment = {
        "PATH": os.environ["PATH"], "PGBIN": str(server.binaries.bin_directory), "PGHOST": "127.0.0.1",
        "PGPORT": str(server.port), "PGUSER": "postgres", "PGPASSWORD": server.password,
        "ARCHIVE": str(archive), "KEEP": str(keep),
    }  # fmt: skip
    done = server.account.run([str(archive.parent / "base_backup.sh")], env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def prepared(home: Path, archive: Path, **options: str) -> Server:
    command = f"ARCHIVE={archive} {archive.parent / 'archive.sh'} %p %f"
    own = DURABLE | {"archive_mode": "on", "archive_command": command} | options
    return prepare_server(home, free_ports(), "archive-test", own, print)


def test_what_was_there_at_a_moment_comes_back(open_directory: Path) -> None:
    archive = open_directory / "archive"
    for script in SCRIPTS.glob("*.sh"):
        shutil.copy(script, open_directory)
    archive.mkdir()
    server = prepared(open_directory / "home", archive)
    os.chown(archive, server.account.uid, server.account.gid)
    with running_server(server):
        execute(server, "CREATE TABLE kept AS SELECT n FROM generate_series(1, 1000) n")
        take_base_backup(server, archive)
        execute(server, "INSERT INTO kept SELECT n FROM generate_series(1001, 1500) n")
        ((moment,),) = execute(server, "SELECT now()::text")
        execute(server, "DELETE FROM kept")
        execute(server, "SELECT pg_switch_wal()")
        wait_for_archiver(server)
    recovered = prepared(
        open_directory / "second", archive,
        archive_mode="off", restore_command=f"cp {archive}/wal/%f %p",
        recovery_target_time=moment, recovery_target_action="promote",
    )  # fmt: skip
    (base,) = (archive / "base").iterdir()
    shutil.rmtree(recovered.files.data)
    copied = recovered.account.run(["cp", "-a", str(base), str(recovered.files.data)])
    assert copied.returncode == 0, copied.stderr
    (recovered.files.data / "recovery.signal").touch()
    with running_server(recovered):
        assert execute(recovered, "SELECT count(*), max(n) FROM kept") == [(1500, 1500)]


def wait_for_archiver(server: Server) -> None:
    deadline = time.monotonic() + 30
    query = "SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) FROM pg_stat_archiver"
    while execute(server, query) != [(True,)]:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_segment_is_never_overwritten_by_another(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1" * 100)
    other.write_bytes(b"2" * 100)

    def keep(source: Path) -> int:
        environment = {"PATH": os.environ["PATH"], "ARCHIVE": str(tmp_path / "archive")}
        return subprocess.run([SCRIPTS / "archive.sh", source, "SEGMENT"], env=environment, check=False).returncode

    assert keep(one) == 0
    assert keep(one) == 0, "PostgreSQL may ask again after a crash"
    assert keep(other) != 0
    assert (tmp_path / "archive/wal/SEGMENT").read_bytes() == one.read_bytes()
    assert keep(tmp_path / "missing") != 0


@needs_compose
def test_compose_accepts_the_overlay(tmp_path: Path) -> None:
    services = resolved(tmp_path, MAIN, OVERLAY)["services"]
    assert "archive_mode=on" in services["postgres"]["command"]
    assert any("archive" in str(volume) for volume in services["base-backup"]["volumes"])
