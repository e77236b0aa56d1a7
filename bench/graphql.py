"""GraphQL queries a second with a role's permissions on, beside the same SQL by hand and PostGraphile 5.

``python -m bench graphql``. Medians of the repeats; all take turns.
"""

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import uuid4

import asyncpg
import jwt

from bench import factory, postgraphile_server
from bench.database import CHECKOUT, bench_database
from bench.processes import Load, free_port, memory_mb, running, wrk
from bench.table import print_table
from core.tokens import CLAIMS_NAMESPACE, Identity

REPEATS = 5
JWT_KEY = "the-key-of-a-benchmark-that-lives-for-minutes"
ADMIN_SECRET = "bench"  # noqa: S105 (of the same)

JSON_HEADER = {"Content-Type": "application/json"}

QUERIES = {
    "by_pk": "query Machine($id: uuid!) { machine_by_pk(id: $id) { id name state } }",
    "nested": """query Machines {
        machine(order_by: {name: asc}, limit: 20) { id name series { measure
            measurements(order_by: {time: desc}, limit: 10) { time value } } } }""",
    "aggregate": """query Totals($id: uuid!) {
        series(where: {machine_id: {_eq: $id}}) { id
            measurements_aggregate { aggregate { count avg { value } min { value } max { value } } } } }""",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine: where it is, and a viewer's header."""

    url: str
    headers: dict[str, str]
    process: Any


@contextmanager
def running_engine(database_url: str, **settings: str) -> Iterator[Engine]:
    """The local engine on our metadata; further settings as in its environment."""
    port = free_port()
    environment = {
        "HASURA_GRAPHQL_DATABASE_URL": database_url,
        "HASURA_GRAPHQL_ADMIN_SECRET": ADMIN_SECRET,
        "HASURA_GRAPHQL_JWT_SECRET": json.dumps({"type": "HS256", "key": JWT_KEY}),
        "HASURA_GRAPHQL_SERVER_HOST": "127.0.0.1",
        "HASURA_GRAPHQL_SERVER_PORT": str(port),
        "HASURA_GRAPHQL_METADATA_DIR": str(CHECKOUT / "hasura/metadata"),
        "HASURA_GRAPHQL_ENABLED_LOG_TYPES": "startup",
        "HASURA_ENGINE_SELF_NOTIFYING_TABLES": "telemetry.measurement,telemetry.latest_value,telemetry.spectrum",
        "MILLWRIGHT_HANDLERS_URL": "http://127.0.0.1:9",
        "MILLWRIGHT_HANDLER_SECRET": "none",
        **settings,
    }
    identity = Identity(uuid4(), factory.ORGANIZATION, "viewer", (factory.FACTORY,))
    token = jwt.encode({CLAIMS_NAMESPACE: identity.claims(), "exp": 4_000_000_000}, JWT_KEY, "HS256")
    url = f"http://127.0.0.1:{port}"
    with running(["-m", "hasura.engine"], environment, f"{url}/healthz") as process:
        yield Engine(url, {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}, process)


async def _machine_id(url: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        return str(await connection.fetchval("SELECT id FROM factories.machine ORDER BY name LIMIT 1"))
    finally:
        await connection.close()


def main() -> None:
    """Measure and print."""
    with bench_database() as database_url:
        factory.fill(database_url)
        machine_id = asyncio.run(_machine_id(database_url))
        port = free_port()
        floor_url = f"http://127.0.0.1:{port}"
        floor_command = ["-m", "uvicorn", "bench.floor:app", f"--port={port}", "--no-access-log", "--loop=uvloop"]
        with (
            running(floor_command, {"BENCH_DATABASE_URL": database_url}, floor_url) as floor,
            running_engine(database_url) as engine,
            ExitStack() as stack,
        ):
            other = _postgraphile(stack, database_url)
            rows = [_compare(name, engine, floor_url, other, machine_id) for name in QUERIES]
            process = None if other is None else other.process
            memories = [
                memory_mb(engine.process),
                memory_mb(floor),
                "",
                process and memory_mb(process),
                "",
                "",
                "",
            ]
            rows.append(["memory, MB", *memories])
    head = [
        *("query", "engine, req/s", "floor, req/s", "ratio", "PostGraphile, req/s", "ratio"),
        *("engine p50/p99 ms", "floor p50/p99 ms"),
    ]
    title = "GraphQL: the local engine beside the same SQL by hand and PostGraphile 5"
    print_table(f"{title} (wrk -t1 -c16, medians of {REPEATS})", head, rows)


@dataclass(frozen=True, slots=True)
class Other:
    """PostGraphile, running."""

    url: str
    process: Any


def _postgraphile(stack: ExitStack, database_url: str) -> Other | None:
    try:
        return Other(*stack.enter_context(postgraphile_server.running_postgraphile(database_url)))
    except postgraphile_server.CannotRunError as error:
        print(f"- without PostGraphile: {error}")
        return None


def _compare(name: str, engine: Engine, floor_url: str, other: Other | None, machine_id: str) -> list[object]:
    variables = {"id": machine_id} if "$id" in QUERIES[name] else {}
    body = json.dumps({"query": " ".join(QUERIES[name].split()), "variables": variables}).encode()
    ours: list[Load] = []
    floor: list[Load] = []
    theirs: list[Load] = []
    for _ in range(REPEATS):
        ours.append(wrk(f"{engine.url}/v1/graphql", body, engine.headers))
        floor.append(wrk(floor_url, f"{name} {machine_id}".encode(), {}))
        if other is not None:
            theirs.append(wrk(other.url, postgraphile_server.body(name, machine_id), JSON_HEADER))
    reached, possible = (median(load.per_second for load in loads) for loads in (ours, floor))
    row: list[object] = [name, reached, possible, reached / possible]
    if theirs:
        compared = median(load.per_second for load in theirs)
        row += [compared, reached / compared]
    else:
        row += ["", ""]
    return [*row, _latency(ours), _latency(floor)]


def _latency(loads: list[Load]) -> str:
    return f"{median(load.p50_ms for load in loads):.1f} / {median(load.p99_ms for load in loads):.1f}"
