"""Sparkplug B messages → items, with the births that say what an alias means.

A message's kind is ``spBv1.0/<type>/<edge node>[/<device>]``. The edge node is a gateway; a device's metrics
belong to the device of that serial, the node's own to the device whose serial is the node's name. Births are
kept in ``telemetry.sparkplug_birth``, so that any process knows them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ingest.answer import Fault
from ingest.decode import Decoded, Gone, Held, Refused
from ingest.foreign import sparkplug
from ingest.foreign.parts import Part, UnfitError, assemble, milliseconds
from ingest.foreign.protobuf import WireError
from ingest.foreign.sparkplug import Metric, Payload
from ingest.lookups import Lookups
from ingest.message import Message


@dataclass(frozen=True, slots=True)
class Known:
    """What a birth said of a metric."""

    name: str
    datatype: int
    unit: str


class Births:
    """Reads Sparkplug messages. Safe to share between threads."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    def read(self, message: Message) -> Decoded:
        """Decode a message; a birth is remembered at once. Raises UnavailableError."""
        _, kind, node, *rest = message.kind.split("/")
        device = "/".join(rest)
        sender = message.sender
        if sender.gateway_id is None:
            return Decoded([], (), held=Held("unknown gateway", f"{node} is no gateway here"))
        try:
            payload = sparkplug.parse(message.body)
        except WireError as error:
            fault = Fault("malformed", "", f"no Sparkplug B payload: {error}")
            return Decoded([], (), [Refused(0, fault, message.body)], malformed=True)
        if kind in sparkplug.DEATHS:
            return self._death(payload, sender.gateway_id, device)
        if kind in sparkplug.BIRTHS:
            known = {m.alias: Known(m.name, m.datatype, m.unit) for m in payload.metrics if m.alias is not None}
            self._remember(sender.organization_id, sender.gateway_id, device, payload, known)
        else:
            known = self._known(sender.gateway_id, device) if any(not m.name for m in payload.metrics) else {}
        for metric in payload.metrics:
            if not metric.name and metric.alias not in known:
                words = f"alias {metric.alias} is not known: no birth of {device or node} names it"
                return Decoded([], (), held=Held("undecodable", words), rebirth=True)
        return assemble(_parts(device or node, payload, known, message.body))

    def _death(self, payload: Payload, gateway_id: UUID, device: str) -> Decoded:
        if not device:
            born = self._lookups.rows(_BD_SEQ, (gateway_id,))
            if born and None not in (born[0][0], payload.bd_seq) and born[0][0] != payload.bd_seq:
                return Decoded([], (), gone=Gone(device, stale=True))
        return Decoded([], (), gone=Gone(device))

    def _remember(
        self, organization_id: UUID, gateway_id: UUID, device: str, payload: Payload, known: dict[int, Known]
    ) -> None:
        metrics = {str(alias): [one.name, one.datatype, one.unit] for alias, one in known.items()}
        text = json.dumps(metrics).replace("\\u0000", "")
        self._lookups.rows(_REMEMBER, (organization_id, gateway_id, device, payload.bd_seq, text))

    def _known(self, gateway_id: UUID, device: str) -> dict[int, Known]:
        rows = self._lookups.rows(_KNOWN, (gateway_id, device))
        return {int(alias): Known(*one) for alias, one in rows[0][0].items()} if rows else {}


def _parts(serial: str, payload: Payload, known: dict[int, Known], body: bytes) -> Iterable[Part]:
    """One part for each time that metrics carry; what is no number is kept, all of it together."""
    items: dict[str, dict[str, Any]] = {}
    others: list[str] = []
    for index, metric in enumerate(payload.metrics):
        of_birth = known.get(metric.alias) if metric.alias is not None else None
        name = metric.name or (of_birth.name if of_birth else "")
        if name == sparkplug.BD_SEQ or name.startswith(sparkplug.CONTROLS) or metric.null:
            continue
        value = metric.value(metric.datatype or (of_birth.datatype if of_birth else 0))
        if value is None:
            others.append(name)
            continue
        try:
            time = _time(metric, payload)
        except UnfitError as error:
            yield Part(index, body, fault=error.fault)
            continue
        item = items.setdefault(time, {"device": serial, "time": time, "values": {}, "units": {}})
        item["values"][name] = value
        if unit := metric.unit or (of_birth.unit if of_birth else ""):
            item["units"][name] = unit
    for index, item in enumerate(items.values()):
        yield Part(index, item, item=item)
    if others:
        words = ", ".join(others)[:200]
        yield Part(len(items), body, kept=f"only numbers and booleans are stored, not {words}")


def _time(metric: Metric, payload: Payload) -> str:
    stamp = metric.timestamp_ms if metric.timestamp_ms is not None else payload.timestamp_ms
    return milliseconds(stamp, "timestamp")


_REMEMBER = """
INSERT INTO telemetry.sparkplug_birth (organization_id, gateway_id, device_serial, bd_seq, metrics, born_at)
VALUES (%s, %s, %s, %s, %s::jsonb, now())
ON CONFLICT (gateway_id, device_serial) DO UPDATE
SET bd_seq = excluded.bd_seq, metrics = excluded.metrics, born_at = excluded.born_at
RETURNING gateway_id
"""

_KNOWN = "SELECT metrics FROM telemetry.sparkplug_birth WHERE gateway_id = %s AND device_serial = %s"

_BD_SEQ = "SELECT bd_seq FROM telemetry.sparkplug_birth WHERE gateway_id = %s AND device_serial = ''"
