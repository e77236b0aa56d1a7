"""A change as ingest makes it, and the live query that shows it."""

import time
from datetime import UTC, datetime

import asyncpg

CHANNEL = "hasura_engine_change"
DOCUMENT = """subscription Tile($id: Int!) {
    latest_value(where: {series_id: {_eq: $id}}) { value time series { measure unit } } }"""


async def commit(writer: asyncpg.Connection, series_id: int, value: float) -> float:
    """Write as ingest does: the notice goes out with the commit. The instant at which the commit returned."""
    async with writer.transaction():
        await writer.execute(
            "UPDATE telemetry.latest_value SET value = $2, time = $3 WHERE series_id = $1",
            series_id,
            value,
            datetime.now(UTC),
        )
        await writer.execute("SELECT pg_notify($1, 'telemetry.measurement,telemetry.latest_value')", CHANNEL)
    return time.perf_counter()
