"""The floor under the GraphQL engine: the same answers by hand-written SQL, one statement, passed on unread.

No GraphQL, no token, no permissions but those written into the SQL. ``uvicorn bench.floor:app``.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import asyncpg

from bench.factory import FACTORY, ORGANIZATION

Message = MutableMapping[str, Any]

STATEMENTS = {
    b"by_pk": """
        SELECT json_build_object('data', json_build_object('machine_by_pk', (
            SELECT json_build_object('id', m.id, 'name', m.name, 'state', m.state) FROM factories.machine m
            WHERE m.id = $3::uuid AND m.organization_id = $1 AND m.factory_id = ANY($2::uuid[]))))
    """,
    b"nested": """
        SELECT json_build_object('data', json_build_object('machine', coalesce(json_agg(json_build_object(
            'id', m.id, 'name', m.name, 'series', s.list)), '[]')))
        FROM (SELECT * FROM factories.machine WHERE organization_id = $1 AND factory_id = ANY($2::uuid[])
              AND $3::uuid IS NOT NULL ORDER BY name LIMIT 20) m
        LEFT JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object('measure', s.measure, 'measurements', v.list)),
                            '[]') AS list
            FROM telemetry.series s LEFT JOIN LATERAL (
                SELECT coalesce(json_agg(json_build_object('time', v.time, 'value', v.value)), '[]') AS list
                FROM (SELECT time, value FROM telemetry.measurement WHERE series_id = s.id
                      ORDER BY time DESC LIMIT 10) v) v ON true
            WHERE s.machine_id = m.id AND s.organization_id = $1 AND s.factory_id = ANY($2::uuid[])) s ON true
    """,
    b"aggregate": """
        SELECT json_build_object('data', json_build_object('series', coalesce(json_agg(json_build_object(
            'id', s.id, 'measurements_aggregate', json_build_object('aggregate', v.a))), '[]')))
        FROM telemetry.series s LEFT JOIN LATERAL (
            SELECT json_build_object('count', count(*), 'avg', json_build_object('value', avg(value)),
                'min', json_build_object('value', min(value)), 'max', json_build_object('value', max(value))) AS a
            FROM telemetry.measurement WHERE series_id = s.id) v ON true
        WHERE s.machine_id = $3::uuid AND s.organization_id = $1 AND s.factory_id = ANY($2::uuid[])
    """,
}


class Floor:
    """A raw ASGI application: the body is ``<statement> <machine id>``."""

    def __init__(self) -> None:
        self._pool: asyncpg.Pool | None = None

    async def __call__(
        self,
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        if scope["type"] == "lifespan":
            await receive()
            self._pool = await asyncpg.create_pool(
                os.environ["BENCH_DATABASE_URL"], min_size=10, max_size=10, reset=_keep, statement_cache_size=100
            )
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        body: bytes = (await receive()).get("body", b"")
        answer = b"{}"
        if body and self._pool is not None:
            name, _, machine_id = body.partition(b" ")
            async with self._pool.acquire() as connection:
                answer = await connection.fetchval(STATEMENTS[name], ORGANIZATION, [FACTORY], machine_id.decode())
                answer = answer.encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})


async def _keep(_connection: object) -> None:
    """Nothing to reset between requests."""


app = Floor()
