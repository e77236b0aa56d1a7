"""The supervisor over real processes: crashes, deafness, its own sudden death."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import requests

from local.child import started_at_ticks
from local.process_log import ProcessLog, tail
from local.service import ServiceStatus, State
from local.status import Status, end_leftovers, read_status
from tests.conftest import free_ports

TOY = Path(__file__).parent / "toy_deployment.py"


@pytest.fixture
def home(open_directory: Path) -> Path:
    """A state directory the database's account can pass through."""
    return open_directory / "home"


@contextmanager
def supervised(home: Path, port: int, *kinds: str) -> Iterator[subprocess.Popen[str]]:
    """A supervisor over toy services in a process of its own; killed at the end if the test left it."""
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    process = subprocess.Popen(
        [sys.executable, str(TOY), str(home), str(port), *kinds],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(("READY", "PROBLEM")):
                break
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def eventually(holds: Callable[[], object], within_s: float = 60) -> None:
    """Wait until `holds`, and fail when it does not in time."""
    deadline = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.05)


def status_of(home: Path, name: str) -> ServiceStatus:
    status = read_status(home / "status.json")
    assert status is not None
    return next(service for service in status.services if service.name == name)


def is_ready_after(home: Path, name: str, restarts: int) -> bool:
    status = status_of(home, name)
    return status.state is State.READY and status.restarts == restarts


def family(pid: int) -> set[int]:
    """The process, and every process that descends from it, by what /proc says of parents."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def are_gone(pids: set[int]) -> bool:
    return all(started_at_ticks(pid) is None for pid in pids)


def test_a_crashed_service_comes_back(home: Path) -> None:
    port = free_ports(6)
    with supervised(home, port, "web"):
        first = status_of(home, "web")
        assert first.state is State.READY
        assert first.pid is not None
        os.kill(first.pid, signal.SIGKILL)
        eventually(partial(is_ready_after, home, "web", 1))
        again = status_of(home, "web")
        assert again.pid != first.pid
        assert again.last_exit == "was killed by SIGKILL"
        assert requests.get(f"http://127.0.0.1:{port}/", timeout=5).ok


def test_backoff_grows(home: Path) -> None:
    with supervised(home, free_ports(6), "deaf"):
        times = []
        for restarts in range(1, 4):
            pid = status_of(home, "deaf").pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            began = time.monotonic()
            eventually(partial(is_ready_after, home, "deaf", restarts))
            times.append(time.monotonic() - began)
    assert times[1] > times[0] + 0.3
    assert times[2] > times[1] + 0.6


def test_sigterm_stops_all_even_the_deaf(home: Path) -> None:
    with supervised(home, free_ports(6), "web", "deaf", "postgres") as process:
        everyone = family(process.pid)
        assert len(everyone) > 6
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert are_gone(everyone)
        assert not (home / "status.json").exists()
    assert "killed" in "\n".join(tail(home / "logs/deaf.log", 5))


def test_kill_9_of_the_supervisor_leaves_no_orphan(home: Path) -> None:
    with supervised(home, free_ports(6), "web", "postgres") as process:
        everyone = family(process.pid)
        assert len(everyone) > 6
        process.kill()
        process.wait()
        eventually(lambda: are_gone(everyone))


def test_what_ignores_its_parents_death_is_ended_by_the_next_start(home: Path) -> None:
    with supervised(home, free_ports(6), "deaf") as process:
        deaf = status_of(home, "deaf").pid
        assert deaf is not None
        process.kill()
        process.wait()
        assert started_at_ticks(deaf) is not None
        status = read_status(home / "status.json")
        assert status is not None
        stale = ServiceStatus("somebody else", pid=os.getpid(), started_ticks=1)
        Status(**{**vars(status), "services": [*status.services, stale]}).write(home / "status.json")
        assert end_leftovers(home / "status.json", grace_s=0.5) == ["deaf"]
        eventually(lambda: started_at_ticks(deaf) is None)


def test_a_service_that_cannot_begin_is_named_with_its_last_words(home: Path) -> None:
    with supervised(home, free_ports(6), "fails") as process:
        assert process.wait(20) == 0
    log = "\n".join(tail(home / "logs/fails.log", 10))
    assert log.count("flux capacitor") == 3
    assert log.count("ended with exit code 7") == 3


def test_logs_are_bounded(tmp_path: Path) -> None:
    log = ProcessLog(tmp_path / "x.log", largest_bytes=1000, older=2)
    for number in range(200):
        log.write(f"line {number} {'.' * 40}\n".encode())
    log.close()
    files = sorted(tmp_path.iterdir())
    assert [f.name for f in files] == ["x.log", "x.log.1", "x.log.2"]
    assert sum(f.stat().st_size for f in files) < 3 * 1100
    assert "line 199" in "".join(f.read_text() for f in files)
