"""Values go when their policy says so, and only they. What the server has decides on which storage this runs."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, text

from db.timeseries import MEASUREMENT, present_storage
from handlers.telemetry.run_sql import executor
from handlers.telemetry.service import derive
from tests.handlers.conftest import Backend, Refused, Tenant
from tests.handlers.telemetry.facts import make_room
from tests.handlers.telemetry.policies import apply, midnight, policy

HOUR = timedelta(hours=1)
DAYS = 40
COUNTS = "SELECT count(*), min(time) FROM telemetry.{table} WHERE series_id = :id"


@pytest.fixture(autouse=True)
def nothing_there(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        connection.execute(text("DELETE FROM telemetry.storage_policy"))
        connection.execute(text("TRUNCATE telemetry.measurement, telemetry.dirty_range"))
        connection.execute(text("DELETE FROM telemetry.series"))


def hourly(connection: Connection, tenant: Tenant, measure: str) -> int:
    """A series with a value an hour over the last days; marked as not yet derived."""
    series: int = connection.execute(
        text(
            "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
            " VALUES (:owner, :factory, :device, :measure, '') RETURNING id"
        ),
        {"owner": tenant.id, "factory": tenant.factory_id, "device": tenant.device_id, "measure": measure},
    ).scalar_one()
    add(connection, series, midnight(DAYS), DAYS * 24, HOUR)
    return series


def add(connection: Connection, series: int, start: datetime, count: int, step: timedelta) -> None:
    make_room(connection, start, start + count * step)
    values = {"id": series, "start": start, "step": step, "count": count - 1, "end": start + (count - 1) * step}
    connection.execute(
        text(
            "INSERT INTO telemetry.measurement"
            " SELECT :id, CAST(:start AS timestamptz) + n * CAST(:step AS interval), n"
            " FROM generate_series(0, :count) n"
        ),
        values,
    )
    connection.execute(text("INSERT INTO telemetry.dirty_range VALUES (:id, :start, :end)"), values)


def derived(backend: Backend, tenant: Tenant) -> None:
    """Work off what is dirty."""
    with backend.app.app_context():
        derive(tenant.id, lambda _seconds: None)


def made(backend: Backend, *measures: str) -> list[int]:
    """Series with their rollups."""
    with backend.engine.begin() as connection:
        series = [hourly(connection, backend.ours, measure) for measure in measures]
    derived(backend, backend.ours)
    return series


def counts(backend: Backend, table: str, series: int) -> tuple[int, datetime]:
    with backend.engine.connect() as connection:
        count, first = connection.execute(text(COUNTS.format(table=table)), {"id": series}).one()
    return count, first


def test_values_go_and_rollups_stay(backend: Backend) -> None:
    power, flow = made(backend, "power", "flow")
    before = [counts(backend, f"measurement_{width}", power) for width in ("minute", "hour", "day")]
    policy(backend, measure="power", raw_days=10)
    assert apply(backend)["values"] == (DAYS - 11) * 24, "a day more than asked for stays"
    assert apply(backend)["values"] == 0
    assert counts(backend, "measurement", power) == (11 * 24, midnight(11))
    assert counts(backend, "measurement", flow) == (DAYS * 24, midnight(DAYS))
    assert [counts(backend, f"measurement_{width}", power) for width in ("minute", "hour", "day")] == before


def test_late_values_from_before_leave_the_rollups_alone(backend: Backend) -> None:
    (power,) = made(backend, "power")
    policy(backend, measure="power", raw_days=10)
    apply(backend)
    before = counts(backend, "measurement_minute", power)
    with backend.engine.begin() as connection:
        add(connection, power, midnight(30) + HOUR / 2, 24, HOUR)
    derived(backend, backend.ours)
    assert counts(backend, "measurement_minute", power) == before
    apply(backend)
    assert counts(backend, "measurement", power) == (11 * 24, midnight(11))
    with backend.engine.begin() as connection:
        add(connection, power, midnight(5) + HOUR / 2, 24, HOUR)
    derived(backend, backend.ours)
    assert counts(backend, "measurement_minute", power) == (before[0] + 24, before[1])


def test_what_is_not_yet_in_the_rollups_stays_until_it_is(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        power = hourly(connection, backend.ours, "power")
    policy(backend, raw_days=10)
    assert apply(backend)["values"] == 0
    derived(backend, backend.ours)
    assert counts(backend, "measurement_hour", power)[0] == DAYS * 24
    apply(backend)
    assert counts(backend, "measurement", power) == (11 * 24, midnight(11))
    assert counts(backend, "measurement_hour", power)[0] == DAYS * 24


def test_each_rollup_has_a_time_of_its_own_and_a_measures_policy_goes_first(backend: Backend) -> None:
    power, flow = made(backend, "power", "flow")
    policy(backend, minute_days=5, hour_days=20)
    policy(backend, measure="flow", day_days=2)
    apply(backend)
    assert counts(backend, "measurement_minute", power) == (5 * 24, midnight(5))
    assert counts(backend, "measurement_hour", power) == (20 * 24, midnight(20))
    assert counts(backend, "measurement_day", power) == (DAYS, midnight(DAYS))
    assert counts(backend, "measurement_minute", flow) == (DAYS * 24, midnight(DAYS))
    assert counts(backend, "measurement_day", flow) == (2, midnight(2))
    assert counts(backend, "measurement", power)[0] == counts(backend, "measurement", flow)[0] == DAYS * 24


def test_chunks_of_which_nothing_is_to_stay_are_dropped(backend: Backend) -> None:
    (power,) = made(backend, "power")
    with backend.engine.begin() as connection:
        theirs = hourly(connection, backend.theirs, "power")
    derived(backend, backend.theirs)
    policy(backend, raw_days=10)
    apply(backend)
    assert counts(backend, "measurement", theirs)[0] == DAYS * 24, "another organization's policy is not theirs"
    policy(backend, backend.theirs, raw_days=10)
    apply(backend)
    assert counts(backend, "measurement", power) == counts(backend, "measurement", theirs) == (264, midnight(11))
    with backend.engine.connect() as connection:
        execute = executor(connection)
        ends = [chunk.end for chunk in present_storage(execute).chunks(execute, MEASUREMENT)]
    assert min(ends) > midnight(11)


def test_old_chunks_are_compressed_and_lose_only_what_they_should(backend: Backend) -> None:
    with backend.engine.connect() as connection:
        if present_storage(executor(connection)).name != "hypertables":
            pytest.skip("the server of the tests has no TimescaleDB: nothing is compressed in plain partitions")
    power, flow = made(backend, "power", "flow")
    assert apply(backend)["compressed"] > 1
    assert apply(backend)["compressed"] == 0
    policy(backend, measure="power", raw_days=10, compress_after_days=365)
    assert apply(backend)["values"] == (DAYS - 11) * 24
    assert counts(backend, "measurement", power) == (11 * 24, midnight(11))
    assert counts(backend, "measurement", flow) == (DAYS * 24, midnight(DAYS))
    with backend.engine.begin() as connection:
        add(connection, flow, midnight(35) + HOUR / 2, 3, HOUR)
    derived(backend, backend.ours)
    assert counts(backend, "measurement_minute", flow)[0] == DAYS * 24 + 3
    assert apply(backend)["compressed"] == 0, "power waits a year, and chunks hold both"


def test_who_may_say_so_and_what(backend: Backend, refused: Refused) -> None:
    call = backend.client("manager")
    path = "/api/telemetry/storage_policies"
    refused(call("POST", path, {"measure": "nonsense", "raw_days": 1}), 404, "state-not-found")
    for body in ({"raw_days": 0}, {"raw_days": 1.5}, {"compress_after_days": 366}, {"raws": 1}):
        assert call("POST", path, body).status_code in {400, 422}, body
    assert call("POST", path, {"resolution": 0}).status_code in {400, 422}
    made(backend, "power")
    one = policy(backend, measure="power", resolution=0.1)
    assert call("PATCH", f"{path}/{one['id']}", {"resolution": None}).json["resolution"] is None
    assert call("DELETE", f"{path}/{one['id']}").status_code == 204
    for body, field in (
        ({"resolution": 0.1}, "resolution"),
        ({"measure": "power", "payload_days": 9}, "payload_days"),
        ({"measure": "velocity", "waveform_days": 9}, "waveform_days"),
    ):
        unfit = refused(call("POST", path, body), 422, "input-invalid")
        assert (unfit["field"], unfit["value"]) == (field, body[field])
    assert backend.client("engineer")("POST", path, {"raw_days": 1}).status_code == 403
    one = policy(backend, raw_days=100)
    assert call("POST", path, {"raw_days": 1}).status_code == 409, "there is one already"
    fields = {"id": one["id"], "changes": {"raw_days": None, "hour_days": 9}}
    assert backend.action("telemetry", "change_storage_policy", fields, "manager").status_code == 200
    listed = backend.client("viewer")("GET", path).json
    assert [(row["measure"], row["raw_days"], row["hour_days"]) for row in listed] == [(None, None, 9)]
    assert backend.client("viewer", backend.theirs)("GET", path).json == []
    assert call("DELETE", f"{path}/{one['id']}").status_code == 204
    assert apply(backend)["values"] == 0
