"""Databases with either storage of time series, as far as the server has it."""

from collections.abc import Iterator

import psycopg
import pytest

from core.settings import get_settings
from db.timeseries import present_storage
from ingest.connect import executor
from tests.conftest import TestServer, migrated


@pytest.fixture(scope="package")
def storage_templates(postgres_server: TestServer, migrated_template: str) -> Iterator[dict[str, str]]:
    """Name of each storage that the server has → database with it, to be copied."""
    with psycopg.connect(postgres_server.superuser_url) as connection:
        hypertables = connection.execute("SELECT current_setting('timescaledb.disable_load', true)").fetchone()
    if hypertables == (None,):
        yield {"partitions": migrated_template}
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MILLWRIGHT_TIMESCALEDB", "off")
        get_settings.cache_clear()
        with migrated(postgres_server) as plain:
            yield {"hypertables": migrated_template, "partitions": plain}
    get_settings.cache_clear()


def _storage(server: TestServer, templates: dict[str, str], name: str) -> Iterator[str]:
    if name not in templates:
        pytest.skip("the server does not preload TimescaleDB (MILLWRIGHT_TEST_DATABASE_URL names one that does)")
    with server.database("storage", templates[name]) as url:
        with psycopg.connect(url) as connection:
            assert present_storage(executor(connection)).name == name
        yield url


@pytest.fixture(params=["partitions", "hypertables"])
def storage_url(
    request: pytest.FixtureRequest, postgres_server: TestServer, storage_templates: dict[str, str]
) -> Iterator[str]:
    """The URL of a database of the test's own, of each storage in turn."""
    yield from _storage(postgres_server, storage_templates, request.param)


@pytest.fixture
def partitions_url(postgres_server: TestServer, storage_templates: dict[str, str]) -> Iterator[str]:
    """The URL of a database of the test's own with plain partitions, which every server has."""
    yield from _storage(postgres_server, storage_templates, "partitions")
