"""Spectra and waveforms → their tables. A waveform also becomes a spectrum."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from msgspec import UNSET
from psycopg import Connection

from domain.spectrum import Quantity, amplitude_spectrum
from ingest import shapes
from ingest.binary import float4_array
from ingest.events import Event
from ingest.gather import Placed
from ingest.outcome import Outcomes
from ingest.resolve import Device

QUANTITIES: Mapping[str, Quantity] = MappingProxyType(
    {
        "m/s2": Quantity.ACCELERATION,
        "g": Quantity.ACCELERATION,
        "mm/s": Quantity.VELOCITY,
        "m/s": Quantity.VELOCITY,
    }
)
"""Units whose waveforms are turned into spectra."""


def store_whole(
    connection: Connection[Any],
    placed: Sequence[Placed[shapes.Spectrum] | Placed[shapes.Waveform]],
    outcomes: Outcomes,
) -> list[Event]:
    """Store spectra and waveforms that came in one piece; the events to tell."""
    events = []
    for one in sorted(placed, key=lambda one: (one.device.id.bytes, one.item.time, one.item.axis)):
        correlation_id = outcomes.tasks[one.task].message.correlation_id
        new, told = store_item(connection, one.device, one.item, correlation_id)
        events += told
        if new:
            outcomes.stored(one.task)
        else:
            outcomes.duplicate(one.task)
    return events


def store_item(
    connection: Connection[Any], device: Device, item: shapes.Spectrum | shapes.Waveform, correlation_id: str
) -> tuple[bool, list[Event]]:
    """Store one; whether it is new, and the events to tell."""
    if isinstance(item, shapes.Spectrum):
        if _insert_spectrum(connection, device, item):
            return True, [_stored_event(device, item.time, item.axis, item.kind, correlation_id)]
        return False, []
    new = _insert_waveform(connection, device, item)
    derived = spectrum_of(item) if new else None
    if derived and _insert_spectrum(connection, device, derived):
        return True, [_stored_event(device, item.time, item.axis, derived.kind, correlation_id)]
    return new, []


def spectrum_of(waveform: shapes.Waveform) -> shapes.Spectrum | None:
    """The one-sided peak spectrum of a waveform (Hann window); None where its unit tells no quantity."""
    quantity = QUANTITIES.get(waveform.unit)
    if quantity is None or len(waveform.samples) < 2:
        return None
    computed = amplitude_spectrum(waveform.samples, waveform.fs, quantity=quantity, unit=waveform.unit)
    return shapes.Spectrum(
        waveform.device,
        waveform.time,
        waveform.axis,
        quantity.value,
        waveform.unit,
        computed.df_hz,
        "hann",
        "peak",
        computed.amplitudes.tolist(),
        speed_rpm=waveform.speed_rpm,
    )


def exists(connection: Connection[Any], device: Device, item: shapes.Spectrum | shapes.Waveform) -> bool:
    """Whether the whole is there already."""
    if isinstance(item, shapes.Spectrum):
        found = connection.execute(
            "SELECT FROM telemetry.spectrum WHERE device_id = %s AND time = %s AND axis = %s AND kind = %s",
            (device.id, item.time, item.axis, item.kind),
        )
    else:
        found = connection.execute(
            "SELECT FROM telemetry.waveform WHERE device_id = %s AND time = %s AND axis = %s",
            (device.id, item.time, item.axis),
        )
    return found.rowcount > 0


def _insert_spectrum(connection: Connection[Any], device: Device, item: shapes.Spectrum) -> bool:
    inserted = connection.execute(
        """
        INSERT INTO telemetry.spectrum (organization_id, device_id, time, axis, kind, unit, f0_hz, df_hz, lines,
            "window", scaling, speed_rpm, amplitudes)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %b) ON CONFLICT DO NOTHING
        """,
        (
            device.organization_id, device.id, item.time, item.axis, item.kind, item.unit, item.f0, item.df,
            len(item.amplitudes), item.window, item.scaling, none_if_unset(item.speed_rpm),
            float4_array(item.amplitudes),
        ),
    )  # fmt: skip
    return inserted.rowcount > 0


def _insert_waveform(connection: Connection[Any], device: Device, item: shapes.Waveform) -> bool:
    inserted = connection.execute(
        """
        INSERT INTO telemetry.waveform (organization_id, device_id, time, axis, unit, sampling_rate_hz, speed_rpm,
            samples)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %b) ON CONFLICT DO NOTHING
        """,
        (
            device.organization_id, device.id, item.time, item.axis, item.unit, item.fs,
            none_if_unset(item.speed_rpm), float4_array(item.samples),
        ),
    )  # fmt: skip
    return inserted.rowcount > 0


def none_if_unset(value: Any) -> Any:
    """SQL's way to say that nothing was said."""
    return None if value is UNSET else value


def _stored_event(device: Device, time: datetime, axis: str, kind: str, correlation_id: str) -> Event:
    return Event(
        device.organization_id,
        "Telemetry.spectrum_stored.v1",
        str(device.id),
        correlation_id,
        {"device_id": str(device.id), "time": time.isoformat(), "axis": axis, "kind": kind},
    )
