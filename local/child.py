"""Starting child processes that cannot outlive us.

Each child leads its own session, so that everything it starts can be ended together, and asks the kernel
(Linux: PR_SET_PDEATHSIG) to be signalled when its parent dies, even by SIGKILL.
"""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(death_signal: signal.Signals = signal.SIGTERM) -> Callable[[], None]:
    """A `preexec_fn`: the child receives `death_signal` when the thread that started it ends."""
    parent = os.getpid()

    def before_exec() -> None:
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
            if os.getppid() != parent:  # the parent died between fork and prctl
                os._exit(1)

    return before_exec


def end_group(pid: int, with_signal: signal.Signals) -> None:
    """Signal the process group led by `pid`; nothing happens where it is gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, with_signal)


def started_at_ticks(pid: int) -> int | None:
    """When process `pid` started, in clock ticks since boot (Linux).

    It tells a process from a later one of the same number. None where there is no such process or no /proc.
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] == "Z" else int(fields[19])
