"""Relationships between sources: rows of one database joined to rows of another."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from hasura.engine.errors import EngineError
from hasura.engine.request.message import GraphQLRequest
from hasura.engine.session import Session, admin_session
from tests.conftest import TestServer
from tests.hasura.engine.metadata.api_case import ApiCase, run_case

FIRST = """
CREATE TABLE machine (id int PRIMARY KEY, name text, site_code text);
INSERT INTO machine VALUES (1, 'press', 'N'), (2, 'saw', 'S'), (3, 'lathe', NULL), (4, 'mill', 'N');
"""
SECOND = """
CREATE TABLE site (code text PRIMARY KEY, city text, area numeric);
CREATE TABLE visit (id int PRIMARY KEY, machine_id int, note text);
INSERT INTO site VALUES ('N', 'Oslo', 10.50), ('S', 'Rome', 3);
INSERT INTO visit VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'c');
"""


def relationship(name: str, kind: str, table: str, mapping: dict[str, str]) -> dict[str, Any]:
    """Arguments of `pg_create_remote_relationship` from machine to the second source."""
    to_source = {"relationship_type": kind, "source": "second", "table": table, "field_mapping": mapping}
    return {"name": name, "table": "machine", "source": "default", "definition": {"to_source": to_source}}


async def set_up(case: ApiCase, second_url: str) -> None:
    """Machines in one database; their sites and visits in another."""
    connection = {"connection_info": {"database_url": second_url}}
    added = await case.metadata("pg_add_source", {"name": "second", "configuration": connection})
    assert added == {"message": "success"}
    await case.sql(FIRST)
    await case.sql(SECOND, source="second")
    for source, table in (("default", "machine"), ("second", "site"), ("second", "visit")):
        await case.metadata("pg_track_table", {"source": source, "table": table})
    for args in (
        relationship("site", "object", "site", {"site_code": "code"}),
        relationship("visits", "array", "visit", {"id": "machine_id"}),
    ):
        assert await case.metadata("pg_create_remote_relationship", args) == {"message": "success"}


async def ask(case: ApiCase, query: str, session: Session | None = None) -> Any:
    """The answer of a query."""
    response = await case.engine.execute(GraphQLRequest(query), session or admin_session(), {})
    return json.loads(response.body)


@pytest.fixture
def two_databases(postgres_server: TestServer, empty_database: str) -> Any:
    """The URLs of two empty databases."""
    with postgres_server.database("second") as second:
        yield empty_database, second


def test_rows_of_another_source_stand_where_they_were_asked(two_databases: tuple[str, str]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case, two_databases[1])
        query = """{ machine(order_by: {id: asc}) { name where: site { city area __typename }
          visits(order_by: {id: desc}, limit: 1) { note }
          visits_aggregate { aggregate { count } } } }"""
        answer = (await ask(case, query))["data"]["machine"]
        oslo = {"city": "Oslo", "area": 10.5, "__typename": "site"}
        assert [row["where"] for row in answer] == [
            oslo,
            {"city": "Rome", "area": 3, "__typename": "site"},
            None,
            oslo,
        ]
        assert [row["visits"] for row in answer] == [[{"note": "b"}], [{"note": "c"}], [], []]
        counts = [row["visits_aggregate"]["aggregate"]["count"] for row in answer]
        assert counts == [2, 1, 0, 0]
        assert list(answer[0]) == ["name", "where", "visits", "visits_aggregate"]

    run_case(two_databases[0], scenario)


def test_numbers_keep_their_digits(two_databases: tuple[str, str]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case, two_databases[1])
        query = GraphQLRequest("{ machine(where: {id: {_eq: 1}}) { site { area } } }")
        response = await case.engine.execute(query, admin_session(), {})
        assert b'"area":10.50' in response.body

    run_case(two_databases[0], scenario)


def test_permissions_hold_on_both_sides(two_databases: tuple[str, str]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case, two_databases[1])
        user = Session("user", {"x-hasura-role": "user", "x-hasura-city": "Rome"})
        own = {"columns": ["id", "name"], "filter": {}}
        args = {"source": "default", "table": "machine", "role": "user", "permission": own}
        await case.metadata("pg_create_select_permission", args)
        query = "{ machine(order_by: {id: asc}) { id site { city } } }"
        refused = await ask(case, query, user)
        assert refused["errors"][0]["message"] == "field 'site' not found in type: 'machine'"
        seen = {"columns": ["city"], "filter": {"city": {"_eq": "X-Hasura-City"}}}
        args = {"source": "second", "table": "site", "role": "user", "permission": seen}
        await case.metadata("pg_create_select_permission", args)
        # The column that joins is still hidden from the role.
        assert "errors" in await ask(case, query, user)
        await case.metadata("pg_drop_select_permission", {"table": "machine", "role": "user"})
        own["columns"] = ["id", "site_code"]
        args = {"source": "default", "table": "machine", "role": "user", "permission": own}
        await case.metadata("pg_create_select_permission", args)
        answer = (await ask(case, query, user))["data"]["machine"]
        assert [row["site"] for row in answer] == [None, {"city": "Rome"}, None, None]

    run_case(two_databases[0], scenario)


def test_what_a_mutation_returns_is_joined(two_databases: tuple[str, str]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case, two_databases[1])
        mutation = """mutation {
          insert_machine_one(object: {id: 9, site_code: "N"}) { id site { city } visits { note } }
          update_machine(where: {id: {_lte: 2}}, _set: {name: "x"}) {
            affected_rows returning { id visits(order_by: {id: desc}) { note } } }
          update_machine_many(updates: [{where: {id: {_eq: 2}}, _set: {site_code: "N"}}]) {
            returning { site { city } } }
          delete_machine_by_pk(id: 77) { site { city } } }"""
        answer = (await ask(case, mutation))["data"]
        assert answer == {
            "insert_machine_one": {"id": 9, "site": {"city": "Oslo"}, "visits": []},
            "update_machine": {
                "affected_rows": 2,
                "returning": [
                    {"id": 1, "visits": [{"note": "b"}, {"note": "a"}]},
                    {"id": 2, "visits": [{"note": "c"}]},
                ],
            },
            "update_machine_many": [{"returning": [{"site": {"city": "Oslo"}}]}],
            "delete_machine_by_pk": None,
        }

    run_case(two_databases[0], scenario)


def test_live_queries_join_sources(two_databases: tuple[str, str]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case, two_databases[1])
        answers: asyncio.Queue[bytes] = asyncio.Queue()

        async def done() -> None:
            return

        query = GraphQLRequest("subscription { machine(where: {id: {_eq: 1}}) { name site { city } } }")
        running = await case.engine.subscribe(query, admin_session(), answers.put, done)
        for city in ("Oslo", "Bergen"):
            body = json.loads(await asyncio.wait_for(answers.get(), 10))
            assert body["data"]["machine"] == [{"name": "press", "site": {"city": city}}]
            await case.sql("UPDATE site SET city = 'Bergen'", source="second")
        running.cancel()
        start = "cursor: {initial_value: {id: 0}}, batch_size: 1"
        stream = GraphQLRequest(f"subscription {{ machine_stream({start}) {{ name site {{ city }} }} }}")
        with pytest.raises(EngineError, match="Remote relationships are not allowed in subscriptions"):
            await case.engine.subscribe(stream, admin_session(), answers.put, done)

    run_case(two_databases[0], scenario)


def test_a_source_that_others_point_to_is_dropped_only_with_cascade(two_databases: tuple[str, str]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case, two_databases[1])
        refused = await case.metadata("pg_drop_source", {"name": "second"})
        assert refused["error"] == (
            "cannot drop due to the following dependent objects: "
            'remote relationship machine.site in source "default", '
            'remote relationship machine.visits in source "default"'
        )
        assert await case.metadata("pg_drop_source", {"name": "second", "cascade": True}) == {"message": "success"}
        wrong = relationship("site", "object", "site", {"site_code": "code"})
        refused = await case.metadata("pg_create_remote_relationship", wrong)
        assert refused["error"].endswith('source "second" does not exist')

    run_case(two_databases[0], scenario)
