"""A document that the engine has not seen before, beside graphql-core's parse and validate plus the same SQL.

``python -m bench first``. Every request has a text of its own, so that nothing kept for another serves it; the SQL
by hand is new to PostgreSQL each time as well. The engine's time includes HTTP, the other's does not.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from http.client import HTTPConnection
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from graphql import build_client_schema, get_introspection_query, parse, validate

from bench import factory
from bench.database import bench_database
from bench.floor import STATEMENTS
from bench.graphql import QUERIES, Engine, running_engine
from bench.table import percentile, print_table

DOCUMENTS = 200
WARM = 20


def main() -> None:
    """Measure and print."""
    with bench_database() as database_url:
        factory.fill(database_url)
        with running_engine(database_url) as engine:
            rows = asyncio.run(_compare(database_url, engine))
    head = ["query", "engine, ms", "p95", "parse and validate, ms", "SQL, ms", "ratio", "seen before, ms"]
    print_table(f"GraphQL: a document seen for the first time (medians of {DOCUMENTS}, one at a time)", head, rows)


async def _compare(database_url: str, engine: Engine) -> list[list[object]]:
    connection = await asyncpg.connect(database_url)
    machine_id = str(await connection.fetchval("SELECT id FROM factories.machine ORDER BY name LIMIT 1"))
    client = HTTPConnection(urlsplit(engine.url).netloc, timeout=30)

    def ask(query: str, variables: dict[str, str]) -> Any:
        body = json.dumps({"query": query, "variables": variables})
        client.request("POST", "/v1/graphql", body, engine.headers)
        answer = json.loads(client.getresponse().read())
        if "data" not in answer:
            raise RuntimeError(f"refused: {answer}")
        return answer["data"]

    schema = build_client_schema(ask(get_introspection_query(), {}))
    rows: list[list[object]] = []
    for name, query in QUERIES.items():
        variables = {"id": machine_id} if "$id" in query else {}
        texts = [_own_text(query, number) for number in range(WARM + DOCUMENTS)]
        statement = STATEMENTS[name.encode()]

        async def by_hand(number: int, statement: str = statement) -> None:
            fresh = f"/* {number} */ {statement}"
            await connection.fetchval(fresh, factory.ORGANIZATION, [factory.FACTORY], machine_id)

        async def first(number: int, texts: list[str] = texts, given: dict[str, str] = variables) -> None:
            ask(texts[number], given)

        async def again(_number: int, text: str = texts[0], given: dict[str, str] = variables) -> None:
            ask(text, given)

        async def check(number: int, texts: list[str] = texts) -> None:
            if faults := validate(schema, parse(texts[number])):
                raise RuntimeError(f"{texts[number]}: {faults[0]}")

        sql, engines, seen, checked = await _taking_turns(by_hand, first, again, check)
        floor = median(checked) + median(sql)
        ours = median(engines)
        row = [name, ours, percentile(engines, 0.95), median(checked), median(sql), ours / floor, median(seen)]
        rows.append(row)
    await connection.close()
    return rows


def _own_text(query: str, number: int) -> str:
    """The query with a field under a name that no other document has: another text, another statement."""
    return " ".join(query.replace("{ id", f"{{ id k{number}: id", 1).split())


async def _taking_turns(*steps: Callable[[int], Awaitable[None]]) -> list[list[float]]:
    """Milliseconds of each step at each turn."""
    times: list[list[float]] = [[] for _ in steps]
    for number in range(WARM + DOCUMENTS):
        for step, own in zip(steps, times, strict=True):
            started = time.perf_counter()
            await step(number)
            own.append(1000 * (time.perf_counter() - started))
    return [own[WARM:] for own in times]


if __name__ == "__main__":
    main()
