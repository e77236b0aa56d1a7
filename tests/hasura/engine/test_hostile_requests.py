"""Requests nobody should send: each gets a clear refusal, none an accident."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.hasura.engine.library import METADATA, ROWS, SCHEMA, LibraryEngine, create_schema


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA, ROWS)
    engine = LibraryEngine(engine_database_url, METADATA)
    yield engine
    engine.close()


def _nested(levels: int) -> str:
    return "{ author" + " { books { author" * levels + " { id }" + " } }" * levels + " }"


DOUBLING = " ".join(
    f"fragment f{n} on author {{ a: books {{ author {{ ...f{n + 1} }} }}"
    f" b: books {{ author {{ ...f{n + 1} }} }} }}"
    for n in range(20)
)

REFUSED: dict[str, tuple[str, dict[str, Any] | None]] = {
    "nothing": ("", None),
    "half a document": ("{ author {", None),
    "two operations without a name": ("query A { author { id } } query B { author { id } }", None),
    "deeper than the parser goes": (_nested(400), None),
    "deeper than the engine goes": (_nested(40), None),
    "fragments that double": (
        f"{{ author {{ ...f0 }} }} {DOUBLING} fragment f20 on author {{ id }}",
        None,
    ),
    "fragments in a circle": (
        "fragment a on author { ...b } fragment b on author { ...a } { author { ...a } }",
        None,
    ),
    "unknown fragment": ("{ author { ...nobody } }", None),
    "object without selection": ("{ author }", None),
    "scalar with selection": ("{ author { id { x } } }", None),
    "unknown argument": ("{ author { id(x: 1) } }", None),
    "unknown directive": ("{ author @explode { id } }", None),
    "unused variable": ("{ author { id } }", {"x": 1}),
    "missing variable": ("query ($x: Int!) { author_by_pk(id: $x) { id } }", None),
    "null for a non-null": ("query ($x: Int!) { author_by_pk(id: $x) { id } }", {"x": None}),
    "text for a number": ("query ($x: Int!) { author_by_pk(id: $x) { id } }", {"x": "one"}),
    "fraction for an integer": ("query ($x: Int!) { author_by_pk(id: $x) { id } }", {"x": 1.5}),
    "too large": ("query ($x: Int!) { author_by_pk(id: $x) { id } }", {"x": 1 << 40}),
    "list for an object": ("query ($x: author_bool_exp) { author(where: $x) { id } }", {"x": [1]}),
    "negative limit": ("query ($x: Int) { author(limit: $x) { id } }", {"x": -1}),
    "surrogates": ("query ($x: String) { author(where: {name: {_eq: $x}}) { id } }", {"x": "\ud800"}),
    "bad pattern": ('{ author(where: {name: {_regex: "("}}) { id } }', None),
    "unknown direction": ("{ author(order_by: {id: sideways}) { id } }", None),
    "one key for two fields": ("{ x: author { id } x: book { id } }", None),
    "subscription over HTTP": ("subscription { author { id } }", None),
    "more columns than PostgreSQL has": (
        "{ author { " + " ".join(f"a{n}: id" for n in range(1700)) + " } }",
        None,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_is_clear_and_says_no_sql(library: LibraryEngine, name: str) -> None:
    query, variables = REFUSED[name]
    (error,) = library.ask(query, variables)["errors"]
    assert error["message"]
    assert error["extensions"]["code"] != "unexpected"
    for role in ("reader", "nobody"):
        answer = json.dumps(library.ask(query, variables, role=role))
        assert "internal" not in answer
        assert "SELECT" not in answer


@pytest.mark.parametrize("text", ["'; DROP TABLE author; --", '"', "\\", "$1", "{}", "\x00", "%s", "ü🦀"])
def test_no_text_becomes_sql(library: LibraryEngine, text: str) -> None:
    inserted = library.ask(
        "mutation ($a: [author_insert_input!]!) { insert_author(objects: $a) { returning { id name tags } } }",
        {"a": [{"id": 77, "name": text, "tags": [text, "x"]}]},
    )
    stored = text.replace("\x00", "")
    assert inserted["data"]["insert_author"]["returning"] == [{"id": 77, "name": stored, "tags": [stored, "x"]}]
    found = library.ask(
        "query ($n: String!) { author(where: {name: {_eq: $n}, tags: {_contains: [$n]}}) { id } }", {"n": text}
    )
    assert found == {"data": {"author": [{"id": 77}]}}
    library.ask("mutation { delete_author_by_pk(id: 77) { id } }")


def test_many_root_fields_and_long_names(library: LibraryEngine) -> None:
    fields = " ".join(f"a{n}: author_aggregate {{ aggregate {{ count }} }}" for n in range(60))
    answer = library.ask(f"{{ {fields} {'x' * 90}: author(limit: 1) {{ {'y' * 70}: id id }} }}")
    assert list(answer["data"]) == [*(f"a{n}" for n in range(60)), "x" * 90]
    assert answer["data"]["x" * 90] == [{"y" * 70: 1, "id": 1}]
