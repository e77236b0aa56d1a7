"""`python3 -m local.install runtime|dev`: the virtual environment of this checkout, made once, updated on change.

Needs the standard library alone, because it runs before anything is installed.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
REQUIREMENTS = {
    "runtime": ("requirements.txt",),
    "dev": ("requirements.txt", "requirements-dev.txt"),
}


def install(kind: str, environment: Path = CHECKOUT / ".venv") -> None:
    """Bring the virtual environment to what the requirement files say; at once where nothing changed.

    kind: "runtime" for `make up`, "dev" for tests and checks (holds the runtime's requirements too).
    """
    if sys.version_info < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(f"Python {needed} or newer is needed, {sys.executable} is {sys.version.split()[0]}. "
                 f"Way out: make PYTHON=/path/to/python{needed} up")  # fmt: skip
    checkout = os.open(CHECKOUT, os.O_RDONLY)
    try:
        fcntl.flock(checkout, fcntl.LOCK_EX)  # two `make`s of one checkout take turns
        _install(kind, environment)
    finally:
        os.close(checkout)


def _install(kind: str, environment: Path) -> None:
    marks = {k: environment / f".installed-{k}" for k in REQUIREMENTS}
    wanted = {k: _fingerprint(files) for k, files in REQUIREMENTS.items()}
    satisfying = ("dev",) if kind == "dev" else ("runtime", "dev")
    if any(marks[k].exists() and marks[k].read_text() == wanted[k] for k in satisfying):
        return
    began = time.monotonic()
    print(f"  ..  installing Python packages into {environment}", flush=True)
    if not (environment / "bin" / "python").exists():
        _run([sys.executable, "-m", "venv", "--clear", str(environment)],
             "Debian and Ubuntu keep venv in a package of its own: apt-get install python3-venv")  # fmt: skip
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    packages = ["-r", str(CHECKOUT / REQUIREMENTS[kind][-1])]
    _run([*pip, "install", "--no-input", *packages],
         "Check the connection to the package index, then run the same command again.")  # fmt: skip
    for mark in marks.values():
        mark.unlink(missing_ok=True)
    marks[kind].write_text(wanted[kind])
    print(f"  ok  {'Python packages':<58} {time.monotonic() - began:6.1f} s", flush=True)


def _fingerprint(files: tuple[str, ...]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for name in files:
        digest.update((CHECKOUT / name).read_bytes())
    return digest.hexdigest()


def _run(command: list[str], way_out: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        words = "\n".join(done.stdout.splitlines()[-20:])
        sys.exit(f"{words}\nFailed: {' '.join(command)}\n  Way out: {way_out}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in REQUIREMENTS:
        sys.exit("usage: python3 -m local.install runtime|dev")
    install(sys.argv[1])
