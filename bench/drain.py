"""What ``bench broker`` compares the worker with: the same client at the same broker, without a database.

``python -m bench.drain <port>`` acknowledges whatever comes and prints how much that was.
"""

import sys
import time

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from ingest.mqtt_topics import PATTERNS

WINDOW = 2000
TICK_SECONDS = 0.005


def main() -> None:
    """Until it is killed."""
    counted = 0

    def take(client: paho.Client, _data: object, incoming: paho.MQTTMessage) -> None:
        nonlocal counted
        client.ack(incoming.mid, incoming.qos)
        counted += 1

    client = paho.Client(
        CallbackAPIVersion.VERSION2, "bench-drain", protocol=MQTTProtocolVersion.MQTTv5, manual_ack=True
    )
    client.on_message = take
    client.on_connect = lambda client, *_: client.subscribe([(pattern, 1) for pattern in PATTERNS])
    properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call] # paho has no types here
    properties.SessionExpiryInterval, properties.ReceiveMaximum = 3600, WINDOW
    client.connect("127.0.0.1", int(sys.argv[1]), clean_start=False, properties=properties)
    client.loop_start()
    told = -1
    while True:
        if counted != told:
            told = counted
            print(told, flush=True)
        time.sleep(TICK_SECONDS)


if __name__ == "__main__":
    main()
