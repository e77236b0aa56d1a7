"""One connection of ours to a broker: it subscribes, and hands over what comes as it comes, many at once.

Acknowledging is up to who takes the messages.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Protocol

from ingest.message import Sender
from ingest.mqtt_codec import encode_connect, encode_disconnect, frame
from ingest.mqtt_line import Line
from ingest.mqtt_packets import V5, Connect, Disconnect, ProtocolError, Publish, Reason
from ingest.mqtt_quick import Quick, quick_publish
from ingest.mqtt_replies import LONGEST, PINGREQ, Connack, Suback, decode_reply, encode_pubacks, encode_subscribe

log = logging.getLogger(__name__)

HELLO_SECONDS = 10.0
"""So long may a broker take to answer CONNECT."""
_SUBSCRIBE_ID = 1
_FAILURES_FROM = 0x80

Taken = Quick | Publish


class Taker(Protocol):
    """Who takes the messages."""

    @property
    def quick_topics(self) -> Mapping[bytes, Sender]:
        """Topics whose measurements may come as ``Quick``."""

    def connected(self, line: "Subscriber") -> None:
        """The broker has taken us; nothing has come yet."""

    def take(self, line: "Subscriber", taken: Sequence[Taken]) -> None:
        """Messages in the order of arrival. To be acknowledged by ``line.acknowledge``."""


class Subscriber(Line):
    """The client's side of one connection. ``ended`` says why when it is over."""

    def __init__(self, taker: Taker, hello: Connect, filters: Sequence[str]) -> None:
        super().__init__()
        self._taker, self._hello, self._filters = taker, hello, filters
        self._keep_alive_seconds = float(hello.keep_alive_seconds)
        self._watching: asyncio.TimerHandle | None = None
        self._welcome = False
        self.ended: asyncio.Future[str] = self._loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The TCP connection is there: introduce ourselves."""
        super().connection_made(transport)
        self.send(encode_connect(self._hello))
        self._watching = self._loop.call_later(HELLO_SECONDS, self._watch)

    def connection_lost(self, error: Exception | None) -> None:
        """The connection is gone; the broker sends again what was not acknowledged."""
        self._transport = None
        if self._watching:
            self._watching.cancel()
        self._end(str(error) if error else "closed by the broker")

    def _take_apart(self) -> None:
        taken: list[Taken] = []
        position = 0
        topics = self._taker.quick_topics
        try:
            whole = frame(self._buffer, 0, LONGEST) if self._buffer else None
            data = bytes(self._buffer) if whole else b""
            while position < len(data) and self._transport:
                found = frame(data, position, LONGEST)
                if found is None:
                    break
                first, start, position = found
                if quick := quick_publish(data, first, start, position, V5, topics):
                    taken.append(quick)
                else:
                    self._deal_with(first, data[start:position], taken)
        except ProtocolError as error:
            self.close(str(error), error.reason)
        del self._buffer[:position]
        if taken:
            self._taker.take(self, taken)

    def _deal_with(self, first: int, body: bytes, taken: list[Taken]) -> None:
        match packet := decode_reply(first, body):
            case Publish():
                taken.append(packet)
            case Connack():
                self._greeted(packet)
            case Suback():
                for pattern, reason in zip(self._filters, packet.reasons, strict=False):
                    if reason >= _FAILURES_FROM:
                        log.error("the broker does not let us subscribe to %s: reason 0x%02x", pattern, reason)
            case Disconnect():
                self.close(f"the broker ends it: reason 0x{packet.reason:02x}")

    def _greeted(self, packet: Connack) -> None:
        if packet.reason:
            self.close(f"the broker refuses us: reason 0x{packet.reason:02x}")
            return
        self._welcome = True
        self._keep_alive_seconds = float(packet.properties.get("server_keep_alive", self._keep_alive_seconds))
        self._taker.connected(self)
        self.send(encode_subscribe(_SUBSCRIBE_ID, self._filters, 1))
        self._watch()

    def _watch(self) -> None:
        """Every half of the keep-alive time: say that we are here, and see whether the broker is."""
        if not self._welcome:
            self.close(f"the broker does not answer within {HELLO_SECONDS:g} s")
            return
        if self._watching:
            self._watching.cancel()
        if not self._keep_alive_seconds:
            return
        if not self.held and self._loop.time() - self.last_heard > 1.5 * self._keep_alive_seconds:
            self.close("the broker is silent")
            return
        self.send(PINGREQ)
        self._watching = self._loop.call_later(self._keep_alive_seconds / 2, self._watch)

    def acknowledge(self, packet_ids: Sequence[int]) -> None:
        """These messages need not come again."""
        self.send(encode_pubacks(packet_ids))

    def close(self, why: str, reason: Reason = Reason.SUCCESS) -> None:
        """End the connection, after what is still to be sent; the session stays with the broker."""
        if self._transport:
            if self._welcome:
                self._transport.write(encode_disconnect(reason))
            self._transport.close()
            self._transport = None
        self._end(why)

    def _end(self, why: str) -> None:
        if not self.ended.done():
            self.ended.set_result(why)
