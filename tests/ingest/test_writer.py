"""What ends up in the database, and what the sender is told."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import psycopg
import pytest

from ingest.answer import Answer, Quarantined
from ingest.writer import Writer
from tests.ingest.conftest import NOW, World, eventually, send_all

Send = Callable[..., Answer]
TIME = "2026-11-20T10:00:00Z"


def measurement(time: str = TIME, device: str = "SN-1", **values: float) -> dict[str, Any]:
    return {"device": device, "time": time, "values": values}


def test_a_measurement_is_stored_with_all_that_follows(world: World, send: Send) -> None:
    with psycopg.connect(world.url, autocommit=True) as listener:
        listener.execute("LISTEN hasura_engine_change")
        answer = send("measurements", measurement(temperature=21.5, power=4.2))
        (notice,) = listener.notifies(timeout=5, stop_after=1)
    assert answer == Answer(stored=2)
    assert {"telemetry.measurement", "telemetry.latest_value"} <= set(notice.payload.split(","))
    assert world.rows(
        "SELECT s.measure, s.unit, s.kind, m.time, m.value, l.value, l.time, d.from_time, d.to_time"
        " FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id"
        " JOIN telemetry.latest_value l USING (series_id) JOIN telemetry.dirty_range d USING (series_id)"
        " ORDER BY s.measure"
    ) == [
        ("power", "kW", "gauge", at(TIME), 4.2, 4.2, at(TIME), at(TIME), at(TIME)),
        ("temperature", "degC", "gauge", at(TIME), 21.5, 21.5, at(TIME), at(TIME), at(TIME)),
    ]
    series = [row[0] for row in world.rows("SELECT id FROM telemetry.series ORDER BY id")]
    ((event_type, organization, data),) = world.rows("SELECT type, organization_id, data FROM outbox.event")
    assert (event_type, organization, data) == ("Telemetry.range_dirty.v1", world.acme.id, {"series_ids": series})
    assert outcome_counts(world) == {"stored": 2}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def outcome_counts(world: World) -> dict[str, int]:
    return dict(
        world.rows(
            "SELECT outcome || CASE reason WHEN '' THEN '' ELSE ': ' || reason END, sum(count)::int"
            " FROM telemetry.outcome_count GROUP BY 1"
        )
    )


def test_a_repeat_is_a_duplicate_and_changes_nothing(world: World, send: Send) -> None:
    assert send("measurements", measurement(power=1)).stored == 1
    assert send("measurements", measurement(power=1)) == Answer(duplicate=1)
    assert send("measurements", [measurement(power=1), measurement(power=1, temperature=2)]) == Answer(1, 2)
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 2
    assert outcome_counts(world) == {"stored": 2, "duplicate": 3}


def test_a_measure_with_a_resolution_is_kept_to_it_and_others_to_the_bit(world: World, send: Send) -> None:
    """3.17 at 0.01 is 406/128; the other organization has said nothing."""
    world.rows(
        "INSERT INTO telemetry.storage_policy (organization_id, measure, resolution) VALUES (%s, 'power', 0.01)",
        world.acme.id,
    )
    assert send("measurements", measurement(temperature=3.17, power=3.17)).stored == 2
    assert send("measurements", measurement(power=3.17)) == Answer(duplicate=1)
    assert send("measurements", measurement(power=3.17), sender=world.other.sender).stored == 1
    assert world.rows(
        "SELECT s.organization_id, s.measure, m.value, l.value FROM telemetry.measurement m"
        " JOIN telemetry.series s ON s.id = m.series_id JOIN telemetry.latest_value l USING (series_id)"
        " ORDER BY s.organization_id <> %s, s.measure",
        world.acme.id,
    ) == [
        (world.acme.id, "power", 3.171875, 3.171875),
        (world.acme.id, "temperature", 3.17, 3.17),
        (world.other.id, "power", 3.17, 3.17),
    ]


@pytest.mark.parametrize("count", [10, 3000])
def test_repeats_within_and_between_commits_are_counted_for_the_one_who_sent_them(
    world: World, make_writer: Callable[..., Writer], count: int
) -> None:
    """3000 rows go by COPY first, 10 by INSERT alone."""
    writer = make_writer()
    times = [(NOW - timedelta(seconds=k)).isoformat() for k in range(count)]

    def columns(part: list[str]) -> tuple[str, Any]:
        return "measurements", {"device": "SN-1", "measure": "power", "times": part, "values": [1.0] * len(part)}

    half = count // 2
    assert send_all([columns(times[:half])], world.acme.sender, writer) == [Answer(stored=half)]
    answers = send_all([columns(times), columns(times[::-1])], world.acme.sender, writer)
    assert answers == [Answer(half, half), Answer(0, count)]
    assert world.value("SELECT count(*) FROM telemetry.measurement") == count


def test_old_data_does_not_overwrite_the_latest_value_but_widens_the_dirty_range(world: World, send: Send) -> None:
    send("measurements", measurement(power=2))
    send("measurements", measurement("2026-11-01T00:00:00Z", power=1))
    assert world.rows("SELECT value, time FROM telemetry.latest_value") == [(2, at(TIME))]
    assert world.rows("SELECT from_time, to_time FROM telemetry.dirty_range") == [
        (at("2026-11-01T00:00:00Z"), at(TIME))
    ]
    assert world.value("SELECT count(*) FROM outbox.event") == 1, "the range was dirty already"


def test_partitions_are_made_as_needed_and_only_then(world: World, send: Send) -> None:
    send("measurements", [measurement("2001-02-03T00:00:00Z", power=1), measurement(power=2)])
    send("measurements", measurement("1999-12-31T23:59:59Z", power=3))
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 2
    if world.value("SELECT relkind::text FROM pg_class WHERE oid = 'telemetry.measurement'::regclass") == "p":
        partitions = world.value(
            "SELECT count(*) FROM pg_inherits WHERE inhparent = 'telemetry.measurement'::regclass"
        )
        assert partitions == 2


def test_an_unknown_device_is_quarantined_with_its_bytes(world: World, send: Send) -> None:
    body = json.dumps(measurement(device="SN-9", power=1), indent=3).encode()
    assert send("measurements", body) == Answer(quarantined=[Quarantined(0, "unknown device SN-9")])
    assert world.rows(
        "SELECT outcome, reason, device_serial, content, kind, gateway_id FROM telemetry.rejected"
    ) == [("quarantined", "unknown device SN-9", "SN-9", body, "measurements", world.acme.gateway_id)]
    assert outcome_counts(world) == {"quarantined: unknown device": 1}


def test_another_organizations_device_is_unknown(world: World, send: Send) -> None:
    world.rows("DELETE FROM factories.device WHERE organization_id = %s AND serial = 'SN-2'", world.other.id)
    assert send("measurements", measurement(device="SN-2", power=1)).stored == 1
    assert send("measurements", measurement(device="SN-2", power=1), world.other.sender).quarantined


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"time": "1999-12-31T23:59:59.999Z"}, "time", "before the year 2000"),
        ({"time": "2026-11-20T12:05:00.001Z"}, "time", "in the future"),
        ({"time": "9999-12-31T23:59:59-23:59"}, "time", "in the future"),
        ({"time": "0001-01-01T00:00:00+23:59"}, "time", "before the year 2000"),
        ({"values": {"power": 1001}}, "values.power", "expected -1000 to 1000 kW"),
        ({"units": {"power": "degC"}}, "units.power", "expected kW"),
        ({"units": {"power": "florins"}}, "units.power", "not a unit"),
        ({"units": {"power": "9**9**9**9"}}, "units.power", "not a unit"),
        ({"values": {"state": 1}}, "values.state", "reserved"),
    ],
)
def test_what_makes_no_sense_is_rejected_with_its_field(
    world: World, send: Send, change: dict[str, Any], field: str, words: str
) -> None:
    send("measurements", measurement(power=1))
    answer = send("measurements", [measurement("2026-11-20T09:00:00Z", power=2), measurement(power=3) | change])
    assert answer.stored == 1
    (rejected,) = answer.rejected
    assert (rejected.index, rejected.field) == (1, field)
    assert words in rejected.reason
    assert world.rows("SELECT outcome, field FROM telemetry.rejected") == [("rejected", field)]
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 2


def test_a_value_that_its_conversion_makes_infinite_is_rejected(world: World, send: Send) -> None:
    send("measurements", measurement(flow=1) | {"units": {"flow": "W"}})
    answer = send("measurements", measurement("2026-11-20T09:00:00Z", flow=1e308) | {"units": {"flow": "MW"}})
    assert [rejected.field for rejected in answer.rejected] == ["values.flow"]


def test_the_limit_of_the_future_itself_is_accepted(send: Send) -> None:
    assert send("measurements", measurement("2026-11-20T12:05:00Z", power=1)).stored == 1


def test_units_are_converted_to_the_series_unit(world: World, send: Send) -> None:
    send("measurements", measurement(power=1))
    send("measurements", measurement("2026-11-20T10:00:01Z", power=2500) | {"units": {"power": "W"}})
    send("measurements", measurement(temperature=68) | {"units": {"temperature": "°F"}})
    columns = {
        "device": "SN-1",
        "measure": "power",
        "unit": "MW",
        "times": ["2026-11-20T10:00:02Z"],
        "values": [0.003],
    }
    assert send("measurements", columns).stored == 1
    values = [row[0] for row in world.rows("SELECT value FROM telemetry.measurement ORDER BY series_id, time")]
    assert values == pytest.approx([1, 2.5, 3, 20])


def test_a_series_without_unit_takes_the_first_that_is_said(world: World, send: Send) -> None:
    send("measurements", measurement(flow=1))
    assert world.value("SELECT unit FROM telemetry.series") == ""
    send("measurements", measurement("2026-11-20T10:00:01Z", flow=2) | {"units": {"flow": "l/min"}})
    assert world.value("SELECT unit FROM telemetry.series") == "l/min"
    answer = send("measurements", measurement("2026-11-20T10:00:02Z", flow=1) | {"units": {"flow": "m3/h"}})
    assert answer.stored == 1
    latest = world.value("SELECT value FROM telemetry.measurement ORDER BY time DESC LIMIT 1")
    assert latest == pytest.approx(1000 / 60)


def test_microseconds_survive(world: World, send: Send) -> None:
    texts = [f"2026-11-20T10:00:00.{k:06d}Z" for k in (0, 1, 123456, 999999)]
    columns = {"device": "SN-1", "measure": "power", "times": texts, "values": [0.1, 1e-300, -0.0, 999.999]}
    send("measurements", columns)
    found = world.rows("SELECT time, value FROM telemetry.measurement ORDER BY time")
    assert found == list(zip(map(at, texts), columns["values"], strict=True))


def test_who_sends_is_seen(world: World, send: Send) -> None:
    send("measurements", measurement(power=1))
    send("states", {"device": "SN-2", "time": TIME, "state": "running"})
    deadline = datetime.now(UTC) + timedelta(seconds=5)
    query = "SELECT count(*) FROM factories.{} WHERE connected AND last_seen > now() - interval '1 minute'"
    while world.value(query.format("device")) < 2:
        assert datetime.now(UTC) < deadline
    assert world.value(query.format("gateway")) == 1


@pytest.mark.parametrize(("kind", "name"), [("device", "serial"), ("gateway", "name")])
def test_who_was_lost_and_sends_again_is_told(world: World, send: Send, kind: str, name: str) -> None:
    world.rows(f"UPDATE factories.{kind} SET connected = false, last_seen = now() - interval '1 day'")
    send("measurements", measurement(power=1))
    query = f"SELECT data->>'{name}' FROM outbox.event WHERE type = 'Factories.{kind}_connection_regained.v1'"
    eventually(lambda: bool(world.rows(query)))
    assert world.rows(query) == [({"device": "SN-1", "gateway": "gw-1"}[kind],)]


def test_states_are_stored_once_and_mark_their_series(world: World, send: Send) -> None:
    state = {"device": "SN-1", "time": TIME, "state": "running", "code": "P1"}
    assert send("states", state) == Answer(stored=1)
    assert send("states", [state, state | {"time": "2026-11-20T10:01:00Z", "state": "stopped"}]) == Answer(1, 1)
    assert world.rows("SELECT state, code, text FROM oee.state_message ORDER BY time") == [
        ("running", "P1", None), ("stopped", "P1", None)
    ]  # fmt: skip
    assert world.rows(
        "SELECT measure, kind, from_time, to_time"
        " FROM telemetry.series JOIN telemetry.dirty_range ON id = series_id"
    ) == [("state", "state", at(TIME), at("2026-11-20T10:01:00Z"))]


def test_health_is_told_once(world: World, send: Send) -> None:
    health = {"device": "SN-1", "time": TIME, "level": "alarm", "kind": "bearing", "evidence": {"bpfo": 3}}
    assert send("health", health) == Answer(stored=1)
    assert send("health", [health, health]) == Answer(duplicate=2)
    ((event_type, data),) = world.rows("SELECT type, data FROM outbox.event")
    assert event_type == "Condition.health_received.v1"
    assert (data["level"], data["evidence"]) == ("alarm", {"bpfo": 3})
    assert send("health", {"machine": "M9"} | {k: v for k, v in health.items() if k != "device"}).rejected


def test_a_waveform_is_stored_and_becomes_a_spectrum(world: World, send: Send) -> None:
    rate, count, frequency, amplitude = 1000.0, 1000, 50.0, 2.0
    samples = amplitude * np.sin(2 * np.pi * frequency * np.arange(count) / rate)
    waveform = {
        "device": "SN-1",
        "time": TIME,
        "axis": "x",
        "unit": "m/s2",
        "fs": rate,
        "samples": samples.tolist(),
    }
    assert send("waveforms", waveform) == Answer(stored=1)
    assert send("waveforms", waveform) == Answer(duplicate=1)
    assert world.value("SELECT array_length(samples, 1) FROM telemetry.waveform") == count
    ((kind, unit, df, window, scaling, lines, amplitudes),) = world.rows(
        'SELECT kind, unit, df_hz, "window", scaling, lines, amplitudes FROM telemetry.spectrum'
    )
    assert (kind, unit, df, window, scaling, lines) == ("acceleration", "m/s2", 1.0, "hann", "peak", 501)
    assert int(np.argmax(amplitudes)) == 50
    assert max(amplitudes) == pytest.approx(amplitude, rel=1e-5)
    assert world.rows("SELECT type FROM outbox.event") == [("Telemetry.spectrum_stored.v1",)]


def test_a_deleted_device_does_not_stop_the_line(world: World, send: Send) -> None:
    """Its series is still known to the writer, but gone from the database."""
    send("measurements", measurement(power=1))
    send("measurements", measurement(device="SN-2", power=1))
    world.rows("DELETE FROM telemetry.measurement m USING telemetry.series s, factories.device d"
               " WHERE m.series_id = s.id AND s.device_id = d.id AND d.serial = 'SN-1' AND d.organization_id = %s",
               world.acme.id)  # fmt: skip
    world.rows("DELETE FROM factories.device WHERE serial = 'SN-1' AND organization_id = %s", world.acme.id)
    later = "2026-11-20T11:00:00Z"
    answer = send("measurements", [measurement(later, power=1), measurement(later, device="SN-2", power=1)])
    assert answer == Answer(stored=1, quarantined=[Quarantined(0, "unknown device SN-1")])
