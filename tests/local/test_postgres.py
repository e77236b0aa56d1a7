"""The embedded PostgreSQL on real programs: from nothing, after a crash, and each way it can be refused."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from local import binaries as installed
from local.child import started_at_ticks
from local.errors import LocalError
from local.postgres import DURABLE, prepare_server, running_server
from local.run_as import Account, unprivileged_account
from tests.conftest import free_ports


@pytest.fixture
def home(open_directory: Path) -> Path:
    """A state directory the server's account can pass through."""
    return open_directory / "home"


def test_data_is_kept_and_only_the_password_opens_it(home: Path) -> None:
    port = free_ports()
    with running_server(prepare_server(home, port, "s3cret/@", DURABLE, print)) as server:
        server.make_database("role:pw@")
        with psycopg.connect(server.url(user="millwright", password="role:pw@")) as connection:
            connection.execute("CREATE TABLE kept AS SELECT upper('ä') AS letter")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(server.url(password="guess"))
    with running_server(prepare_server(home, port, "s3cret/@", DURABLE, print)) as server:
        server.make_database("changed")
        with psycopg.connect(server.url(user="millwright", password="changed")) as connection:
            assert connection.execute("SELECT letter FROM kept").fetchall() == [("Ä",)]


def test_recovers_after_kill_9(home: Path) -> None:
    server = prepare_server(home, free_ports(), "p", DURABLE, print)
    with running_server(server):
        with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
        postmaster = int((server.files.data / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
    with running_server(server), psycopg.connect(server.url("postgres")) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1000,)


def test_the_server_dies_with_the_process_that_started_it(home: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from local.postgres import *\n"
        "server = prepare_server(Path(sys.argv[1]), int(sys.argv[2]), 'p', DURABLE, print)\n"
        "with running_server(server):\n    print('ready', flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(home), str(free_ports())], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    postmaster = int((home / "postgres/data/postmaster.pid").read_text().split()[0])
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while started_at_ticks(postmaster) is not None:
        assert time.monotonic() < deadline, "PostgreSQL outlived its parent"
        time.sleep(0.05)


def test_works_with_the_programs_of_the_wheel(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "SYSTEM_DIRECTORIES", ())
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    server = prepare_server(home, free_ports(), "p", DURABLE, print)
    assert "pixeltable" in server.binaries.source
    with running_server(server), psycopg.connect(server.url("postgres")) as connection:
        assert connection.info.server_version // 10000 == server.binaries.major
        assert connection.execute("SELECT upper('ä')").fetchone() == ("Ä",)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has directories that its PostgreSQL cannot reach")
def test_root_with_a_closed_home_puts_the_cluster_elsewhere(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr("local.places.ROOT_STATE", home.parent / "elsewhere")
    said: list[str] = []
    server = prepare_server(closed / "home", free_ports(), "p", DURABLE, said.append)
    assert server.files.base.is_relative_to(home.parent / "elsewhere")
    assert any(str(server.files.base) in line for line in said)
    assert closed.stat().st_mode & 0o777 == 0o700, "a directory that is not ours was opened"
    with running_server(server) as running:
        assert running.answers()


def test_a_taken_port_is_named(home: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        server = prepare_server(home, port, "p", DURABLE, print)
        with pytest.raises(LocalError, match="listen on its port") as caught, running_server(server):
            pass
    assert "MILLWRIGHT_PORT" in caught.value.way_out


def test_a_broken_data_directory_is_named(home: Path) -> None:
    server = prepare_server(home, free_ports(), "p", DURABLE, print)
    (server.files.data / "global/pg_control").unlink()
    with pytest.raises(LocalError, match="pg_control") as caught, running_server(server):
        pass
    assert "make clean" in caught.value.way_out
    (server.files.data / "PG_VERSION").unlink()
    with pytest.raises(LocalError, match="PG_VERSION"):
        prepare_server(home, server.port, "p", DURABLE, print)


def test_data_of_another_major_version_is_named(home: Path) -> None:
    server = prepare_server(home, free_ports(), "p", DURABLE, print)
    (server.files.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(LocalError, match="written by PostgreSQL 14"):
        prepare_server(home, server.port, "p", DURABLE, print)


def test_a_lost_password_is_named(home: Path) -> None:
    port = free_ports()
    prepare_server(home, port, "first", DURABLE, print)
    with (
        pytest.raises(LocalError, match="refuses the password"),
        running_server(prepare_server(home, port, "second", DURABLE, print)),
    ):
        pass


def test_a_full_disk_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("local.cluster_files.ROOM_FOR_NEW_CLUSTER_BYTES", 2**60)
    with pytest.raises(LocalError, match=r"disk of .* is full"):
        prepare_server(home, free_ports(), "p", DURABLE, print)


def test_a_home_that_is_a_file_is_named(home: Path) -> None:
    home.write_text("")
    with pytest.raises(LocalError, match="state directory"):
        prepare_server(home, free_ports(), "p", DURABLE, print)


def test_the_unprivileged_account_is_not_root() -> None:
    account: Account = unprivileged_account(print)
    assert account.uid != 0
    assert account.run(["id", "-u"]).stdout.strip() == str(account.uid)
