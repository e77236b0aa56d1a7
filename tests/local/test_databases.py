"""The database fixtures themselves: everything builds on a copy of the migrated template."""

import psycopg


def test_a_module_database_has_our_schema(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        rows = connection.execute("SELECT to_regclass('factories.machine'), current_user").fetchone()
    assert rows == ("factories.machine", "millwright")


def test_an_own_database_is_a_quick_copy(own_database_url: str, database_url: str) -> None:
    assert own_database_url != database_url
    with psycopg.connect(own_database_url) as connection:
        connection.execute("DROP SCHEMA oee CASCADE")
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT to_regnamespace('oee')::text").fetchone() == ("oee",)


def test_an_empty_database_is_empty(empty_database: str) -> None:
    with psycopg.connect(empty_database) as connection:
        assert connection.execute("SELECT to_regnamespace('oee')").fetchone() == (None,)
