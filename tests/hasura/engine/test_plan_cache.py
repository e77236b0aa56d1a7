"""A kept plan serves exactly the requests it was made for."""

from collections.abc import Iterator

import pytest

from tests.hasura.engine.library import METADATA, ROWS, SCHEMA, LibraryEngine, create_schema


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA, ROWS)
    engine = LibraryEngine(engine_database_url, METADATA)
    yield engine
    engine.close()


def _plans(library: LibraryEngine, query: str) -> int:
    return sum(len(document.plans) for key, document in library.engine.snapshot.documents.items() if query in key)


def test_scalars_share_a_plan(library: LibraryEngine) -> None:
    query = "query ($id: Int!) { book_by_pk(id: $id) { title } }"
    titles = [library.ask(query, {"id": number})["data"]["book_by_pk"] for number in (1, 2, 99)]
    assert titles == [{"title": "The Train"}, {"title": "The Island"}, None]
    assert _plans(library, query) == 1


def test_shapes_have_plans_of_their_own(library: LibraryEngine) -> None:
    query = "query ($w: book_bool_exp) { book(where: $w, order_by: {id: asc}) { id } }"
    shapes = [
        ({"id": {"_eq": 1}}, [1]),
        ({"id": {"_eq": 2}}, [2]),
        ({"id": {"_in": [1, 4]}}, [1, 4]),
        ({"_or": [{"id": {"_eq": 1}}, {"pages": {"_is_null": True}}]}, [1, 3]),
        ({"_or": [{"id": {"_eq": 1}}, {"pages": {"_is_null": False}}]}, [1, 2, 4, 5]),
        ({}, [1, 2, 3, 4, 5]),
    ]
    for _ in range(2):
        for where, expected in shapes:
            answer = library.ask(query, {"w": where})
            assert [row["id"] for row in answer["data"]["book"]] == expected
    assert _plans(library, query) == len(shapes) - 1


def test_directives_are_observed(library: LibraryEngine) -> None:
    query = "query ($t: Boolean!) { book(limit: 1) { id title @include(if: $t) } }"
    for flag, keys in ((True, {"id", "title"}), (False, {"id"}), (True, {"id", "title"})):
        assert set(library.ask(query, {"t": flag})["data"]["book"][0]) == keys


def test_null_and_left_out_are_not_the_same_plan(library: LibraryEngine) -> None:
    query = "query ($n: Int = 2) { book(limit: $n) { id } }"
    assert len(library.ask(query)["data"]["book"]) == 2
    assert len(library.ask(query, {"n": 3})["data"]["book"]) == 3
    assert len(library.ask(query, {"n": None})["data"]["book"]) == 5
    assert len(library.ask(query)["data"]["book"]) == 2


def test_roles_never_share_a_plan(library: LibraryEngine) -> None:
    query = "{ book { id } }"
    assert len(library.ask(query)["data"]["book"]) == 5
    assert len(library.ask(query, role="reader")["data"]["book"]) == 4
    own = library.ask(query, role="author", session={"x-hasura-user-id": "2"})
    assert own["data"]["book"] == [{"id": 4}]
    other = library.ask(query, role="author", session={"x-hasura-user-id": "1"})
    assert [row["id"] for row in other["data"]["book"]] == [1, 2, 3]


def test_introspection_can_be_taken_away(engine_database_url: str, library: LibraryEngine) -> None:
    metadata = {**METADATA, "graphql_schema_introspection": {"disabled_for_roles": ["reader"]}}
    other = LibraryEngine(engine_database_url, metadata)
    try:
        for query in ("{ __schema { queryType { name } } }", '{ __type(name: "book") { name } }'):
            assert "errors" in other.ask(query, role="reader")
            assert "data" in other.ask(query, role="author")
            assert "data" in library.ask(query, role="reader")
        assert other.ask("{ __typename }", role="reader") == {"data": {"__typename": "query_root"}}
    finally:
        other.close()
