"""Metadata as JSON: exact places of faults, defaults left out, both forms of names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hasura.conformance import cases_directory
from hasura.engine.metadata.codec import DecodeError, decode, encode
from hasura.engine.metadata.directory import read_document
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.relationships import ManualTable, OwnForeignKey, RemoteForeignKey
from hasura.engine.names import QualifiedName

CHECKOUT = Path(__file__).resolve().parents[4]
CONFIGURATION = {"connection_info": {"database_url": {"from_env": "PG"}}}


def source(*tables: Any, **parts: Any) -> dict[str, Any]:
    """A document with one source."""
    content = {"name": "default", "kind": "postgres", "configuration": CONFIGURATION, "tables": list(tables)}
    return {"version": 3, "sources": [{**content, **parts}]}


FULL = source(
    {
        "table": {"schema": "public", "name": "author"},
        "is_enum": True,
        "configuration": {
            "custom_name": "writer",
            "custom_root_fields": {"select": "writers", "insert": {"name": "add", "comment": "adds"}},
            "column_config": {"id": {"custom_name": "number", "comment": ""}},
        },
        "object_relationships": [
            {"name": "team", "using": {"foreign_key_constraint_on": "team_id"}, "comment": "its team"},
            {
                "name": "twin",
                "using": {
                    "manual_configuration": {
                        "remote_table": {"schema": "other", "name": "twin"},
                        "column_mapping": {"id": "of"},
                        "insertion_order": "after_parent",
                    }
                },
            },
        ],
        "array_relationships": [
            {
                "name": "articles",
                "using": {
                    "foreign_key_constraint_on": {
                        "table": {"schema": "public", "name": "article"},
                        "columns": ["a", "b"],
                    }
                },
            }
        ],
        "computed_fields": [
            {"name": "label", "definition": {"function": {"schema": "public", "name": "f"}}, "comment": "c"}
        ],
        "insert_permissions": [
            {"role": "user", "permission": {"check": {}, "columns": ["id"], "set": {"x": "X-Hasura-Id"}}}
        ],
        "select_permissions": [
            {
                "role": "user",
                "permission": {
                    "columns": "*",
                    "filter": {"id": {"_eq": 1}},
                    "limit": 3,
                    "allow_aggregations": True,
                    "query_root_fields": [],
                },
            }
        ],
        "update_permissions": [{"role": "user", "permission": {"columns": ["id"], "filter": {}, "check": None}}],
        "delete_permissions": [{"role": "user", "permission": {"filter": {}, "backend_only": True}}],
        "event_triggers": [
            {
                "name": "changed",
                "definition": {"enable_manual": False, "insert": {"columns": "*"}, "update": {"columns": ["id"]}},
                "retry_conf": {"num_retries": 0, "interval_sec": 10, "timeout_sec": 60},
                "webhook": "http://h",
                "headers": [{"name": "a", "value_from_env": "B"}],
            }
        ],
    },
    functions=[
        {
            "function": {"schema": "public", "name": "f"},
            "configuration": {"exposed_as": "query"},
            "permissions": [{"role": "user"}],
        }
    ],
    logical_models=[
        {
            "name": "pair",
            "fields": [
                {"name": "a", "type": {"scalar": "int4"}},
                {"name": "many", "type": {"array": {"logical_model": "pair", "nullable": True}}},
            ],
        }
    ],
    native_queries=[
        {
            "root_field_name": "pairs",
            "code": "SELECT {{n}} AS a",
            "returns": "pair",
            "arguments": {"n": {"type": "int4", "nullable": False}},
        }
    ],
    customization={"naming_convention": "graphql-default", "root_fields": {"namespace": "n"}},
)
FULL |= {
    "actions": [
        {
            "name": "act",
            "definition": {"handler": "h", "output_type": "Out", "type": "mutation", "kind": "asynchronous"},
            "permissions": [{"role": "user"}],
        }
    ],
    "custom_types": {"objects": [{"name": "Out", "fields": [{"name": "id", "type": "Int!"}]}]},
    "inherited_roles": [{"role_name": "both", "role_set": ["a", "b"]}],
    "query_collections": [{"name": "c", "definition": {"queries": [{"name": "q", "query": "{ a }"}]}}],
    "allowlist": [{"collection": "c", "scope": {"global": False, "roles": ["user"]}}],
    "rest_endpoints": [
        {
            "name": "e",
            "url": "e/:id",
            "methods": ["GET"],
            "definition": {"query": {"collection_name": "c", "query_name": "q"}},
        }
    ],
    "cron_triggers": [
        {
            "name": "tick",
            "webhook": "w",
            "schedule": "* * * * *",
            "include_in_metadata": True,
            "retry_conf": {
                "num_retries": 1,
                "retry_interval_seconds": 10,
                "timeout_seconds": 60,
                "tolerance_seconds": 21600,
            },
        }
    ],
}


def test_every_kind_of_object_is_read_and_written_back() -> None:
    metadata = decode(Metadata, FULL)
    written = encode(metadata)
    assert decode(Metadata, written) == metadata
    table, original = written["sources"][0]["tables"][0], FULL["sources"][0]["tables"][0]
    assert table["configuration"].pop("custom_column_names") == {"id": "number"}
    manual = table["object_relationships"][1]
    assert manual == original["object_relationships"][1]
    assert table == original
    for key in ("actions", "custom_types", "inherited_roles", "query_collections", "allowlist"):
        assert written[key] == FULL[key], key
    for key in ("rest_endpoints", "cron_triggers"):
        assert written[key] == FULL[key], key
    for key in ("functions", "native_queries", "customization"):
        assert written["sources"][0][key] == FULL["sources"][0][key], key


def test_relationships_say_how_they_are_joined() -> None:
    metadata = decode(Metadata, FULL)
    table = metadata.sources["default"].tables[QualifiedName("public", "author")]
    assert table.object_relationships["team"].using == OwnForeignKey(("team_id",))
    remote = RemoteForeignKey(QualifiedName("public", "article"), ("a", "b"))
    assert table.array_relationships["articles"].using == remote
    manual = ManualTable(QualifiedName("other", "twin"), {"id": "of"}, "after_parent")
    assert table.object_relationships["twin"].using == manual


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        ([], "$", "parsing Metadata failed, expected Object, but encountered Array"),
        ({"sources": {}}, "$.sources", "parsing list failed, expected Array, but encountered Object"),
        ({"sources": [{}]}, "$.sources[0]", 'key "name" not found'),
        (source({"table": 5}), "$.sources[0].tables[0].table", None),
        (source({"table": {"schema": "a"}}), "$.sources[0].tables[0].table", 'key "name" not found'),
        (
            source({"table": "t", "select_permissions": [{"role": "r", "permission": {"columns": 5}}]}),
            "$.sources[0].tables[0].select_permissions[0].permission.columns",
            "unexpected Number",
        ),
        (
            source({"table": "t", "select_permissions": [{"role": "", "permission": {}}]}),
            "$.sources[0].tables[0].select_permissions[0].role",
            "empty string not allowed",
        ),
        (
            source({"table": "t", "object_relationships": [{"name": "r", "using": {}}]}),
            "$.sources[0].tables[0].object_relationships[0].using",
            "expected one of foreign_key_constraint_on or manual_configuration",
        ),
        (
            source({"table": "t"}, {"table": "t"}),
            "$.sources[0].tables",
            "multiple declarations exist for the following table: t",
        ),
        (
            {"sources": [], "allowlist": [{"collection": "c", "scope": {"global": False}}]},
            "$.allowlist[0].scope",
            'key "roles" not found',
        ),
    ],
)
def test_faults_are_told_with_their_place(document: Any, path: str, message: str | None) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(Metadata, document)
    assert caught.value.path == path
    assert message is None or caught.value.message == message


def published_schema() -> dict[str, Any]:
    """Hasura's published schema of metadata, its OpenAPI `nullable` as JSON Schema says it."""
    cases = cases_directory()
    if cases is None:
        pytest.skip("Hasura's published metadata schema is not beside this checkout")
    document = json.loads((cases / "metadata.openapi.json").read_text())

    def widened(node: Any) -> Any:
        if isinstance(node, list):
            return [widened(item) for item in node]
        if not isinstance(node, dict):
            return node
        result = {key: widened(item) for key, item in node.items()}
        if result.pop("nullable", False):
            return {"anyOf": [result, {"type": "null"}]}
        return result

    components = widened(document["components"])
    # Only the source kind we have: oneOf over all kinds tells nothing of what is wrong.
    metadata = components["schemas"]["MetadataV3"]
    metadata["properties"]["sources"]["items"] = {"$ref": "#/components/schemas/PostgresSourceMetadata"}
    return {"$ref": "#/components/schemas/MetadataV3", "components": components}


def test_what_we_write_is_valid_by_hasuras_schema() -> None:
    validator = jsonschema.Draft202012Validator(published_schema())
    faults = [error.json_path for error in validator.iter_errors(encode(decode(Metadata, FULL)))]
    # Hasura itself writes this one as an object while its schema says list of role names.
    assert [fault for fault in faults if "graphql_schema_introspection" not in fault] == []


def test_our_own_metadata_is_valid_by_hasuras_schema() -> None:
    document = read_document(CHECKOUT / "hasura" / "metadata")
    validator = jsonschema.Draft202012Validator(published_schema())
    for content in (document, encode(decode(Metadata, document))):
        faults = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(content)]
        assert [fault for fault in faults if "graphql_schema_introspection" not in fault] == []
