"""Mutations beyond the golden cases: many rows, rows of defaults, transactions, what triggers see."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.hasura.engine.library import METADATA, ROWS, SCHEMA, LibraryEngine, create_schema

EXTRA = """
CREATE TABLE seen (id integer GENERATED ALWAYS AS IDENTITY, who text);
CREATE FUNCTION remember() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO seen (who) VALUES (current_setting('hasura.user', true)::json ->> 'x-hasura-user-id');
  RETURN NULL;
END $$;
CREATE TRIGGER remember AFTER UPDATE ON book FOR EACH STATEMENT EXECUTE FUNCTION remember();
CREATE TABLE ticket (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz DEFAULT now());
"""


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA, EXTRA)
    (source,) = METADATA["sources"]
    tables = [*source["tables"], {"table": "ticket"}, {"table": "seen"}]
    engine = LibraryEngine(engine_database_url, {**METADATA, "sources": [{**source, "tables": tables}]})
    yield engine
    engine.close()


@pytest.fixture(autouse=True)
def _fresh_rows(library: LibraryEngine) -> None:
    library.execute("TRUNCATE author, book, loan, ticket, seen RESTART IDENTITY CASCADE;" + ROWS)


def _count(library: LibraryEngine, table: str) -> int:
    answer = library.ask(f"{{ {table}_aggregate {{ aggregate {{ count }} }} }}")
    return int(answer["data"][f"{table}_aggregate"]["aggregate"]["count"])


@pytest.mark.parametrize("count", [19, 20, 12_000])
def test_any_number_of_rows(library: LibraryEngine, count: int) -> None:
    """12,000 rows of three values are more parameters than PostgreSQL takes in one statement."""
    rows: list[dict[str, Any]] = [
        {"id": number, "name": f"n{number}", "tags": [f"t,{number}", "x"] if number % 2 else None}
        for number in range(100, 100 + count)
    ]
    answer = library.ask(
        "mutation ($rows: [author_insert_input!]!) { insert_author(objects: $rows) { affected_rows } }",
        {"rows": rows},
    )
    assert answer == {"data": {"insert_author": {"affected_rows": count}}}
    last = library.ask("{ author(where: {id: {_gte: 100}}, order_by: {id: desc}, limit: 2) { id name tags } }")
    assert last["data"]["author"] == rows[:-3:-1]


def test_many_rows_keep_checks_presets_and_conflicts(library: LibraryEngine) -> None:
    session = {"x-hasura-user-id": "2"}
    insert = "mutation ($r: [book_insert_input!]!) { insert_book(objects: $r) { returning { author_id } } }"
    good = [{"title": f"t{n}", "pages": n} for n in range(1, 31)]
    answer = library.ask(insert, {"r": good}, "author", session)
    assert answer["data"]["insert_book"]["returning"] == [{"author_id": 2}] * 30
    (error,) = library.ask(insert, {"r": [*good, {"title": "bad", "pages": 0}]}, "author", session)["errors"]
    assert error["extensions"]["code"] == "permission-error"
    assert _count(library, "book") == 35
    upsert = """mutation ($r: [author_insert_input!]!) { insert_author(objects: $r, on_conflict:
        {constraint: author_pkey, update_columns: [name]}) { affected_rows returning { name } } }"""
    rows = [{"id": n, "name": f"again {n}"} for n in range(1, 26)]
    answer = library.ask(upsert, {"r": rows})["data"]["insert_author"]
    assert answer["affected_rows"] == 25
    assert {"name": "again 1"} in answer["returning"]


def test_a_bad_value_among_many_rows_is_found(library: LibraryEngine) -> None:
    """The plan made for good rows serves the bad ones too, so this is found when they are written."""
    insert = "mutation ($rows: [author_insert_input!]!) { insert_author(objects: $rows) { affected_rows } }"
    rows: list[dict[str, Any]] = [{"id": number, "name": f"n{number}"} for number in range(100, 125)]
    assert "data" in library.ask(insert, {"rows": rows[:21]})
    (error,) = library.ask(insert, {"rows": [*rows[21:], *({**row, "id": "x"} for row in rows)]})["errors"]
    assert "invalid input syntax for type integer" in error["message"]
    (error,) = library.ask(insert, {"rows": [*rows[21:], *({**row, "id": True} for row in rows)]})["errors"]
    assert error["extensions"]["path"] == "$.selectionSet.insert_author.args.objects[4].id"
    (error,) = library.ask(insert, {"rows": [{**row, "odd": 1} for row in rows]})["errors"]
    assert error["message"] == "field 'odd' not found in type: 'author_insert_input'"
    assert _count(library, "author") == 3 + 21


def test_enum_values_of_many_rows_are_checked_when_they_are_written(library: LibraryEngine) -> None:
    session = {"x-hasura-user-id": "2"}
    insert = "mutation ($r: [book_insert_input!]!) { insert_book(objects: $r) { returning { id } } }"

    def ask(genres: list[Any]) -> Any:
        rows = [{"title": "t", "pages": 1, "genre": genre} for genre in genres]
        return library.ask(insert, {"r": rows}, "author", session)

    assert len(ask(["crime", None, "poetry"] * 10)["data"]["insert_book"]["returning"]) == 30
    counted = library.ask(
        '{ book_aggregate(where: {title: {_eq: "t"}, genre: {_eq: poetry}}) { aggregate { count } } }'
    )
    assert counted["data"]["book_aggregate"]["aggregate"]["count"] == 10
    for bad, found in (("prose", "but found 'prose'"), (1, "but found a number")):
        few, many = (ask(["crime"] * count + [bad])["errors"] for count in (3, 30))
        assert found in many[0]["message"]
        assert many[0]["message"] == few[0]["message"]
        path = "$.selectionSet.insert_book.args.objects[{}].genre"
        assert [error["extensions"]["path"] for error in (*few, *many)] == [path.format(3), path.format(30)]


def test_rows_of_defaults(library: LibraryEngine) -> None:
    answer = library.ask("mutation { insert_ticket(objects: [{}, {}, {}]) { returning { id } } }")
    assert answer == {"data": {"insert_ticket": {"returning": [{"id": 1}, {"id": 2}, {"id": 3}]}}}
    assert library.ask("mutation { insert_ticket_one(object: {}) { id } }")["data"] == {
        "insert_ticket_one": {"id": 4}
    }
    assert library.ask("mutation { insert_ticket(objects: []) { affected_rows returning { id } } }") == {
        "data": {"insert_ticket": {"affected_rows": 0, "returning": []}}
    }


def test_a_failing_field_undoes_the_ones_before_it(library: LibraryEngine) -> None:
    answer = library.ask(
        """mutation { delete_loan(where: {}) { affected_rows }
        update_book(where: {}, _set: {price: "-1"}) { affected_rows } }"""
    )
    assert answer["errors"][0]["extensions"]["code"] == "permission-error"
    assert _count(library, "loan") == 3


def test_a_failing_child_undoes_its_parent(library: LibraryEngine) -> None:
    answer = library.ask(
        """mutation { insert_author_one(object: {id: 50, name: "Fifty",
        books: {data: [{title: "one"}, {title: "two", genre: crime, price: "-1"}]}}) { id } }"""
    )
    assert "errors" in answer
    assert _count(library, "author") == 3


def test_triggers_learn_who_writes(library: LibraryEngine) -> None:
    update = 'mutation { update_book(where: {id: {_eq: 1}}, _set: {title: "T"}) { affected_rows } }'
    library.ask(update, role="author", session={"x-hasura-user-id": "1"})
    library.ask(update)
    assert library.ask("{ seen(order_by: {id: asc}) { who } }")["data"]["seen"] == [{"who": "1"}, {"who": None}]


def test_update_many_in_order(library: LibraryEngine) -> None:
    answer = library.ask(
        """mutation { update_book_many(updates: [
            {where: {id: {_eq: 1}}, _set: {pages: 1}},
            {where: {pages: {_eq: 1}}, _inc: {pages: 5}},
            {where: {id: {_eq: 99}}, _set: {pages: 0}}]) { affected_rows returning { id pages } } }"""
    )
    assert answer["data"]["update_book_many"] == [
        {"affected_rows": 1, "returning": [{"id": 1, "pages": 1}]},
        {"affected_rows": 1, "returning": [{"id": 1, "pages": 6}]},
        {"affected_rows": 0, "returning": []},
    ]
