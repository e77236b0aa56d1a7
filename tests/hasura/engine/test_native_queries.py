"""Native queries that lead to one another, models written where they are used, code as people write it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.hasura.engine.library import METADATA, ROWS, SCHEMA, LibraryEngine, create_schema

_MODEL = {
    "fields": [
        {"name": "id", "type": {"scalar": "integer", "nullable": False}},
        {"name": "title", "type": {"scalar": "text", "nullable": True}},
    ]
}


def _to(query: str, **mapping: str) -> dict[str, Any]:
    return {"column_mapping": mapping, "remote_native_query": query, "insertion_order": None}


QUERIES: list[dict[str, Any]] = [
    {
        "root_field_name": "titles",
        "code": "SELECT id, title FROM book -- all of them",
        "returns": _MODEL,
        "arguments": {},
        "object_relationships": [
            {"name": "twin", "using": _to("plain_titles", id="id")},
            {"name": "book", "using": {"column_mapping": {"id": "id"}, "remote_table": "book"}},
        ],
        "array_relationships": [{"name": "busy", "using": _to("busy_readers", id="last_book")}],
    },
    {"root_field_name": "plain_titles", "code": "SELECT id, title FROM book;", "returns": _MODEL, "arguments": {}},
]


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA, ROWS)
    (source,) = METADATA["sources"]
    tables = [
        {
            **table,
            "object_relationships": [{"name": "title", "using": {"manual_configuration": _to("titles", id="id")}}],
        }
        if table["table"] == "author"
        else table
        for table in source["tables"]
    ]
    native = [*source["native_queries"], *QUERIES]
    engine = LibraryEngine(
        engine_database_url, {**METADATA, "sources": [{**source, "tables": tables, "native_queries": native}]}
    )
    yield engine
    engine.close()


def test_a_query_leads_to_queries_and_tables(library: LibraryEngine) -> None:
    answer = library.ask(
        """{ titles(where: {id: {_lte: 2}}, order_by: {id: asc}) { __typename id twin { __typename title }
             book { pages } busy(args: {since: "2020-01-01"}) { reader book { title } } } }"""
    )
    first, second = answer["data"]["titles"]
    assert first == {
        "__typename": "titles",
        "id": 1,
        "twin": {"__typename": "plain_titles", "title": "The Train"},
        "book": {"pages": 256},
        "busy": [{"reader": "bob", "book": {"title": "The Train"}}],
    }
    assert (second["id"], second["busy"]) == (2, [])


def test_a_table_leads_to_a_query(library: LibraryEngine) -> None:
    answer = library.ask("{ author(order_by: {id: asc}) { name title { title } } }")
    assert answer["data"]["author"][1] == {"name": "Emily", "title": {"title": "The Island"}}


def test_conditions_know_the_model_only(library: LibraryEngine) -> None:
    (error,) = library.ask("{ titles(where: {twin: {id: {_eq: 1}}}) { id } }")["errors"]
    assert error["message"] == "field 'twin' not found in type: 'titles_bool_exp'"


def test_a_role_sees_no_query_whose_model_it_may_not_read(library: LibraryEngine) -> None:
    (error,) = library.ask("{ titles { id } }", role="reader")["errors"]
    assert error["message"] == "field 'titles' not found in type: 'query_root'"
