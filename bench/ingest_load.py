"""Senders for the ingest benchmark: many ready-made messages, as fast as they are acknowledged."""

import asyncio
import time
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import msgspec

from bench.table import percentile
from ingest.mqtt_codec import encode_connect, encode_publish, frame
from ingest.mqtt_packets import V311, Connect, Publish

START = datetime(2026, 1, 5, tzinfo=UTC)
DEVICES = 100
SECONDS = 2.0
"""A load ends after this time, or when all its messages are sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a load: messages a second, and the time from sending to answer in milliseconds."""

    per_second: float
    p50_ms: float
    p99_ms: float


def bodies(values: int) -> Iterator[bytes]:
    """JSON bodies of ``values`` measurements each, none of which comes twice, many devices taking turns."""
    encoder = msgspec.json.Encoder()
    step = timedelta(milliseconds=10)
    for number in count():
        items = []
        for position in range(number * values, (number + 1) * values):
            instant = START + step * (position // DEVICES)
            values_of = {"power": position % 977 / 7}
            items.append({"device": f"B-{position % DEVICES}", "time": instant, "values": values_of})
        yield encoder.encode(items if values > 1 else items[0])


def ready(values: int, messages: int) -> list[bytes]:
    """Bodies made ahead, so that making them is not measured."""
    source = bodies(values)
    return [next(source) for _ in range(messages)]


async def by_http(port: int, key: str, payloads: list[bytes], connections: int) -> Sent:
    """Post each payload once over keep-alive connections."""
    head = (
        "POST /ingest/v1/measurements HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {key}\r\nContent-Length: %d\r\n\r\n"
    )
    return await _over_http(port, [(head % len(payload)).encode() + payload for payload in payloads], connections)


async def without_database(port: int, requests: int, connections: int) -> Sent:
    """Ask the same server as often for its health, which it knows without a database."""
    return await _over_http(port, [b"GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n"] * requests, connections)


async def _over_http(port: int, requests: list[bytes], connections: int) -> Sent:
    waiting = iter(requests)
    times: list[float] = []
    until = time.perf_counter() + SECONDS

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in waiting:
            started = time.perf_counter()
            if started > until:
                break
            writer.write(request)
            answer = await reader.readuntil(b"\r\n\r\n")
            length = int(answer.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            body = await reader.readexactly(length)
            times.append(time.perf_counter() - started)
            if b" 200 " not in answer[:20]:
                raise RuntimeError(f"refused: {body.decode()}")
        writer.close()

    return await _measured(times, [connection() for _ in range(connections)])


async def by_mqtt(
    port: int, key: str, payloads: list[bytes], connections: int, window: int, seconds: float = SECONDS
) -> Sent:
    """Publish each payload once with QoS 1, ``window`` unacknowledged at most per connection."""
    times: list[float] = []

    async def connection(own: list[bytes], number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(encode_connect(Connect(f"bench-{number}", V311, True, 60, "gw-1", key.encode())))
        if (await reader.readexactly(4))[3]:
            raise RuntimeError("the door refuses the key")
        topic = "mw/bench/gw-1/measurements"
        packets = [
            encode_publish(Publish(topic, payload, 1, position % 60_000 + 1), V311)
            for position, payload in enumerate(own)
        ]
        sent_at: list[float] = []
        acknowledged, buffer = 0, bytearray()
        until = time.perf_counter() + seconds
        while acknowledged < len(packets):
            if time.perf_counter() > until and len(sent_at) < len(packets):
                del packets[len(sent_at) :]
                continue
            room = window - (len(sent_at) - acknowledged)
            if room > window // 4 and len(sent_at) < len(packets):
                chunk = packets[len(sent_at) : len(sent_at) + room]
                writer.write(b"".join(chunk))
                sent_at += [time.perf_counter()] * len(chunk)
            buffer += await reader.read(65_536)
            now, position = time.perf_counter(), 0
            while position < len(buffer) and (found := frame(buffer, position, 100)):
                position = found[2]
                times.append(now - sent_at[acknowledged])
                acknowledged += 1
            del buffer[:position]
        writer.close()

    shares = [payloads[number::connections] for number in range(connections)]
    return await _measured(times, [connection(share, number) for number, share in enumerate(shares)])


async def _measured(times: list[float], connections: list[Coroutine[Any, Any, None]]) -> Sent:
    started = time.perf_counter()
    await asyncio.gather(*connections)
    seconds = time.perf_counter() - started
    return Sent(len(times) / seconds, 1000 * percentile(times, 0.5), 1000 * percentile(times, 0.99))
