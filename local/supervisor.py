"""The supervisor: starts services in tiers, keeps them running, ends them in reverse order.

It knows nothing about what the services are; `local/deployment.py` says that.
"""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias, TypeVar

from local.child import started_at_ticks
from local.home import Home
from local.process_log import ProcessLog
from local.progress import Progress, step
from local.service import Service, ServiceRunner
from local.status import Status

Tier: TypeAlias = Sequence[Service]
Result = TypeVar("Result")


class Supervisor:
    """Runs services under one state directory until `request_stop` or a signal."""

    def __init__(self, home: Home, url: str, progress: Progress) -> None:
        self._home = home
        self._url = url
        self._progress = progress
        self._runners: list[list[ServiceRunner]] = []
        self._stopping = asyncio.Event()
        self._started_at = time.time()
        self._ready = False

    def request_stop(self) -> None:
        """Ask `wait_until_stopped` to return."""
        self._stopping.set()

    def stop_on_signals(self) -> None:
        """Let SIGTERM and SIGINT stop everything in order."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.request_stop)

    async def start_tier(self, tier: Tier) -> None:
        """Start the services of one tier side by side and return when all of them answer."""
        runners = [self._runner(service) for service in tier]
        self._runners.append(runners)
        async with asyncio.TaskGroup() as group:
            for runner in runners:
                group.create_task(self._start(runner))

    async def unless_stopped(self, work: Awaitable[Result]) -> Result | None:
        """The result of `work`, or None (and `work` is given up) when a stop was asked for meanwhile."""
        task = asyncio.ensure_future(work)
        stopping = asyncio.create_task(self._stopping.wait())
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.wait({task})
        return None

    async def wait_until_stopped(self) -> None:
        """Return when a stop is asked for; until then crashed services are restarted."""
        await self._stopping.wait()

    async def stop(self) -> None:
        """End all services: the last tier first, the services of a tier side by side."""
        self._ready = False
        for runners in reversed(self._runners):
            await asyncio.gather(*(runner.stop() for runner in runners))
        self._home.status.unlink(missing_ok=True)

    def declare_ready(self) -> None:
        """Record that everything that belongs to the deployment answers."""
        self._ready = True
        self.record()

    @property
    def stop_requested(self) -> bool:
        return self._stopping.is_set()

    def _runner(self, service: Service) -> ServiceRunner:
        log = ProcessLog(self._home.logs / f"{service.name}.log")
        return ServiceRunner(service, log, self.record)

    async def _start(self, runner: ServiceRunner) -> None:
        where = f" on port {runner.service.port}" if runner.service.port else ""
        with step(self._progress, f"{runner.service.name}{where}"):
            await runner.start()

    def record(self) -> None:
        """Write the status file: who we are and how each service stands."""
        services = [runner.status for runners in self._runners for runner in runners]
        pid = os.getpid()
        status = Status(pid, started_at_ticks(pid), self._started_at, self._ready, self._url, services)
        try:
            status.write(self._home.status)
        except OSError:  # a full disk must not end what still runs
            return


async def run_step(progress: Progress, name: str, work: Callable[[], None]) -> None:
    """Do blocking work beside the event loop, timed and told."""
    with step(progress, name):
        await asyncio.to_thread(work)
