"""The metadata API on a real database: what operations change, and what they refuse."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest

from hasura.engine.engine import Engine
from hasura.engine.metadata.api import MetadataApi
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.storage import MetadataStorage
from hasura.engine.options import EngineOptions
from tests.hasura.engine.metadata.api_case import ApiCase, default_source, run_case

SUCCESS = {"message": "success"}
TABLES = """
CREATE TABLE author (id serial PRIMARY KEY, name text NOT NULL, age int);
CREATE TABLE article (id serial PRIMARY KEY, title text, author_id int REFERENCES author (id));
CREATE FUNCTION author_label(row_ author) RETURNS text STABLE LANGUAGE sql AS $$ SELECT row_.name || '!' $$;
CREATE FUNCTION find_authors(search text) RETURNS SETOF author STABLE LANGUAGE sql
  AS $$ SELECT * FROM author WHERE name ILIKE '%' || search || '%' $$;
"""
OBJECT = {"table": "article", "name": "author", "using": {"foreign_key_constraint_on": "author_id"}}
ARRAY = {
    "table": "author",
    "name": "articles",
    "using": {"foreign_key_constraint_on": {"table": "article", "column": "author_id"}},
}


async def set_up(case: ApiCase) -> None:
    """Two tracked tables with relationships, made in one bulk."""
    answers = await case(
        "bulk",
        [
            {"type": "run_sql", "args": {"sql": TABLES}},
            {"type": "track_table", "args": "author"},
            {"type": "track_table", "args": {"schema": "public", "name": "article"}},
            {"type": "create_object_relationship", "args": OBJECT},
            {"type": "create_array_relationship", "args": ARRAY},
        ],
    )
    assert answers[0] == {"result_type": "CommandOk", "result": None}
    assert answers[1:] == [SUCCESS] * 4


def permission(role: str, table: str, **definition: Any) -> dict[str, Any]:
    """Arguments of `create_select_permission`."""
    return {"role": role, "table": table, "permission": {"columns": ["id"], "filter": {}, **definition}}


def test_a_bulk_is_all_or_nothing(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        before = await case("export_metadata")
        version = case.api.resource_version
        refused = await case(
            "bulk",
            [
                {"type": "create_select_permission", "args": permission("user", "author")},
                {"type": "track_table", "args": "nowhere"},
            ],
        )
        assert refused["path"] == "$.args[1].args"
        assert refused["error"] == 'Inconsistent object: no such table/view exists in source: "nowhere"'
        assert await case("export_metadata") == before
        assert case.api.resource_version == version

    run_case(empty_database, scenario)


@pytest.mark.parametrize(
    ("type_", "args", "code", "error"),
    [
        ("track_table", "author", "already-tracked", 'view/table already tracked: "author"'),
        ("untrack_table", {"table": "x"}, "already-untracked", 'view/table already untracked: "x"'),
        (
            "create_object_relationship",
            OBJECT,
            "already-exists",
            'field with name "author" already exists in table "article"',
        ),
        (
            "create_object_relationship",
            {**OBJECT, "name": "x", "using": {"foreign_key_constraint_on": "title"}},
            "invalid-configuration",
            (
                'Inconsistent object: in table "article": in relationship "x": '
                "no foreign constraint exists on the given column(s)"
            ),
        ),
        (
            "create_select_permission",
            permission("user", "author", columns=["id", "secret"]),
            "invalid-configuration",
            (
                'Inconsistent object: in table "author": in permission for role "user": '
                'column "secret" does not exist'
            ),
        ),
        (
            "create_select_permission",
            permission("user", "article", filter={"author": {"nick": {"_eq": "X"}}}),
            "invalid-configuration",
            'Inconsistent object: in table "article": in permission for role "user": "nick" does not exist',
        ),
        (
            "create_select_permission",
            permission("admin", "author"),
            "already-exists",
            'select permission already defined on table "author" with role "admin"',
        ),
        (
            "drop_select_permission",
            {"table": "author", "role": "nobody"},
            "permission-denied",
            'select permission on "author" for role "nobody" does not exist',
        ),
        (
            "create_action",
            {"name": "act", "definition": {"handler": "http://h", "output_type": "Nothing"}},
            "invalid-configuration",
            'Inconsistent object: the type: "Nothing" is not an object or scalar type defined in custom types',
        ),
        ("create_event_trigger", {"name": "t", "table": "author", "webhook": "w"}, "parse-failed", None),
        ("track_function", "author_label", "invalid-configuration", None),
        ("no_such_operation", {}, "parse-failed", 'unknown metadata command "no_such_operation"'),
        ("mssql_track_table", {}, "not-supported", None),
        ("track_table", {"table": {"schema": 1, "name": "x"}}, "parse-failed", None),
    ],
)
def test_refusals_are_hasuras(empty_database: str, type_: str, args: Any, code: str, error: str | None) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        before = await case("export_metadata")
        refused = await case(type_, args)
        assert refused["code"] == code
        assert error is None or refused["error"] == error
        assert await case("export_metadata") == before

    run_case(empty_database, scenario)


def test_nothing_that_others_need_is_dropped_without_cascade(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        uses_author = permission("user", "article", filter={"author": {"age": {"_gt": 1}}})
        assert await case("create_select_permission", uses_author) == SUCCESS
        refused = await case("untrack_table", {"table": "author"})
        assert refused["code"] == "dependency-error"
        assert refused["error"] == (
            "cannot drop due to the following dependent objects: "
            'permission article.user.select in source "default", '
            'relationship article.author in source "default"'
        )
        refused = await case("drop_relationship", {"table": "article", "relationship": "author"})
        assert refused["error"].endswith('permission article.user.select in source "default"')
        assert await case("untrack_table", {"table": "author", "cascade": True}) == SUCCESS
        (article,) = (await case("export_metadata"))["sources"][0]["tables"]
        assert article == {"table": {"schema": "public", "name": "article"}}

    run_case(empty_database, scenario)


def test_renaming_a_relationship_follows_into_permissions(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        nested = {"_or": [{"author": {"articles": {"title": {"_like": "a%"}}}}, {"author_id": {"_eq": 1}}]}
        await case("create_select_permission", permission("user", "article", filter=nested))
        rename = {"table": "article", "name": "author", "new_name": "writer"}
        assert await case("rename_relationship", rename) == SUCCESS
        view = case.engine.metadata.sources["default"].tables
        (article,) = (table for name, table in view.items() if name.name == "article")
        kept = article.select_permissions["user"].permission.filter
        assert kept == {"_or": [{"writer": {"articles": {"title": {"_like": "a%"}}}}, {"author_id": {"_eq": 1}}]}

    run_case(empty_database, scenario)


def test_stored_metadata_survives_a_restart_and_counts_its_versions(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        version = case.api.resource_version
        exported = await case.metadata("export_metadata", version=2)
        assert exported["resource_version"] == version
        stale = await case.metadata("reload_metadata", resource_version=version - 1)
        assert (stale["status"], stale["code"]) == (409, "conflict")
        assert (await case.metadata("reload_metadata"))["is_consistent"] is True
        assert case.api.resource_version == version + 1

    run_case(empty_database, scenario)

    async def restart() -> None:
        options = EngineOptions(pool_size=2)
        engine = Engine(options, Metadata())
        pool = await asyncpg.create_pool(empty_database, min_size=1, max_size=2)
        api = MetadataApi(MetadataStorage(pool), engine, engine.pools, options)
        try:
            await api.start(default_source(empty_database))
            names = [name.name for name in engine.metadata.sources["default"].tables]
            assert names == ["author", "article"]
            assert not api.has_inconsistencies()
        finally:
            await engine.close()
            await pool.close()

    asyncio.run(restart())


def test_what_breaks_behind_the_engine_is_told_and_can_be_dropped(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        await case.sql("DROP TABLE article", check_metadata_consistency=False)
        told = await case("reload_metadata")
        assert told["is_consistent"] is False
        assert [item["reason"] for item in told["inconsistent_objects"]] == [
            'Inconsistent object: no such table/view exists in source: "article"',
            (
                'Inconsistent object: in table "author": in relationship "articles": '
                'table "article" does not exist in source: default'
            ),
        ]
        assert await case("drop_inconsistent_metadata") == SUCCESS
        assert (await case("get_inconsistent_metadata"))["is_consistent"] is True
        (author,) = (await case("export_metadata"))["sources"][0]["tables"]
        assert "array_relationships" not in author

    run_case(empty_database, scenario)


def test_replace_metadata_takes_what_export_gave(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        await case("create_select_permission", permission("user", "author", columns="*", limit=5))
        computed = {"table": "author", "name": "label", "definition": {"function": "author_label"}}
        assert await case("add_computed_field", computed) == SUCCESS
        assert await case("track_function", "find_authors") == SUCCESS
        exported = await case("export_metadata")
        assert await case("clear_metadata") == SUCCESS
        assert (await case("export_metadata"))["sources"][0]["tables"] == []
        assert await case("replace_metadata", exported) == SUCCESS
        assert await case("export_metadata") == exported
        exported["sources"][0]["tables"].append({"table": "ghost"})
        refused = await case("replace_metadata", exported)
        assert refused["error"] == "cannot continue due to inconsistent metadata"
        lenient = {"metadata": exported, "allow_inconsistent_metadata": True}
        answer = await case("replace_metadata", lenient, version=2)
        assert answer["is_consistent"] is False

    run_case(empty_database, scenario)


def test_two_objects_cannot_claim_one_root_field(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        names = {"table": "article", "configuration": {"custom_root_fields": {"select": "author"}}}
        refused = await case("set_table_customization", names)
        assert refused["status"] == 500
        assert refused["error"] == (
            "Encountered conflicting definitions in the selection set for 'subscription_root' for field "
            "'author' defined in [table article in source default, table author in source default]. Fields "
            "must not be defined more than once across all sources."
        )

    run_case(empty_database, scenario)


def test_only_admin_changes_metadata(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        refused = await case("untrack_table", {"table": "author"}, role="user")
        assert refused["error"] == "restricted access : admin only"
        assert refused["code"] == "access-denied"

    run_case(empty_database, scenario)


def test_tools_keep_their_state_beside_the_metadata(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        stored = {"type": "console", "state": {"seen": [1, "ä"]}}
        assert await case.metadata("set_catalog_state", stored) == SUCCESS
        state = await case.metadata("get_catalog_state")
        assert state["console_state"] == {"seen": [1, "ä"]}
        assert state["cli_state"] == {}
        assert (await case.metadata("set_catalog_state", {"type": "other"}))["code"] == "parse-failed"

    run_case(empty_database, scenario)


def test_relationships_are_suggested_both_ways(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        suggested = await case("suggest_relationships", {})
        kinds = [(item["type"], item["from"]["table"]["name"]) for item in suggested["relationships"]]
        assert kinds == [("object", "article"), ("array", "author")]
        assert (await case("suggest_relationships", {"omit_tracked": True}))["relationships"] == []

    run_case(empty_database, scenario)


def test_rows_obey_the_callers_permissions(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        await case("create_select_permission", permission("user", "author", filter={"age": {"_gt": 30}}))
        rows = [{"name": "Ann", "age": 40}, {"name": "Bob", "age": 20}]
        inserted = await case("insert", {"table": "author", "objects": rows, "returning": ["id", "name"]})
        assert inserted == {
            "affected_rows": 2,
            "returning": [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}],
        }
        assert await case("select", {"table": "author", "columns": ["id"]}, role="user") == [{"id": 1}]
        assert await case("count", {"table": "author"}, role="user") == {"count": 1}
        wanted = {"table": "author", "columns": ["name"], "where": {"$not": {"id": 1}}, "order_by": "-name"}
        assert await case("select", wanted) == [{"name": "Bob"}]
        refused = await case("insert", {"table": "author", "objects": rows}, role="user")
        assert refused["code"] == "permission-denied"
        unknown = await case("select", {"table": "author", "columns": ["nick"]})
        assert unknown["error"] == '"nick" does not exist'
        changes = {"table": "author", "where": {"id": 2}, "$set": {"name": "Rob"}, "$inc": {"age": 1}}
        updated = await case("update", {**changes, "returning": ["name", "age"]})
        assert updated["returning"] == [{"name": "Rob", "age": 21}]
        changes = {"table": "author", "where": {"id": 2}, "$mul": {"age": 2}, "$default": ["id"]}
        updated = await case("update", {**changes, "returning": ["id", "age"]})
        assert updated["returning"] == [{"id": 3, "age": 42}]
        again = {"table": "author", "objects": [{"id": 1, "name": "New"}, {"id": 9, "name": "Zoe"}]}
        ignored = await case("insert", {**again, "on_conflict": {"action": "ignore"}, "returning": ["name"]})
        assert ignored == {"affected_rows": 1, "returning": [{"name": "Zoe"}]}
        upserted = {"action": "update", "constraint_on": ["id"]}
        written = await case("insert", {**again, "on_conflict": upserted, "returning": ["name"]})
        assert written["returning"] == [{"name": "New"}, {"name": "Zoe"}]
        refused = await case("select", {"table": "author", "columns": ["id"], "limit": "1"})
        assert refused["error"] == "expecting Integer value"
        assert await case("delete", {"table": "author", "where": {"name": "Rob"}}) == {"affected_rows": 1}

    run_case(empty_database, scenario)


def test_odd_names_of_event_triggers_are_warned_of(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await case.sql("CREATE TABLE part (id int)")
        document = await case.metadata("export_metadata")
        trigger = {"name": "odd$name", "webhook": "http://127.0.0.1:9", "definition": {"insert": {"columns": "*"}}}
        document["sources"][0]["tables"] = [{"table": "part", "event_triggers": [trigger]}]
        wanted = {"metadata": document, "allow_inconsistent_metadata": True}
        refused = await case.metadata("replace_metadata", {**wanted, "allow_warnings": False}, version=2)
        assert (refused["code"], refused["status"]) == ("metadata-warnings", 400)
        warned = await case.metadata("replace_metadata", wanted, version=2)
        assert warned["is_consistent"]
        assert warned["warnings"] == refused["internal"]
        assert warned["warnings"][0]["name"] == "event_trigger odd$name in table part in source default"

    run_case(empty_database, scenario)


def test_native_queries_are_tried_when_tracked(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        def query(code: str, **arguments: str) -> dict[str, object]:
            fields = [{"name": "id", "type": {"scalar": "integer"}}]
            given = {name: {"type": kind} for name, kind in arguments.items()}
            return {"root_field_name": "q", "code": code, "returns": {"fields": fields}, "arguments": given}

        for refused in (
            query("SELECT id FROM nowhere"),
            query("SELECT 1 AS other"),
            query("SELECT 'text' AS id"),
            query("SELECT {{a}} AS id"),
            query("SELECT 1 AS id", a="integer"),
        ):
            answer = await case.metadata("pg_track_native_query", refused)
            assert answer["code"] == "validation-failed" or answer["internal"], answer
            assert (await case.metadata("pg_get_native_query", {"source": "default"})) == []
        assert await case.metadata("pg_track_native_query", query("SELECT {{a}} AS id", a="integer")) == {
            "message": "success"
        }

    run_case(empty_database, scenario)


def test_only_what_reads_runs_concurrently(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        reads = {"type": "run_sql", "args": {"sql": "SELECT 1", "read_only": True}}
        assert len(await case("concurrent_bulk", [reads, reads])) == 2
        refused = await case("concurrent_bulk", [reads, {"type": "run_sql", "args": {"sql": "SELECT 1"}}])
        assert (refused["status"], refused["code"]) == (500, "unexpected")

    run_case(empty_database, scenario)
