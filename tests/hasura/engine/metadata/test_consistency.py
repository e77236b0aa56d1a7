"""What fits and what doesn't, with Hasura's reasons: one fault at a time beside much that is right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.hasura.engine.metadata.api_case import ApiCase, run_case
from tests.hasura.engine.metadata.test_operations import OBJECT, permission, set_up

MORE = """
CREATE TABLE colour (value text PRIMARY KEY, comment text);
CREATE TABLE no_key (value text);
CREATE TABLE wide (value text PRIMARY KEY, a text, b text);
CREATE TABLE odd (value text PRIMARY KEY);
INSERT INTO odd VALUES ('fine'), ('not fine');
CREATE FUNCTION changing(row_ author) RETURNS int VOLATILE LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION scalar(n int) RETURNS int STABLE LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION twice(n int) RETURNS int STABLE LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION twice(n text) RETURNS int STABLE LANGUAGE sql AS 'SELECT 1';
"""
COLLECTION = {
    "name": "c",
    "definition": {
        "queries": [
            {"name": "q", "query": "query { author { id } }"},
            {"name": "two", "query": "query a { author { id } } query b { author { id } }"},
            {"name": "live", "query": "subscription { author { id } }"},
        ]
    },
}


def endpoint(name: str, url: str, query: str = "q", methods: tuple[str, ...] = ("GET",)) -> dict[str, Any]:
    """Arguments of `create_rest_endpoint`."""
    reference = {"collection_name": "c", "query_name": query}
    return {"name": name, "url": url, "methods": list(methods), "definition": {"query": reference}}


def computed(function: str, **definition: Any) -> dict[str, Any]:
    """Arguments of `add_computed_field`."""
    return {"table": "author", "name": "cf", "definition": {"function": function, **definition}}


FAULTS: list[tuple[str, Any, str]] = [
    ("set_table_is_enum", {"table": "no_key", "is_enum": True}, "because the table must have a primary key"),
    ("set_table_is_enum", {"table": "colour", "is_enum": True}, "because the table must have at least one row"),
    (
        "set_table_is_enum",
        {"table": "odd", "is_enum": True},
        'because the value "not fine" is not a valid GraphQL enum value name',
    ),
    (
        "set_table_is_enum",
        {"table": "wide", "is_enum": True},
        "optionally one comment column, not 2 columns (a, b)",
    ),
    ("add_computed_field", computed("nowhere"), 'no such function exists: "nowhere"'),
    ("add_computed_field", computed("twice"), "Overloaded functions are not supported"),
    ("add_computed_field", computed("changing"), "is of type VOLATILE; cannot be added as a computed field"),
    ("add_computed_field", computed("scalar"), 'first argument of the function "scalar" is not COMPOSITE type'),
    (
        "add_computed_field",
        computed("author_label", table_argument="x"),
        '"x" is not an input argument of the function "author_label"',
    ),
    ("track_function", "scalar", 'the function does not return a "COMPOSITE" type'),
    (
        "track_function",
        {"function": "find_authors", "configuration": {"exposed_as": "mutation"}},
        "but is not marked VOLATILE",
    ),
    (
        "track_function",
        {"function": "find_authors", "configuration": {"session_argument": "search"}},
        'given session argument "search" is not of type json',
    ),
    ("create_object_relationship", {**OBJECT, "name": "title"}, 'field with name "title" already exists'),
    (
        "set_table_customization",
        {"table": "author", "configuration": {"column_config": {"age": {"custom_name": "name"}}}},
        'the definitions of columns "name" and "age" are in conflict',
    ),
    (
        "set_table_customization",
        {"table": "author", "configuration": {"column_config": {"shoe": {"custom_name": "x"}}}},
        'configuration was given for the column "shoe", but no such column exists',
    ),
    (
        "create_select_permission",
        permission("r", "author", allow_aggregations=False, query_root_fields=["select_aggregate"]),
        "can only be enabled in the query_root_fields",
    ),
    (
        "create_select_permission",
        permission("r", "author", columns=["name"], subscription_root_fields=["select_by_pk"]),
        'does not have access to the primary key of the table "author"',
    ),
    (
        "create_select_permission",
        permission("r", "author", filter={"_exists": {"_table": "ghost", "_where": {}}}),
        'table "ghost" does not exist',
    ),
    (
        "create_select_permission",
        permission("r", "author", filter={"age": {"_cgt": "shoe"}}),
        '"shoe" does not exist',
    ),
    ("create_rest_endpoint", endpoint("e", "a/:id/:id"), "Duplicate variables found in endpoint path"),
    ("create_rest_endpoint", endpoint("e", "a//b"), "Empty segments or unnamed variables are not allowed"),
    ("create_rest_endpoint", endpoint("e", "a", "two"), "query with name two has multiple definitions."),
    ("create_rest_endpoint", endpoint("e", "a", "live"), "query with name live is a subscription"),
    ("create_rest_endpoint", endpoint("e", "a", "none"), "does not exist in collection c"),
    (
        "set_custom_types",
        {"objects": [{"name": "O", "fields": [{"name": "f", "type": "Ghost!"}]}]},
        'the type "Ghost" for field "f" in object type "O" does not exist',
    ),
    (
        "set_custom_types",
        {"scalars": [{"name": "T"}], "enums": [{"name": "T", "values": [{"value": "A"}]}]},
        'duplicate type names: "T"',
    ),
    (
        "set_custom_types",
        {
            "objects": [
                {
                    "name": "O",
                    "fields": [{"name": "f", "type": "Int!"}],
                    "relationships": [
                        {"name": "r", "type": "object", "remote_table": "author", "field_mapping": {"f": "shoe"}}
                    ],
                }
            ]
        },
        'the column "shoe" of remote table "author"',
    ),
    (
        "create_action",
        {
            "name": "a",
            "definition": {"handler": "h", "output_type": "Int", "arguments": [{"name": "x", "type": "Ghost"}]},
        },
        'the type: "Ghost" is not defined in custom types',
    ),
    (
        "add_inherited_role",
        {"role_name": "both", "role_set": ["user", "both"]},
        "cannot be in the role combination",
    ),
    ("add_inherited_role", {"role_name": "both", "role_set": ["ghost"]}, "ghost"),
]


@pytest.fixture(scope="module")
def prepared() -> list[dict[str, Any]]:
    """Operations that make what the faults are about."""
    return [
        {"type": "run_sql", "args": {"sql": MORE}},
        *({"type": "track_table", "args": name} for name in ("colour", "no_key", "wide", "odd")),
        {"type": "create_query_collection", "args": COLLECTION},
        {"type": "create_select_permission", "args": permission("user", "article")},
    ]


def test_each_fault_is_refused_with_its_reason(empty_database: str, prepared: list[dict[str, Any]]) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        assert isinstance(await case("bulk", prepared), list)
        before = await case("export_metadata")
        for name, args, reason in FAULTS:
            refused = await case(name, args, version=2 if name == "track_function" else 1)
            assert "error" in refused, (name, args)
            assert reason in refused["error"], (name, args)
        assert await case("export_metadata") == before
        assert not case.api.has_inconsistencies()

    run_case(empty_database, scenario)


def test_endpoints_that_fit_the_same_requests_are_ambiguous(
    empty_database: str, prepared: list[dict[str, Any]]
) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        await case("bulk", prepared)
        success = {"message": "success"}
        assert await case("create_rest_endpoint", endpoint("a", "x/:id")) == success
        assert await case("create_rest_endpoint", endpoint("b", "x/:id", methods=("POST",))) == success
        assert await case("create_rest_endpoint", endpoint("c", "x/:id/y")) == success
        refused = await case("create_rest_endpoint", endpoint("d", "x/fixed"))
        assert refused["error"] == "Ambiguous URL paths: x/:id, x/fixed"

    run_case(empty_database, scenario)


def test_roles_that_inherit_in_a_circle_are_refused(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        exported = await case("export_metadata")
        exported["inherited_roles"] = [
            {"role_name": "b", "role_set": ["a"]},
            {"role_name": "a", "role_set": ["c", "x"]},
            {"role_name": "c", "role_set": ["b"]},
        ]
        refused = await case("replace_metadata", exported)
        assert refused["error"] == 'found cycle(s) in roles: ["a","c","b","a"]'

    run_case(empty_database, scenario)


def test_permissions_parents_disagree_on_only_inform(empty_database: str) -> None:
    async def scenario(case: ApiCase) -> None:
        await set_up(case)
        for role, check in (("a", {}), ("b", {"age": {"_gt": 1}})):
            args = {"role": role, "table": "author", "permission": {"check": check, "columns": ["name"]}}
            await case("create_insert_permission", args)
        role = {"role_name": "both", "role_set": ["a", "b"]}
        assert await case("add_inherited_role", role) == {"message": "success"}
        (fault,) = (await case("get_inconsistent_metadata"))["inconsistent_objects"]
        assert fault == {
            "reason": "Could not inherit permission for the role 'both' for the entity: "
            "'insert permission, table: author, source: 'default''",
            "name": "both",
            "type": "inherited role permission inconsistency",
            "entity": {"permission_type": "insert", "source": "default", "table": "author"},
        }
        assert await case("drop_inconsistent_metadata") == {"message": "success"}

    run_case(empty_database, scenario)
