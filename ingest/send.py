"""Sends a CSV file as a device: ``python -m ingest.send FILE --device SN-1 --time stamp --value power=kw``.

By HTTP (``--url http://…/ingest/v1``) or MQTT (``--mqtt host:port --topic mw/acme/gw-1``), as any gateway
would, with an API key. For trying things out, and for loading what was recorded elsewhere.
"""

import argparse
import csv
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import msgspec
import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

Send = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file and the measure that it becomes."""

    measure: str
    name: str
    unit: str | None

    @classmethod
    def parse(cls, text: str) -> "Column":
        """From ``measure=column`` or ``measure=column:unit``."""
        measure, _, source = text.partition("=")
        name, _, unit = source.partition(":")
        if not measure or not name:
            raise argparse.ArgumentTypeError(f"{text!r} given, measure=column[:unit] is expected")
        return cls(measure, name, unit or None)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of a file are read."""

    device: str
    time_column: str
    time_format: str | None
    zone: ZoneInfo
    columns: Sequence[Column]

    def item(self, row: dict[str, str]) -> dict[str, Any] | None:
        """A measurement; None for a row without a value."""
        values = {column.measure: float(row[column.name]) for column in self.columns if row[column.name].strip()}
        if not values:
            return None
        units = {
            column.measure: column.unit for column in self.columns if column.unit and column.measure in values
        }
        item: dict[str, Any] = {
            "device": self.device,
            "time": self.instant(row[self.time_column]),
            "values": values,
        }
        return item | {"units": units} if units else item

    def instant(self, text: str) -> str:
        """The row's time with its zone."""
        parsed = (
            datetime.strptime(text, self.time_format)  # noqa: DTZ007 (the zone follows)
            if self.time_format
            else datetime.fromisoformat(text)
        )
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=self.zone)).astimezone(UTC).isoformat()


def items(path: Path, reading: Reading) -> Iterator[dict[str, Any]]:
    """The measurements of a file. Raises ValueError naming the line that cannot be read."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        for name in (reading.time_column, *(column.name for column in reading.columns)):
            if name not in (rows.fieldnames or []):
                raise ValueError(f"no column {name!r}; the file has {', '.join(rows.fieldnames or [])}")
        for row in rows:
            try:
                item = reading.item(row)
            except ValueError as error:
                raise ValueError(f"line {rows.line_num}: {error}") from None
            if item:
                yield item


def by_http(url: str, key: str) -> Send:
    """Sends bodies to the HTTP door; waits where it says so."""
    client = httpx.Client(
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"}, timeout=60
    )

    def send(body: bytes) -> str:
        while (answer := client.post(f"{url.rstrip('/')}/measurements", content=body)).status_code in {429, 503}:
            time.sleep(float(answer.headers.get("Retry-After", "1")))
        return answer.text if answer.is_success else f"{answer.status_code} {answer.text}"

    return send


def by_mqtt(address: str, topic: str, key: str) -> Send:
    """Publishes with QoS 1, one message at a time acknowledged."""
    host, _, port = address.partition(":")
    client = paho.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.username_pw_set(topic.rsplit("/", maxsplit=1)[-1], key)
    acknowledged = threading.Event()
    told: list[str] = []

    def on_publish(_client: Any, _data: Any, _mid: int, reason: Any, properties: Any) -> None:
        told.append(f"{reason} {getattr(properties, 'ReasonString', '')}".strip())
        acknowledged.set()

    client.on_publish = on_publish
    client.connect(host, int(port or 1883))
    client.loop_start()

    def send(body: bytes) -> str:
        acknowledged.clear()
        client.publish(f"{topic}/measurements", body, qos=1)
        if not acknowledged.wait(60):
            raise TimeoutError(f"no acknowledgement from {address} within 60 s")
        return told.pop()

    return send


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--device", required=True, help="serial of the device to send as")
    parser.add_argument("--time", required=True, help="column that holds the time")
    parser.add_argument("--time-format", help="as in strptime; left out: ISO 8601")
    parser.add_argument("--zone", type=ZoneInfo, default=ZoneInfo("UTC"), help="zone of times that name none")
    parser.add_argument("--value", type=Column.parse, action="append", required=True, help="measure=column[:unit]")
    parser.add_argument("--url", help="address of the HTTP door, ending in /ingest/v1")
    parser.add_argument("--mqtt", help="host:port of the MQTT door or broker")
    parser.add_argument("--topic", help="mw/<organization>/<gateway>, with --mqtt")
    parser.add_argument("--key", default=os.environ.get("MILLWRIGHT_API_KEY", ""), help="or MILLWRIGHT_API_KEY")
    parser.add_argument("--batch", type=int, default=100, help="measurements in one message")
    arguments = parser.parse_args()
    if bool(arguments.url) == bool(arguments.mqtt and arguments.topic):
        parser.error("expected either --url, or --mqtt with --topic")
    send = (
        by_http(arguments.url, arguments.key)
        if arguments.url
        else by_mqtt(arguments.mqtt, arguments.topic, arguments.key)
    )
    reading = Reading(arguments.device, arguments.time, arguments.time_format, arguments.zone, arguments.value)
    source, sent = items(arguments.file, reading), 0
    try:
        while batch := list(islice(source, arguments.batch)):
            outcome = send(msgspec.json.encode(batch))
            sent += len(batch)
            sys.stdout.write(f"{sent} sent: {outcome}\n")
    except (ValueError, OSError, httpx.HTTPError) as error:
        sys.exit(f"{arguments.file}: {error}")


if __name__ == "__main__":
    main()
