"""Runs Hasura's own cases against a fresh local engine: `python -m hasura.conformance`.

The cases with their runner stand beside the checkout (`../shared/hasura-tests`) or where
`HASURA_TESTS` says. They need a PostgreSQL server with the extensions citext, ltree and pgcrypto
whose user may make databases; databases of their own are made on it and dropped afterwards.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import shlex
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg

CHECKOUT = Path(__file__).resolve().parent.parent
NEEDED_EXTENSIONS = ("citext", "ltree", "pgcrypto")
BASE_PROFILE = "base"
"""The settings that most suites are for; each other profile starts an engine of its own."""
DEFAULT_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
_RECEIVERS = ("EVENT_WEBHOOK_HANDLER", "ACTION_WEBHOOK_HANDLER", "SCHEDULED_TRIGGERS_WEBHOOK_DOMAIN")


class CannotRunError(Exception):
    """Why the cases can't be run here."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A case on one of its transports."""

    area: str
    suite: str
    case: str
    transport: str
    is_passed: bool
    detail: str

    @property
    def name(self) -> str:
        """`suite/case [transport]`, as baselines list it."""
        return f"{self.suite}/{self.case} [{self.transport}]"


def cases_directory() -> Path | None:
    """Where the cases are; None where there are none."""
    place = Path(os.environ.get("HASURA_TESTS", CHECKOUT.parent / "shared" / "hasura-tests"))
    return place if (place / "run.py").exists() else None


def checks_by_profile() -> dict[str, Counter[str]]:
    """How many checks (a case on one of its transports) each area has under each of the engine's settings.

    Raises CannotRunError.
    """
    cases = cases_directory()
    if cases is None:
        raise CannotRunError("Hasura's cases are not beside this checkout (set HASURA_TESTS)")
    checks: dict[str, Counter[str]] = {}
    for suite in json.loads((cases / "index.json").read_text())["suites"]:
        profile = (suite.get("needs") or {}).get("profile", BASE_PROFILE)
        for case in suite["cases"]:
            checks.setdefault(profile, Counter())[suite["area"]] += len(
                case.get("transports") or suite["transports"]
            )
    return checks


def run(server_url: str, options: Sequence[str] = (), quiet: bool = False) -> list[CheckResult]:
    """Runs the cases (all profiles unless `options` say otherwise) and gives every result.

    server_url: a database of the PostgreSQL server to use. Raises CannotRunError.
    """
    cases = cases_directory()
    if cases is None:
        raise CannotRunError("Hasura's cases are not beside this checkout (set HASURA_TESTS)")
    with ExitStack() as stack:
        urls = stack.enter_context(_databases(server_url))
        report = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "report.json"
        port, *receiver_ports = _free_ports(1 + len(_RECEIVERS))
        receivers = {
            name: f"http://127.0.0.1:{number}" for name, number in zip(_RECEIVERS, receiver_ports, strict=True)
        }
        secret = secrets.token_hex(8)
        chosen = list(options) if "--profile" in options else ["--all-profiles", *options]
        command = [
            sys.executable,
            str(cases / "run.py"),
            *("--endpoint", f"http://127.0.0.1:{port}", "--admin-secret", secret, "--wipe"),
            *("--engine-cmd", f"{shlex.quote(sys.executable)} -m hasura.engine", "--json", str(report)),
            *chosen,
        ]
        subprocess.run(  # noqa: S603 (our own interpreter on the cases' runner)
            command,
            check=False,
            cwd=CHECKOUT,
            env=_environment(urls, receivers, port, secret),
            stdout=subprocess.DEVNULL if quiet else None,
        )
        if not report.exists():
            raise CannotRunError("the runner ended without a report")
        return [_result(row) for row in json.loads(report.read_text())["results"]]


def _result(row: Mapping[str, Any]) -> CheckResult:
    return CheckResult(
        area=row["area"],
        suite=row["suite"],
        case=row["case"],
        transport=row["transport"],
        is_passed=row["status"] != "failed",
        detail=str(row.get("detail") or ""),
    )


def _environment(urls: Sequence[str], receivers: Mapping[str, str], port: int, secret: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("HASURA_GRAPHQL_")}
    return {
        **inherited,
        **receivers,
        "PYTHONPATH": str(CHECKOUT),
        "HASURA_GRAPHQL_DATABASE_URL": urls[0],
        "HASURA_GRAPHQL_PG_SOURCE_URL_1": urls[1],
        "HASURA_GRAPHQL_PG_SOURCE_URL_2": urls[2],
        "HASURA_GRAPHQL_SERVER_HOST": "127.0.0.1",
        "HASURA_GRAPHQL_SERVER_PORT": str(port),
        "HASURA_GRAPHQL_ADMIN_SECRET": secret,
        "HASURA_GRAPHQL_PG_CONNECTIONS": "10",
    }


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for item in sockets:
            item.bind(("127.0.0.1", 0))
        return [int(item.getsockname()[1]) for item in sockets]


@contextmanager
def _databases(server_url: str) -> Iterator[list[str]]:
    """Three new databases; dropped at the end."""
    token = secrets.token_hex(4)
    names = [f"conformance_{token}_{part}" for part in ("default", "one", "two")]
    try:
        asyncio.run(_create(server_url, names))
    except (OSError, asyncpg.PostgresError) as error:
        raise CannotRunError(f"PostgreSQL at {urlsplit(server_url).hostname}: {error}") from error
    try:
        parts = urlsplit(server_url)
        yield [urlunsplit(parts._replace(path=f"/{name}")) for name in names]
    finally:
        asyncio.run(_drop(server_url, names))


async def _create(server_url: str, names: Sequence[str]) -> None:
    connection = await asyncpg.connect(server_url)
    try:
        rows = await connection.fetch("SELECT name FROM pg_available_extensions")
        missing = sorted(set(NEEDED_EXTENSIONS) - {row["name"] for row in rows})
        if missing:
            raise CannotRunError(f"this PostgreSQL lacks the extensions {', '.join(missing)} (contrib modules)")
        for name in names:
            await connection.execute(f'CREATE DATABASE "{name}"')
    finally:
        await connection.close()


async def _drop(server_url: str, names: Sequence[str]) -> None:
    connection = await asyncpg.connect(server_url)
    try:
        for name in names:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await connection.close()


def main() -> int:
    """Prints what the runner prints; the exit status is 0 only when nothing failed."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="Other options go to the cases' runner.")
    parser.add_argument("--postgres", default=os.environ.get("CONFORMANCE_POSTGRES_URL", DEFAULT_SERVER))
    parser.add_argument("--failures", type=Path, help="write the names of failing checks to this file")
    arguments, options = parser.parse_known_args()
    try:
        results = run(arguments.postgres, options)
    except CannotRunError as error:
        sys.stderr.write(f"conformance: {error}\n")
        return 2
    failures = [result for result in results if not result.is_passed]
    if arguments.failures:
        arguments.failures.write_text("".join(f"{item.name}\t{item.detail}\n" for item in failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
