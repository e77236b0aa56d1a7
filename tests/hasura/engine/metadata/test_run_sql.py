"""`run_sql`: its answers, and metadata that follows what SQL did to the database."""

from __future__ import annotations

from typing import Any

import pytest

from hasura.engine.metadata.operations.statements import split_statements
from tests.hasura.engine.metadata.api_case import ApiCase, run_case
from tests.hasura.engine.metadata.test_operations import permission, set_up


async def tables(case: ApiCase) -> dict[str, Any]:
    """The exported tables by name."""
    exported = await case("export_metadata")
    return {table["table"]["name"]: table for table in exported["sources"][0]["tables"]}


def test_rows_are_text_and_null_is_spelt(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        answer = await case.sql("SELECT 1 AS a, NULL AS b UNION ALL SELECT 2, 'x' ORDER BY 1", read_only=True)
        assert answer == {"result_type": "TuplesOk", "result": [["a", "b"], ["1", "NULL"], ["2", "x"]]}
        assert (await case.sql("SELECT 1; SELECT 2 AS b"))["result"] == [["b"], ["2"]]
        refused = await case.sql("CREATE TABLE t (id int)", read_only=True)
        assert refused["internal"]["error"]["status_code"] == "25006"
        refused = await case.sql("SELECT nothing")
        assert (refused["code"], refused["status"]) == ("postgres-error", 400)
        assert refused["internal"]["error"]["message"] == 'column "nothing" does not exist'

    run_case(empty_database, scenario)


def test_a_failing_statement_takes_the_whole_text_back(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await case.sql("CREATE TABLE kept (id int); SELECT 1/0")
        found = await case.sql("SELECT to_regclass('kept')")
        assert found["result"] == [["to_regclass"], ["NULL"]]

    run_case(empty_database, scenario)


def test_statements_run_one_by_one_outside_a_transaction(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        text = "CREATE TABLE t (id int); CREATE INDEX CONCURRENTLY t_id ON t (id)"
        assert (await case.sql(text))["code"] == "postgres-error"
        assert (await case.sql(text, no_transaction=True))["result_type"] == "CommandOk"

    run_case(empty_database, scenario)


def test_renamed_tables_and_columns_keep_all_that_names_them(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        uses = {"_and": [{"title": {"_neq": ""}}, {"author": {"name": {"_eq": "X-Hasura-User"}}}]}
        await case("create_select_permission", permission("user", "article", columns=["title"], filter=uses))
        names = {"column_config": {"title": {"custom_name": "headline"}}}
        await case("set_table_customization", {"table": "article", "configuration": names})
        text = "ALTER TABLE article RENAME COLUMN title TO heading; ALTER TABLE article RENAME TO post;"
        answer = await case.sql(text + "ALTER TABLE author RENAME COLUMN name TO full_name")
        assert answer["result_type"] == "CommandOk"
        found = await tables(case)
        assert list(found) == ["author", "post"]
        post = found["post"]
        (kept,) = post["select_permissions"]
        assert kept["permission"]["columns"] == ["heading"]
        assert kept["permission"]["filter"] == {
            "_and": [{"heading": {"_neq": ""}}, {"author": {"full_name": {"_eq": "X-Hasura-User"}}}]
        }
        assert post["configuration"]["column_config"] == {"heading": {"custom_name": "headline"}}
        (articles,) = found["author"]["array_relationships"]
        assert articles["using"]["foreign_key_constraint_on"]["table"]["name"] == "post"
        assert not case.api.has_inconsistencies()

    run_case(empty_database, scenario)


@pytest.mark.parametrize(
    ("sql", "dependent"),
    [
        ("ALTER TABLE article DROP COLUMN author_id", "relationship article.author"),
        ("ALTER TABLE author DROP COLUMN age", "permission author.user.select"),
        ("DROP TABLE author CASCADE", "relationship article.author"),
        ("ALTER TABLE article DROP CONSTRAINT article_author_id_fkey", "relationship author.articles"),
        ("DROP FUNCTION author_label", "computed field author.label"),
    ],
)
def test_what_is_needed_is_dropped_only_with_cascade(empty_database: str, sql: str, dependent: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        await case("create_select_permission", permission("user", "author", columns=["id", "age"]))
        computed = {"table": "author", "name": "label", "definition": {"function": "author_label"}}
        await case("add_computed_field", computed)
        refused = await case.sql(sql)
        assert refused["code"] == "dependency-error"
        assert f'{dependent} in source "default"' in refused["error"]
        assert not case.api.has_inconsistencies()
        assert (await case.sql(sql, cascade=True))["result_type"] == "CommandOk"
        assert (await case("get_inconsistent_metadata"))["is_consistent"] is True

    run_case(empty_database, scenario)


def test_dropped_tables_leave_with_their_own_parts(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await case.sql("CREATE TABLE lone (id int PRIMARY KEY)")
        await case("track_table", "lone")
        await case("create_select_permission", permission("user", "lone"))
        assert (await case.sql("DROP TABLE lone"))["result_type"] == "CommandOk"
        assert await tables(case) == {}

    run_case(empty_database, scenario)


def test_a_column_compared_with_a_fixed_value_keeps_its_type(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        await case("create_select_permission", permission("fixed", "author", filter={"age": {"_gt": 5}}))
        variable = {"age": {"_gt": "X-Hasura-Age"}}
        await case("create_select_permission", permission("variable", "author", filter=variable))
        refused = await case.sql("ALTER TABLE author ALTER COLUMN age TYPE text")
        assert refused["error"] == (
            'cannot change type of column "age" in table "author" because of the following dependencies: '
            'permission author.fixed.select in source "default"'
        )

    run_case(empty_database, scenario)


@pytest.mark.parametrize(
    ("sql", "statements"),
    [
        ("SELECT 1; SELECT 2;", ["SELECT 1", "SELECT 2"]),
        ("SELECT ';'; SELECT \"a;b\"", ["SELECT ';'", 'SELECT "a;b"']),
        ("DO $x$ BEGIN; END $x$; SELECT $$;$$", ["DO $x$ BEGIN; END $x$", "SELECT $$;$$"]),
        ("-- no; statement\nSELECT 1 /* ; */ ; ;", ["-- no; statement\nSELECT 1 /* ; */"]),
        ("SELECT E'\\';'; SELECT 'it''s;'", ["SELECT E'\\';'", "SELECT 'it''s;'"]),
        ("", []),
    ],
)
def test_statements_are_split_where_sql_ends_them(sql: str, statements: list[str]) -> None:
    assert split_statements(sql) == statements


def test_all_columns_are_each_column(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await case.sql("CREATE TABLE part (id int PRIMARY KEY, name text, weight int)")
        await case("track_table", {"name": "part"})
        for role, columns in (("all", "*"), ("some", ["id", "name"])):
            permission = {"columns": columns, "filter": {}}
            await case("create_select_permission", {"table": "part", "role": role, "permission": permission})
        refused = await case.sql("ALTER TABLE part DROP COLUMN weight")
        assert refused["code"] == "dependency-error"
        assert "permission part.all.select" in refused["error"]
        assert "part.some" not in refused["error"]
        await case.sql("ALTER TABLE part DROP COLUMN weight", cascade=True)
        (table,) = (await case("export_metadata"))["sources"][0]["tables"]
        assert [item["role"] for item in table["select_permissions"]] == ["some"]

    run_case(empty_database, scenario)
