"""The state directory: what lies where, and the locks that keep two copies of us out of each other's way."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from local.errors import LocalError

CHECKOUT = Path(__file__).resolve().parent.parent
"""The root of the working copy these programs run from."""


@dataclass(frozen=True)
class Home:
    """Paths below MILLWRIGHT_HOME."""

    root: Path

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def secrets(self) -> Path:
        return self.root / "secrets.json"

    @property
    def status(self) -> Path:
        return self.root / "status.json"

    @property
    def demo(self) -> Path:
        return self.root / "demo.json"

    @property
    def frontend(self) -> Path:
        return self.root / "frontend"

    def contents(self) -> list[Path]:
        """Everything that is ours below the root; the root may hold what is not."""
        names = ("postgres", "logs", "nginx", "frontend", "secrets.json", "status.json", "replay.json")
        named = [self.root / name for name in names]
        globbed = [*self.root.glob("demo*.json"), *self.root.glob("*.lock")]
        return [path for path in (*named, *globbed) if path.exists()]

    def create(self) -> None:
        """Make the directories that are missing and see that they can be written to."""
        try:
            # Passable (not readable) for others where root lends the database an account of its own.
            self.root.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
            self.logs.mkdir(exist_ok=True, mode=0o700)
            probe = self.root / ".writable"
            probe.write_text("")
            probe.unlink()
        except OSError as error:
            raise LocalError(
                f"The state directory {self.root} cannot be used: {error.strerror} ({error.filename}).",
                "Free space or mend its permissions, or set MILLWRIGHT_HOME to a directory you may write to.",
            ) from error

    @contextlib.contextmanager
    def lock(self, name: str, *, patience_s: float = 0.0) -> Iterator[bool]:
        """Hold the lock `name` for the length of the block; yields False if another still holds it after
        `patience_s`. The kernel gives it back when the holder dies, however it dies."""
        deadline = time.monotonic() + patience_s
        with (self.root / f"{name}.lock").open("a") as stream:
            while not _try_lock(stream, fcntl.LOCK_EX):
                if time.monotonic() >= deadline:
                    yield False
                    return
                time.sleep(0.05)
            yield True

    def is_locked(self, name: str) -> bool:
        """Whether some process holds the lock `name` now."""
        path = self.root / f"{name}.lock"
        if not path.exists():
            return False
        with path.open() as stream:
            return not _try_lock(stream, fcntl.LOCK_SH)


def _try_lock(stream: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(stream, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
