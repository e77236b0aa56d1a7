"""What each demo gateway sends over a span of time: a pure function of the recordings and the clock.

So the replay may stop and go on: the same span always gives the same messages, and ingest knows repeats.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from local.demo.recordings import EPOCH, LatheDay, Loop, Recording, evenly_sampled, lathe_day, ticks
from local.demo.vibration import fragments

Message = dict[str, Any]

STATES = {
    "ACTIVE": "running",
    "READY": "idle",
    "STOPPED": "stopped",
    "FEED_HOLD": "stopped",
    "INTERRUPTED": "stopped",
    "UNAVAILABLE": "unknown",
}
"""MTConnect execution to our states, as the gateway of such a machine is set up (docs/oee.md)."""

HEARTBEAT_S = 30.0
"""A control repeats its state this often, so that silence can be told from an unchanged state."""


@dataclass
class Batch:
    """Messages of one gateway, by the door they go through."""

    measurements: list[Message] = field(default_factory=list)
    states: list[Message] = field(default_factory=list)
    spectra: list[Message] = field(default_factory=list)


def measurement(device: str, time: datetime, unit: str, **values: float) -> Message:
    """A measurement message; all values in the one unit."""
    message: Message = {"device": device, "time": time.isoformat(), "values": values}
    return message | ({"units": dict.fromkeys(values, unit)} if unit else {})


def lathe(number: int, day: LatheDay, start: datetime, end: datetime, batch: Batch) -> None:
    """A turning centre: states, parts, spindle, and power estimated from them."""
    loop = Loop(day.execution.length_s)
    control, meter = f"MZ-0{number}-CTRL", f"MZ-0{number}-PWR"
    changes = [time for time, _, _ in loop.times(day.execution.offsets_s, start, end)]
    for time in sorted({*changes, *ticks(start, end, HEARTBEAT_S)}):
        text = day.execution.at(loop.offset_s(time)) or "UNAVAILABLE"
        batch.states.append({"device": control, "time": time.isoformat(), "state": STATES[text], "text": text})
    for time, round_, index in loop.times(day.finished_runs_s, start, end):
        count = round_ * len(day.finished_runs_s) + index + 1
        batch.measurements.append(measurement(control, time, "piece", part_count=float(count)))
    for name, unit, recording in (
        ("spindle_speed", "1/min", day.spindle_speed),
        ("spindle_load", "%", day.spindle_load),
    ):
        for time, _, index in loop.times(recording.offsets_s, start, end):
            batch.measurements.append(measurement(control, time, unit, **{name: recording.values[index]}))
    for time in ticks(start, end, 5.0):
        batch.measurements.append(measurement(meter, time, "kW", power=power_kw(day, loop.offset_s(time))))


def power_kw(day: LatheDay, offset_s: float) -> float:
    """An estimate: drives and coolant 2.2 kW while a program runs, else 0.9 kW, and 0.12 kW for each % of load."""
    if day.execution.at(offset_s) != "ACTIVE":
        return 0.9
    return round(2.2 + 0.12 * (day.spindle_load.at(offset_s) or 0.0), 3)


def sampled(
    device: str, name: str, unit: str, recording: Recording[float], speed: float, start: datetime, end: datetime
) -> list[Message]:
    """A recording played ``speed`` times as fast."""
    loop = Loop(recording.length_s, speed)
    return [
        measurement(device, time, unit, **{name: recording.values[index]})
        for time, _, index in loop.times(recording.offsets_s, start, end)
    ]


class DemoStreams:
    """All streams of the demo; reads the recordings once."""

    def __init__(self) -> None:
        self._days = [lathe_day(f"mazak01_{day}") for day in ("20180926", "20180927", "20171115")]
        energy = evenly_sampled("steel_energy_2018w03", "usage_kwh")
        self._power_kw = Recording(energy.offsets_s, tuple(4 * kwh for kwh in energy.values), energy.length_s)
        self._temperature = evenly_sampled("machine_temperature_2013w50", "value")

    def between(self, start: datetime, end: datetime, spectra_from: datetime = EPOCH) -> dict[str, Batch]:
        """What is sent over [start, end), by ``organization/gateway``; spectra only from an instant on."""
        machining, rolling, pumps = Batch(), Batch(), Batch()
        for number, day in enumerate(self._days, 1):
            lathe(number, day, start, end, machining)
        machining.measurements += sampled("TMP-02", "temperature", "degF", self._temperature, 60.0, start, end)
        rolling.measurements += sampled("MTR-01", "power", "kW", self._power_kw, 60.0, start, end)
        pumps.measurements += sampled("BO-TMP-01", "temperature", "degF", self._temperature, 30.0, start, end)
        for time in ticks(max(start, spectra_from), end, 60.0):
            machining.spectra += fragments("VIB-01", "x", time)
        return {"aurora/gate-1": machining, "aurora/gate-2": rolling, "borealis/gate-1": pumps}

    def history(self, start: datetime, end: datetime) -> dict[str, Batch]:
        """The steel plant's week as fast as it was recorded, so that there are whole months of its energy."""
        past = Batch(sampled("MTR-01", "power", "kW", self._power_kw, 1.0, start, end))
        return {"aurora/gate-2": past}
