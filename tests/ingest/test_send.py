"""A recorded CSV goes in by both doors, by the command, and comes out equal."""

import csv
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ingest.send import Column, Reading, items
from tests.conftest import free_ports
from tests.ingest import http_doors, mqtt_doors
from tests.ingest.conftest import World

RECORDED = (
    Path(__file__).parents[2] / "../shared/data/nab-machine-temperature/machine_temperature_system_failure.csv"
)
ROWS = 1500


@pytest.fixture
def excerpt(tmp_path: Path) -> Path:
    if not RECORDED.exists():
        pytest.skip("the recorded data is not beside this checkout")
    path = tmp_path / "machine.csv"
    path.write_text("".join(RECORDED.read_text().splitlines(keepends=True)[: ROWS + 1]))
    return path


def send(path: Path, world: World, *where: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable, "-m", "ingest.send", str(path), "--device=SN-1", "--time=timestamp",
        "--value=temperature=value:degF", "--batch=500", *where,
    ]  # fmt: skip
    environment = os.environ | {"MILLWRIGHT_API_KEY": world.acme.key.key}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_by_http_and_by_mqtt(world: World, excerpt: Path) -> None:
    door = http_doors.start_door(world, free_ports(), MILLWRIGHT_INGEST_MAX_BODY_BYTES=1_000_000)
    done = send(excerpt, world, f"--url={door.url}/ingest/v1")
    http_doors.stop(door)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("sent: ") == 3
    with mqtt_doors.a_door(world) as mqtt:
        again = send(excerpt, world, f"--mqtt=127.0.0.1:{mqtt.port}", "--topic=mw/acme/gw-1")
    assert again.returncode == 0, again.stderr
    assert again.stdout.count("Success") == 3
    assert dict(world.rows("SELECT outcome, sum(count)::int FROM telemetry.outcome_count GROUP BY 1")) == {
        "stored": distinct(excerpt),
        "duplicate": 2 * ROWS - distinct(excerpt),
    }
    expected: dict[datetime, float] = {}
    with excerpt.open() as file:
        for row in csv.DictReader(file):
            instant = datetime.fromisoformat(row["timestamp"]).replace(tzinfo=UTC)
            expected.setdefault(instant, (float(row["value"]) - 32) / 1.8)
    found = dict(world.rows("SELECT time, value FROM telemetry.measurement"))
    assert found == pytest.approx(expected)


def distinct(path: Path) -> int:
    with path.open() as file:
        return len({row["timestamp"] for row in csv.DictReader(file)})


def test_faults_are_named(world: World, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("timestamp,value\n2026-01-01 00:00:00,1\n2026-01-01 00:01:00,warm\n")
    missing = send(tmp_path / "none.csv", world, "--url=http://127.0.0.1:1/ingest/v1")
    assert missing.returncode == 1
    assert "none.csv" in missing.stderr
    bad = send(path, world, "--url=http://127.0.0.1:1/ingest/v1")
    assert bad.returncode == 1
    assert "Traceback" not in bad.stderr
    assert "line 3" in bad.stderr


@pytest.mark.parametrize("text", ["power", "=column", "power=", ""])
def test_columns_that_are_none(text: str) -> None:
    with pytest.raises(Exception, match="measure=column"):
        Column.parse(text)


def test_local_times_get_their_zone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("at,kW\n20.11.2026 11:00,4.5\n20.11.2026 12:00,\n")
    reading = Reading("SN-1", "at", "%d.%m.%Y %H:%M", ZoneInfo("Europe/Berlin"), [Column("power", "kW", "kW")])
    assert list(items(path, reading)) == [
        {"device": "SN-1", "time": "2026-11-20T10:00:00+00:00", "values": {"power": 4.5}, "units": {"power": "kW"}}
    ]
