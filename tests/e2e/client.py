"""Uses a running deployment as a newcomer would: by ``demo.json`` alone."""

import asyncio
import json
import math
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx
import websockets

Seen = TypeVar("Seen")


def settled(look: Callable[[], Seen], seconds: float = 90.0) -> Seen:
    """What one sees once it is there and stays for a second: the demo's figures are worked out after it is up."""
    end = time.monotonic() + seconds
    seen, before = look(), None
    while not seen or seen != before:
        assert time.monotonic() < end, f"nothing that stays within {seconds} s: {seen}"
        time.sleep(1)
        seen, before = look(), seen
    return seen


@dataclass(frozen=True)
class Newcomer:
    """What one finds in ``demo.json``."""

    demo: dict[str, Any]

    def sign_in(self, role: str = "owner", organization: str = "aurora") -> str:
        """An access token of the demo's user in a role."""
        user = next(u for u in self.demo["users"] if (u["role"], u["organization"]) == (role, organization))
        answer = httpx.post(
            f"{self.demo['rest_url']}/auth/login",
            json={"email": user["email"], "password": user["password"]},
            timeout=30,
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def graphql(self, token: str, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an answer without errors."""
        answer = httpx.post(
            self.demo["graphql_url"],
            json={"query": query, "variables": variables},
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
        )
        body: dict[str, Any] = answer.json()
        assert "errors" not in body, body
        found: dict[str, Any] = body["data"]
        return found

    def send(self, door: str, messages: Any) -> httpx.Response:
        """Post to a door as the demo's gateway."""
        return httpx.post(
            f"{self.demo['ingest_url']}/{door}",
            json=messages,
            headers={"Authorization": f"Bearer {self.demo['gateway']['api_key']}"},
            timeout=30,
        )

    def measurement(self, value: float) -> dict[str, Any]:
        """A message of the device that is free to send as."""
        device = self.demo["device"]
        return {
            "device": device["serial"],
            "time": datetime.now(UTC).isoformat(),
            "values": {device["measure"]: value},
        }

    def spectra(self, velocities_mm_s: Sequence[float]) -> Iterator[list[dict[str, Any]]]:
        """Spectra a second apart, the first half a minute ago, but later than all that are there already."""
        query = """query S($serial: String!) { spectrum(where: {device: {serial: {_eq: $serial}}},
            order_by: {time: desc}, limit: 1) { time } }"""
        known = self.graphql(self.sign_in(), query, serial=self.demo["device"]["serial"])["spectrum"]
        begins = [datetime.fromisoformat(row["time"]) + timedelta(seconds=1) for row in known]
        begin = max([*begins, datetime.now(UTC) - timedelta(seconds=30)])
        for number, velocity in enumerate(velocities_mm_s):
            yield self.spectrum(velocity, begin + timedelta(seconds=number))

    def spectrum(self, velocity_mm_s: float, time: datetime, fragments: int = 4) -> list[dict[str, Any]]:
        """A fragmented acceleration spectrum with one line at 100 Hz of a given velocity RMS."""
        lines, df = 400, 2.5
        amplitudes = [0.0] * lines
        amplitudes[40] = velocity_mm_s / 1000 * 2 * math.pi * 100 * math.sqrt(2)
        size = lines // fragments
        return [
            {
                "device": self.demo["device"]["serial"],
                "time": time.isoformat(),
                "axis": "x",
                "kind": "acceleration",
                "unit": "m/s2",
                "f0": 0,
                "df": df,
                "lines": lines,
                "window": "rectangular",
                "scaling": "peak",
                "speed_rpm": 1500,
                "fragment": {"id": f"e2e-{time.timestamp()}", "index": index, "count": fragments},
                "amplitudes": amplitudes[index * size : (index + 1) * size],
            }
            for index in range(fragments)
        ]


class Subscription:
    """A live query over WebSocket."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket

    async def next(self, seconds: float = 15.0) -> dict[str, Any]:
        """The next answer's data."""
        async with asyncio.timeout(seconds):
            while True:
                message = json.loads(await self._socket.recv())
                if message["type"] == "next":
                    data: dict[str, Any] = message["payload"]["data"]
                    return data
                if message["type"] == "ping":
                    await self._socket.send(json.dumps({"type": "pong"}))
                assert message["type"] in {"ping", "pong"}, message

    async def until(self, holds: Callable[[dict[str, Any]], bool], seconds: float = 15.0) -> dict[str, Any]:
        """The first answer for which a condition holds."""
        async with asyncio.timeout(seconds):
            while not holds(data := await self.next(seconds)):
                pass
        return data


@asynccontextmanager
async def subscribed(newcomer: Newcomer, token: str, query: str, **variables: Any) -> AsyncIterator[Subscription]:
    """A live query under a token."""
    address = newcomer.demo["graphql_url"].replace("http", "ws", 1)
    async with websockets.connect(
        address, subprotocols=[websockets.Subprotocol("graphql-transport-ws")]
    ) as socket:
        headers = {"Authorization": f"Bearer {token}"}
        await socket.send(json.dumps({"type": "connection_init", "payload": {"headers": headers}}))
        acknowledged = json.loads(await socket.recv())
        assert acknowledged["type"] == "connection_ack", acknowledged
        payload = {"query": query, "variables": variables}
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        yield Subscription(socket)
