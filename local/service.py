"""One supervised process: started, watched until it answers, restarted when it dies, ended with all it began."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from local.child import die_with_parent, end_group, started_at_ticks
from local.errors import LocalError
from local.process_log import ProcessLog
from local.run_as import Account

FIRST_BACKOFF_S = 0.5
LONGEST_BACKOFF_S = 30.0
STEADY_AFTER_S = 60.0
"""A process that lived this long starts again at the shortest backoff."""
POLL_S = 0.1
ATTEMPTS_TO_BEGIN_WITH = 3
NOT_STARTED = 127
"""The exit code shells give a program that could not be executed."""


class State(StrEnum):
    """Where a service stands."""

    STARTING = "starting"
    READY = "ready"
    WAITING = "restarting"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Service:
    """What to run and how to tell that it works."""

    name: str
    command: list[str]
    directory: Path
    environment: Mapping[str, str]
    is_ready: Callable[[], Awaitable[bool]]
    port: int | None = None
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    grace_s: float = 10.0
    """How long the process may take to end before it is killed."""
    ready_within_s: float | None = 120.0
    """How long it may take to answer for the first time; None where that is as long as it takes."""
    explain: Callable[[str], LocalError] | None = None
    """Turns the last words of a process that would not start into a problem and a way out."""


@dataclass
class ServiceStatus:
    """What others may know about a service; a plain value for the status file."""

    name: str
    state: State = State.STOPPED
    pid: int | None = None
    started_ticks: int | None = None
    port: int | None = None
    restarts: int = 0
    last_exit: str = ""
    since: float = field(default_factory=time.time)


class ServiceRunner:
    """Keeps one `Service` running from `start` to `stop`."""

    def __init__(self, service: Service, log: ProcessLog, on_change: Callable[[], None]) -> None:
        self.service = service
        self.status = ServiceStatus(service.name, port=service.port)
        self._log = log
        self._on_change = on_change
        self._process: asyncio.subprocess.Process | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._copying: asyncio.Task[None] | None = None
        self._first_ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def start(self) -> None:
        """Start the process and return when it answers.

        Raises LocalError when it ends several times before it ever answered, or takes too long.
        """
        self._keeper = asyncio.create_task(self._keep(), name=f"keep {self.service.name}")
        try:
            await asyncio.wait_for(asyncio.shield(self._first_ready), self.service.ready_within_s)
        except TimeoutError:
            raise LocalError(
                f"{self.service.name} runs but was not ready after {self.service.ready_within_s:g} s.",
                f"Read {self._log.path}; on a very slow machine, run `make up` again.",
            ) from None

    async def stop(self) -> None:
        """End the process and everything it started; return when all is gone."""
        if self._keeper is not None:
            self._keeper.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeper
        await self._end()
        if self._first_ready.done() and not self._first_ready.cancelled():
            self._first_ready.exception()  # read it, or asyncio complains about an error nobody saw
        self._set(State.STOPPED)
        self._log.close()

    async def _keep(self) -> None:
        backoff_s = FIRST_BACKOFF_S
        while True:
            began = time.monotonic()
            exit_code = await self._run_once()
            self.status.last_exit = _describe_exit(exit_code)
            self._log.note(f"{self.service.name} {self.status.last_exit}")
            if not self._first_ready.done() and self._gave_up(exit_code):
                return
            if time.monotonic() - began > STEADY_AFTER_S:
                backoff_s = FIRST_BACKOFF_S
            self.status.restarts += 1
            self._set(State.WAITING)
            await asyncio.sleep(backoff_s)
            backoff_s = min(LONGEST_BACKOFF_S, backoff_s * 2)

    def _gave_up(self, exit_code: int) -> bool:
        words = "\n".join(self._log.tail(40))
        if self.service.explain is not None:
            error = self.service.explain(words)
        elif self.status.restarts + 1 >= ATTEMPTS_TO_BEGIN_WITH:
            last = next((line for line in reversed(words.splitlines()) if not line.startswith("---")), "nothing")
            error = LocalError(
                f"{self.service.name} {_describe_exit(exit_code)} before it was ready. Its last words: {last}",
                f"Read {self._log.path}, mend the cause, and run `make up` again.",
            )
        else:
            return False
        self._set(State.STOPPED)
        self._first_ready.set_exception(error)
        return True

    async def _run_once(self) -> int:
        """Start the process, follow it to its end and return its exit code."""
        service = self.service
        switched = service.account.popen_arguments() if service.account else {}
        # A pipe of our own: asyncio's would make `wait` last until grandchildren close it too.
        reading, writing = os.pipe()
        try:
            process = await asyncio.create_subprocess_exec(
                *service.command,
                cwd=service.directory,
                env=dict(service.environment),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=writing,
                stderr=writing,
                start_new_session=True,
                preexec_fn=die_with_parent(service.stop_signal),
                **switched,  # type: ignore[arg-type] # user, group, extra_groups by name
            )
        except OSError as error:
            os.close(reading)
            self._log.write(f"{service.command[0]} cannot be started: {error.strerror}\n".encode())
            return NOT_STARTED
        finally:
            os.close(writing)
        self._process = process
        self.status.pid = process.pid
        self.status.started_ticks = started_at_ticks(process.pid)
        self._set(State.STARTING)
        self._copying = copying = asyncio.create_task(self._copy_output(reading))
        watching = asyncio.create_task(self._watch_readiness())
        try:
            exit_code = await process.wait()
        finally:
            watching.cancel()
        end_group(process.pid, signal.SIGKILL)  # what it started must not hold its port
        await asyncio.wait({copying}, timeout=2)
        self.status.pid = None
        return exit_code

    async def _watch_readiness(self) -> None:
        try:
            while not await self.service.is_ready():
                await asyncio.sleep(POLL_S)
        except LocalError as error:
            if not self._first_ready.done():
                self._first_ready.set_exception(error)
            return
        self._set(State.READY)
        if not self._first_ready.done():
            self._first_ready.set_result(None)

    async def _copy_output(self, descriptor: int) -> None:
        reader = asyncio.StreamReader()
        with os.fdopen(descriptor, "rb", buffering=0) as pipe:
            transport, _ = await asyncio.get_running_loop().connect_read_pipe(
                lambda: asyncio.StreamReaderProtocol(reader), pipe
            )
            try:
                while data := await reader.read(64 * 1024):
                    self._log.write(data)
            finally:
                transport.close()

    async def _end(self) -> None:
        process = self._process
        if process is None:
            return
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(self.service.stop_signal)
            try:
                await asyncio.wait_for(process.wait(), timeout=self.service.grace_s)
            except TimeoutError:
                self._log.note(f"{self.service.name} did not end within {self.service.grace_s:g} s: killed")
                end_group(process.pid, signal.SIGKILL)
                await process.wait()
        end_group(process.pid, signal.SIGKILL)
        if self._copying is not None:
            await asyncio.wait({self._copying}, timeout=2)
            self._copying.cancel()
        self.status.pid = None

    def _set(self, state: State) -> None:
        self.status.state = state
        self.status.since = time.time()
        self._on_change()


def _describe_exit(code: int) -> str:
    return f"ended with exit code {code}" if code >= 0 else f"was killed by {signal.Signals(-code).name}"
