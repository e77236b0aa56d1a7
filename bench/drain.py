"""What ``bench broker`` compares the worker with: a client at the same broker that has no database.

``python -m bench.drain <port> ours|paho`` acknowledges whatever comes and prints how much that was: by the
worker's own client, or by the usual Python library.
"""

import asyncio
import sys
import time
from collections.abc import Sequence
from threading import Thread
from uuid import UUID

import paho.mqtt.client as paho
import uvloop
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from ingest.message import Sender
from ingest.mqtt_subscriber import Subscriber, Taken
from ingest.mqtt_topics import PATTERNS
from ingest.mqtt_worker import Broker

WINDOW = 2000
TICK_SECONDS = 0.005
TOPIC = "mw/bench/gw-1/measurements"


class Drain:
    """Counts and acknowledges."""

    def __init__(self) -> None:
        self.counted = 0
        self.quick_topics = {TOPIC.encode(): Sender(UUID(int=0))}

    def connected(self, line: Subscriber) -> None:
        """Nothing to prepare."""

    def take(self, line: Subscriber, taken: Sequence[Taken]) -> None:
        """See ``mqtt_subscriber.Taker``."""
        line.acknowledge([one.packet_id for one in taken])
        self.counted += len(taken)

    async def ours(self, port: int) -> None:
        """Drain by the worker's client."""
        hello = Broker("127.0.0.1", port, False, None, None).hello("bench-drain", WINDOW)
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(lambda: Subscriber(self, hello, PATTERNS), "127.0.0.1", port)
        raise RuntimeError(await line.ended)

    def paho(self, port: int) -> None:
        """Drain by paho."""
        client = paho.Client(
            CallbackAPIVersion.VERSION2, "bench-drain", protocol=MQTTProtocolVersion.MQTTv5, manual_ack=True
        )

        def take(client: paho.Client, _data: object, incoming: paho.MQTTMessage) -> None:
            client.ack(incoming.mid, incoming.qos)
            self.counted += 1

        client.on_message = take
        client.on_connect = lambda client, *_: client.subscribe([(pattern, 1) for pattern in PATTERNS])
        properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call] # paho has no types here
        properties.SessionExpiryInterval, properties.ReceiveMaximum = 3600, WINDOW
        client.connect("127.0.0.1", port, clean_start=False, properties=properties)
        client.loop_forever()


def main() -> None:
    """Until it is killed."""
    drain, port = Drain(), int(sys.argv[1])
    draining = drain.paho if sys.argv[2] == "paho" else lambda port: uvloop.run(drain.ours(port))
    Thread(target=draining, args=(port,), daemon=True).start()
    told = -1
    while True:
        if drain.counted != told:
            told = drain.counted
            print(told, flush=True)
        time.sleep(TICK_SECONDS)


if __name__ == "__main__":
    main()
