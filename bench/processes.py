"""Starts what is measured, and the load."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

CHECKOUT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """A loopback port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str], health: str, directory: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that answers at ``health``; its words are shown if it does not come up.

    command: of this Python, unless it begins with a program's path and runs in a ``directory`` of its own.
    """
    arguments = command if directory else [sys.executable, *command]
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            arguments, cwd=directory or CHECKOUT, env={**os.environ, **environment}, stdout=words, stderr=words
        )
        try:
            deadline = time.monotonic() + 60
            while not _answers(health):
                if process.poll() is not None or time.monotonic() > deadline:
                    words.seek(0)
                    raise RuntimeError(f"{command} did not come up:\n{words.read()[-2000:].decode()}")
                time.sleep(0.1)
            yield process
        finally:
            process.terminate()
            process.wait(20)


def _answers(url: str) -> bool:
    """Whether an HTTP address answers well, or something listens at ``tcp://host:port``."""
    if url.startswith("tcp://"):
        host, _, port = url.removeprefix("tcp://").partition(":")
        with socket.socket() as probe:
            return probe.connect_ex((host, int(port))) == 0
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.TransportError:
        return False


def memory_mb(process: subprocess.Popen[bytes]) -> float:
    """Proportional set size of a process, MB."""
    text = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def cpu_seconds(pid: int) -> float:
    """What a process and its ended children computed; unlike the wall clock, other load hardly changes it."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk measured: requests a second, and latencies in milliseconds."""

    per_second: float
    p50_ms: float
    p99_ms: float


def wrk(url: str, body: bytes, headers: Mapping[str, str], connections: int = 16, seconds: int = 4) -> Load:
    """Post one body over and over, as fast as answers come. Needs wrk."""
    program = shutil.which("wrk")
    if program is None:
        raise RuntimeError("wrk is not installed (Debian: apt-get install wrk)")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write('wrk.method = "POST"\n')
        script.write(f"wrk.body = [==[{body.decode()}]==]\n")
        for name, value in headers.items():
            script.write(f'wrk.headers["{name}"] = "{value}"\n')
        script.flush()
        done = subprocess.run(
            [program, "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script.name, url],
            capture_output=True,
            text=True,
            check=True,
        )
    if refused := re.search(r"Non-2xx.*: (\d+)", done.stdout):
        raise RuntimeError(f"{refused[1]} requests to {url} were refused")
    return Load(
        float(_found(r"Requests/sec:\s+([\d.]+)", done.stdout)),
        _milliseconds(_found(r"(?m)^\s*50%\s+(\S+)", done.stdout)),
        _milliseconds(_found(r"(?m)^\s*99%\s+(\S+)", done.stdout)),
    )


def _found(pattern: str, text: str) -> str:
    matched = re.search(pattern, text)
    if matched is None:
        raise RuntimeError(f"no {pattern} in wrk's words:\n{text}")
    return matched[1]


def _milliseconds(text: str) -> float:
    units = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    matched = re.fullmatch(r"([\d.]+)(us|ms|s)", text)
    if matched is None:
        raise RuntimeError(f"{text!r} in wrk's words is no time in us, ms or s")
    return float(matched[1]) * units[matched[2]]
