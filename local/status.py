"""The status file: what the supervisor runs, for `make status`, `make down` and the next `make up`."""

import contextlib
import json
import os
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from core.private_file import write_privately
from local.child import end_group, started_at_ticks
from local.service import ServiceStatus, State

LEFTOVER_GRACE_S = 10.0


@dataclass(frozen=True)
class Status:
    """The supervisor and its services at one moment."""

    pid: int
    started_ticks: int | None
    started_at: float
    ready: bool
    url: str
    services: list[ServiceStatus]

    def is_supervisor_alive(self) -> bool:
        """Whether the very process that wrote this still exists (False where the system cannot tell)."""
        return self.started_ticks is not None and started_at_ticks(self.pid) == self.started_ticks

    def write(self, path: Path) -> None:
        write_privately(path, json.dumps(asdict(self), indent=2) + "\n")


def read_status(path: Path) -> Status | None:
    """The last status written; None where there is none or it cannot be read."""
    try:
        stored = json.loads(path.read_text())
        services = [ServiceStatus(**entry | {"state": State(entry["state"])}) for entry in stored["services"]]
        return Status(**stored | {"services": services})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def end_leftovers(path: Path, grace_s: float = LEFTOVER_GRACE_S) -> list[str]:
    """End processes that a supervisor which was killed has left running; returns their names.

    A process counts as the recorded one only if its number and its start time both agree.
    """
    status = read_status(path)
    if status is None:
        return []
    left = [s for s in status.services if _is_alive(s)]
    for service in left:
        with contextlib.suppress(OSError):
            stop = signal.SIGINT if service.name == "postgres" else signal.SIGTERM
            os.kill(service.pid or 0, stop)
    deadline = time.monotonic() + grace_s
    while any(_is_alive(s) for s in left) and time.monotonic() < deadline:
        time.sleep(0.05)
    for service in left:
        if _is_alive(service):
            end_group(service.pid or 0, signal.SIGKILL)
    return [s.name for s in left]


def _is_alive(service: ServiceStatus) -> bool:
    if service.pid is None or service.started_ticks is None:
        return False
    return started_at_ticks(service.pid) == service.started_ticks
