"""No operation answers nonsense with anything but a refusal, or changes metadata while refusing."""

from __future__ import annotations

from typing import Any

import pytest

from hasura.engine.errors import EngineError
from hasura.engine.metadata.operations import load_operations
from hasura.engine.metadata.operations.registry import OPERATIONS
from hasura.engine.session import admin_session
from tests.hasura.engine.metadata.api_case import ApiCase, run_case
from tests.hasura.engine.metadata.test_operations import set_up

load_operations()
NONSENSE: list[Any] = [
    None,
    7,
    "text",
    [],
    [[]],
    {},
    {"table": None},
    {"table": {"name": ["x"]}},
    {"name": {}, "role": 1, "source": []},
    {"source": "nowhere", "table": "author", "name": "n", "role": "r", "relationship": "x", "collection": "c"},
    {"table": "author", "columns": "*", "where": [], "objects": 5, "role": "user", "permission": []},
    {"table": "author", "columns": [{"name": 5}], "where": {"$and": 5}, "objects": [5], "permission": {}},
    {"table": "author", "columns": [{}], "where": {"id": {"$foo": 1}}, "order_by": 5, "objects": [{"id": {}}]},
    {"table": "author", "objects": [], "on_conflict": 5, "columns": ["*"], "order_by": {"column": {"a": {}}}},
    {
        "table": "author",
        "name": "x",
        "role": "user",
        "permission": {"columns": "*", "filter": {"_and": {}, "_exists": 5}, "check": 5, "set": []},
        "using": {"manual_configuration": {"remote_table": 5, "column_mapping": []}},
        "definition": {"function": [], "handler": 5, "queries": {}, "to_source": {}},
        "configuration": {"connection_info": {"database_url": 5}, "column_config": []},
        "new_name": "",
        "sql": 5,
        "metadata": 5,
    },
    {
        "table": "author",
        "name": "x",
        "role": "user",
        "permission": {
            "columns": ["nope"],
            "filter": {"_exists": {"_table": 5, "_where": {}}},
            "check": {"_not": 1},
        },
        "using": {"foreign_key_constraint_on": {"table": "article", "columns": []}},
        "definition": {"function": "nope", "handler": "h", "output_type": "[", "query": {}},
        "configuration": {"connection_info": {"database_url": "postgresql://127.0.0.1:1/none"}},
        "url": "",
        "methods": ["HEAD"],
        "schedule": "often",
        "webhook": "w",
        "metadata": {"version": 9, "sources": [{"name": "a"}]},
    },
]
PLAIN = sorted({name for name, version in OPERATIONS if name != "clear_metadata"})


@pytest.mark.parametrize("group", [PLAIN[start::8] for start in range(8)], ids=range(8))
def test_nonsense_is_refused(empty_database: str, group: list[str]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        for name in group:
            for args in NONSENSE:
                for version in (1, 2):
                    before = case.api.metadata
                    # Anything but an EngineError comes through and fails the test.
                    answer = await case(name, args, version=version)
                    if isinstance(answer, dict) and "error" in answer:
                        assert answer["status"] < 500 or answer["code"] == "unexpected", (name, args, answer)
                        assert case.api.metadata == before, (name, args)

    run_case(empty_database, scenario)


@pytest.mark.parametrize(
    "body", [None, 5, [], {}, {"type": 5}, {"type": "bulk", "args": {}}, {"type": "bulk", "args": [{"type": []}]}]
)
def test_bodies_without_an_envelope_are_refused(empty_database: str, body: Any) -> None:
    async def scenario(case: ApiCase) -> None:
        for endpoint in (case.api.v1_query, case.api.v1_metadata, case.api.v2_query):
            with pytest.raises(EngineError) as caught:
                await endpoint(body, admin_session())
            assert caught.value.code == "parse-failed"

    run_case(empty_database, scenario)
