"""Webhooks of permissions: asked before anything is written, and what they say holds."""

from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from tests.hasura.engine.library import METADATA, ROWS, SCHEMA, LibraryEngine, create_schema
from tests.hasura.engine.receiver import Receiver

AUTHOR = {"x-hasura-user-id": "1"}


@pytest.fixture(scope="module")
def library(engine_database_url: str, shared_receiver: Receiver) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA, ROWS)
    (source,) = METADATA["sources"]
    webhook = {"url": f"{shared_receiver.url}/books", "headers": [{"name": "X-Key", "value": "k"}], "timeout": 5}
    tables = []
    for table in source["tables"]:
        changed = dict(table)
        for kind in ("insert_permissions", "update_permissions", "delete_permissions"):
            changed[kind] = [
                {**item, "permission": {**item["permission"], "validate_input": _http(webhook)}}
                for item in table.get(kind, [])
            ]
        tables.append(changed)
    engine = LibraryEngine(engine_database_url, {**METADATA, "sources": [{**source, "tables": tables}]})
    yield engine
    engine.close()


def _http(definition: dict[str, Any]) -> dict[str, Any]:
    return {"type": "http", "definition": definition}


def _titles(library: LibraryEngine) -> list[str]:
    answer = library.ask("{ book(order_by: {id: asc}, where: {author_id: {_eq: 1}}) { title } }")
    return [row["title"] for row in answer["data"]["book"]]


INSERT = "mutation ($t: String!) { insert_book_one(object: {title: $t, pages: 3}) { title } }"


def test_what_is_refused_is_not_written(library: LibraryEngine, receiver: Receiver) -> None:
    before = _titles(library)
    receiver.answer("/books", orjson.dumps({"message": "no such title"}), 400)
    answer = library.ask(INSERT, {"t": "Forbidden"}, "author", AUTHOR)
    assert answer["errors"] == [
        {"message": "no such title", "extensions": {"path": "$", "code": "validation-failed"}}
    ]
    assert _titles(library) == before
    (request,) = receiver.received
    assert request.headers["x-key"] == "k"
    assert request.json == {
        "version": 1,
        "role": "author",
        "session_variables": {"x-hasura-role": "author", "x-hasura-user-id": "1"},
        "data": {"input": [{"title": "Forbidden", "pages": 3}]},
    }


def test_each_request_is_judged_by_its_own_input(library: LibraryEngine, receiver: Receiver) -> None:
    for title in ("One", "Two"):
        answer = library.ask(INSERT, {"t": title}, "author", AUTHOR)
        assert answer == {"data": {"insert_book_one": {"title": title}}}
    assert [item.json["data"]["input"][0]["title"] for item in receiver.received] == ["One", "Two"]


def test_updates_and_deletes_show_their_arguments(library: LibraryEngine, receiver: Receiver) -> None:
    session = ("author", AUTHOR)
    update = 'mutation { update_book(where: {id: {_eq: 1}}, _set: {title: "New"}) { affected_rows } }'
    assert library.ask(update, None, *session) == {"data": {"update_book": {"affected_rows": 1}}}
    many = 'mutation { update_book_many(updates: [{where: {}, _set: {title: ""}}]) { affected_rows } }'
    assert "errors" in library.ask(many, None, *session)  # the check, after the webhook
    library.ask("mutation { delete_book_by_pk(id: 4) { id } }", None, *session)
    assert [item.json["data"]["input"] for item in receiver.received] == [
        [{"where": {"id": {"_eq": 1}}, "_set": {"title": "New"}}],
        [{"where": {}, "_set": {"title": ""}}],
        [{"pk_columns": {"id": 4}}],
    ]


def test_an_unclear_answer_is_no_consent(library: LibraryEngine, receiver: Receiver) -> None:
    before = _titles(library)
    for status, message in (
        (400, "received invalid response from input validation webhook"),
        (503, "internal error when validating input data"),
    ):
        receiver.answer("/books", b"{}", status)
        (error,) = library.ask(INSERT, {"t": "Unclear"}, "author", AUTHOR)["errors"]
        assert error["message"] == message
    assert _titles(library) == before


def test_the_admin_asks_nobody(library: LibraryEngine, receiver: Receiver) -> None:
    assert "data" in library.ask(INSERT, {"t": "By the admin"})
    assert receiver.received == []
