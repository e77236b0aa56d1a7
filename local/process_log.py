"""Bounded logs: each process has one file and a few older ones beside it, and never more than that."""

import time
from pathlib import Path
from typing import IO

LARGEST_FILE_BYTES = 4 * 1024 * 1024
OLDER_FILES = 3


class ProcessLog:
    """An append-only log file that moves to `<name>.1`, `<name>.2` … when it has grown too large."""

    def __init__(self, path: Path, largest_bytes: int = LARGEST_FILE_BYTES, older: int = OLDER_FILES) -> None:
        self.path = path
        self._largest_bytes = largest_bytes
        self._older = older
        self._stream = path.open("ab", buffering=0)

    def write(self, data: bytes) -> None:
        """Append `data`. A disk without room costs log lines, not the process that is being logged."""
        try:
            self._stream.write(data)
            if self._stream.tell() >= self._largest_bytes:
                self._rotate()
        except OSError:
            return

    def note(self, text: str) -> None:
        """Append a line of the supervisor's own, marked as such."""
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self.write(f"--- {moment} {text}\n".encode())

    def tail(self, lines: int) -> list[str]:
        """The last lines of the current file."""
        return tail(self.path, lines)

    def close(self) -> None:
        self._stream.close()

    def _rotate(self) -> None:
        self._stream.close()
        for age in range(self._older, 0, -1):
            newer = self.path if age == 1 else self.path.with_name(f"{self.path.name}.{age - 1}")
            if newer.exists():
                newer.replace(self.path.with_name(f"{self.path.name}.{age}"))
        self._stream = self.path.open("ab", buffering=0)


def open_bounded(path: Path) -> IO[bytes]:
    """Open a log that other programs append to; one that has grown too large is moved to `<name>.1` first."""
    if path.exists() and path.stat().st_size > LARGEST_FILE_BYTES:
        path.replace(path.with_name(f"{path.name}.1"))
    return path.open("ab")


def tail(path: Path, lines: int) -> list[str]:
    """The last `lines` lines of a file, reading no more than its last 64 KiB."""
    try:
        with path.open("rb") as stream:
            stream.seek(max(0, path.stat().st_size - 64 * 1024))
            return stream.read().decode(errors="replace").splitlines()[-lines:]
    except OSError:
        return []
