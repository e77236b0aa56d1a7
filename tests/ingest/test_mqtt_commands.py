"""The MQTT door speaks, too: commands to gateways, and what nobody else may hear."""

import json
import time
from datetime import timedelta
from typing import Any

import pytest
from paho.mqtt.enums import MQTTProtocolVersion

from tests.ingest.conftest import World, eventually
from tests.ingest.mqtt_doors import NOW, TOPIC, VERSIONS, Client, Door, connect, door, measurement, running_door  # noqa: F401 (fixtures)


def test_subscriptions_to_what_is_not_ones_own_are_refused(connect: Any) -> None:
    client, told = connect(), []
    client.paho.on_subscribe = lambda _c, _u, _m, reasons, _p: told.append([str(reason) for reason in reasons])
    client.paho.subscribe([("mw/#", 1), ("#", 0), ("mw/other/gw-1/commands", 1), ("mw/acme/gw-2/commands", 1)])
    eventually(lambda: bool(told))
    assert told == [["Not authorized"] * 4]


class Gateway:
    """A client that listens on topics, and what it heard."""

    def __init__(self, client: Client, *topics: str, qos: int = 1) -> None:
        self.heard: list[dict[str, Any]] = []
        self.granted: list[str] = []
        client.paho.on_message = lambda _c, _u, message: self.heard.append(json.loads(message.payload))
        client.paho.on_subscribe = lambda _c, _u, _m, reasons, _p: self.granted.extend(map(str, reasons))
        client.paho.subscribe([(topic, qos) for topic in topics])
        eventually(lambda: len(self.granted) == len(topics))


def command(world: World, content: dict[str, Any], **more: Any) -> str:
    acme = world.acme
    row = {"organization_id": acme.id, "gateway_id": acme.gateway_id, "content": json.dumps(content), **more}
    insert = (
        f"INSERT INTO telemetry.command ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))}) RETURNING id"
    )
    return str(world.value(insert, *row.values()))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("qos", [0, 1, 2])
def test_a_gateway_hears_its_commands_once(
    door: Door, connect: Any, version: MQTTProtocolVersion, qos: int
) -> None:
    world = door.world
    number = command(world, {"set": qos})
    command(world, {"too": "late"}, expires_at=NOW - timedelta(seconds=5))
    client = connect(version)
    gateway = Gateway(client, "mw/acme/gw-1/commands", qos=qos)
    assert gateway.granted == [f"Granted QoS {min(qos, 1)}"]
    eventually(lambda: world.value("SELECT delivered_at IS NOT NULL FROM telemetry.command WHERE id = %s", number))
    second = command(world, {"set": "again"})
    eventually(lambda: len(gateway.heard) == 2)
    assert [(heard["id"], heard["command"]) for heard in gateway.heard] == [
        (number, {"set": qos}), (second, {"set": "again"})
    ]  # fmt: skip
    assert client.outcome(TOPIC, measurement())[0] == "Success"


def test_what_was_not_acknowledged_is_commanded_again(door: Door, connect: Any) -> None:
    number = command(door.world, {"reboot": True})
    deaf = connect(manual_ack=True)
    assert Gateway(deaf, "mw/acme/gw-1/commands").granted
    time.sleep(2.5)  # the door looks twice for commands: this one is under way
    deaf.paho.disconnect()
    gateway = Gateway(connect(), "mw/acme/gw-1/commands")
    eventually(lambda: [heard["id"] for heard in gateway.heard] == [number])
