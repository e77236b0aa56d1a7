"""Random queries of random roles over random rows: the engine answers as the model does.

The model never shows a row or column a role may not see, so agreeing with it is also the proof that
the engine does not.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.hasura.engine.library import LibraryEngine, create_schema
from tests.hasura.engine.properties.model import COLUMNS, Rights, Selection, World, document

SCHEMA = """
CREATE TABLE author (id integer PRIMARY KEY, name text COLLATE "C", age integer);
CREATE TABLE book (
    id integer PRIMARY KEY, author_id integer REFERENCES author, title text COLLATE "C", pages integer,
    open boolean
);
"""
DIRECTIONS = ("asc", "desc", "asc_nulls_first", "asc_nulls_last", "desc_nulls_first", "desc_nulls_last")
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "int": st.integers(0, 6),
    "text": st.sampled_from(["a", "ab", "b", "Zz", "%", "x'y\\"]),
    "bool": st.booleans(),
}
RIGHTS = {
    "linked": {  # a book is visible if its author is: the engine need not ask below an author
        "author": Rights(("id", "name"), {"age": {"_gt": 2}}, None, True),
        "book": Rights(("id", "author_id", "title"), {"author": {"age": {"_gt": 2}}}, None, True),
    },
    "nosy": {
        "author": Rights(("id", "name"), {"age": {"_gt": 2}}, None, True),
        "book": Rights(("id", "author_id", "title"), {"open": {"_eq": True}}, 3, True),
    },
    "guest": {
        "author": Rights(("id", "age"), {"books": {"pages": {"_lte": 4}}}, 2, False),
        "book": Rights(
            ("id", "pages", "open"),
            {"_or": [{"author": {"name": {"_neq": "a"}}}, {"_not": {"pages": {"_is_null": False}}}]},
            None,
            True,
        ),
    },
}


def _metadata() -> dict[str, Any]:
    books = {"foreign_key_constraint_on": {"table": "book", "column": "author_id"}}
    tables: list[dict[str, Any]] = [
        {"table": "author", "array_relationships": [{"name": "books", "using": books}]},
        {
            "table": "book",
            "object_relationships": [{"name": "author", "using": {"foreign_key_constraint_on": "author_id"}}],
        },
    ]
    for table in tables:
        table["select_permissions"] = [
            {
                "role": role,
                "permission": {
                    "columns": list(rights[table["table"]].columns),
                    "filter": rights[table["table"]].condition,
                    "limit": rights[table["table"]].limit,
                    "allow_aggregations": rights[table["table"]].aggregations,
                },
            }
            for role, rights in RIGHTS.items()
        ]
    url = {"connection_info": {"database_url": {"from_env": "LIBRARY_URL"}}}
    return {
        "version": 3,
        "sources": [{"name": "default", "kind": "postgres", "configuration": url, "tables": tables}],
    }


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA)
    engine = LibraryEngine(engine_database_url, _metadata())
    yield engine
    engine.close()


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


@st.composite
def databases(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    authors = [
        {"id": number, "name": draw(_maybe(VALUES["text"])), "age": draw(_maybe(VALUES["int"]))}
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    books = [
        {
            "id": number,
            "author_id": draw(_maybe(st.integers(1, len(authors)))),
            "title": draw(_maybe(VALUES["text"])),
            "pages": draw(_maybe(VALUES["int"])),
            "open": draw(_maybe(VALUES["bool"])),
        }
        for number in range(1, draw(st.integers(0, 7)) + 1)
    ]
    return {"author": authors, "book": books}


def _columns(role: str, table: str) -> tuple[str, ...]:
    return tuple(COLUMNS[table]) if role == "admin" else RIGHTS[role][table].columns


@st.composite
def conditions(draw: st.DrawFn, role: str, table: str, depth: int = 2) -> dict[str, Any]:
    kinds = ["column"] * 3 + (["_and", "_or", "_not", "relation"] if depth else [])
    kind = draw(st.sampled_from(kinds))
    if kind in {"_and", "_or"}:
        return {kind: draw(st.lists(conditions(role, table, depth - 1), max_size=2))}
    if kind == "_not":
        return {"_not": draw(conditions(role, table, depth - 1))}
    if kind == "relation":
        name, other = ("books", "book") if table == "author" else ("author", "author")
        return {name: draw(st.one_of(st.just({}), conditions(role, other, depth - 1)))}
    column = draw(st.sampled_from(_columns(role, table)))
    values = VALUES[COLUMNS[table][column]]
    operators = ["_eq", "_neq", "_gt", "_lte", "_in", "_nin", "_is_null"]
    operator = draw(st.sampled_from(operators))
    if operator == "_is_null":
        return {column: {operator: draw(st.booleans())}}
    if operator in {"_in", "_nin"}:
        return {column: {operator: draw(st.lists(values, max_size=3))}}
    return {column: {operator: draw(values)}}


@st.composite
def selections(draw: st.DrawFn, role: str, table: str, depth: int = 2, plural: bool = True) -> Selection:
    columns = _columns(role, table)
    asked = tuple(dict.fromkeys(["id", *draw(st.lists(st.sampled_from(columns), max_size=3))]))
    where = draw(st.one_of(st.just({}), conditions(role, table))) if plural else {}
    keys = draw(st.lists(st.tuples(st.sampled_from(columns), st.sampled_from(DIRECTIONS)), max_size=2))
    may_aggregate = plural and (role == "admin" or RIGHTS[role][table].aggregations)
    aggregates = None
    if may_aggregate and draw(st.integers(0, 3)) == 0:
        numbers = [name for name in columns if COLUMNS[table][name] == "int"]
        functions = st.tuples(st.sampled_from(["sum", "max", "min"]), st.sampled_from(numbers))
        aggregates = (("count", ""), *draw(st.lists(functions, max_size=2, unique=True)))
    related: list[tuple[str, Selection]] = []
    if depth and aggregates is None and draw(st.booleans()):
        name, other, many = ("books", "book", True) if table == "author" else ("author", "author", False)
        related.append((name, draw(selections(role, other, depth - 1, many))))
    return Selection(
        table,
        where,
        (*keys, ("id", "asc")),
        draw(_maybe(st.integers(0, 4))) if plural else None,
        draw(_maybe(st.integers(0, 3))) if plural else None,
        asked,
        tuple(related),
        aggregates,
    )


ROLES = st.sampled_from(["admin", *RIGHTS])


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, Selection]:
    role = draw(ROLES)
    return role, draw(selections(role, draw(st.sampled_from(["author", "book"]))))


def _load(library: LibraryEngine, database: dict[str, list[dict[str, Any]]]) -> None:
    script = "TRUNCATE author, book;"
    for table, rows in database.items():
        text = json.dumps(rows).replace("'", "''")
        script += f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, E'{_escaped(text)}');"
    library.execute(script)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
@given(database=databases(), question=asked())
@example(database={"author": [], "book": []}, question=("admin", Selection("book", aggregates=(("count", ""),))))
def test_engine_agrees_with_the_model(
    library: LibraryEngine, database: dict[str, list[dict[str, Any]]], question: tuple[str, Selection]
) -> None:
    role, selection = question
    _load(library, database)
    answer = library.ask(document(selection), role=role)
    key = f"{selection.table}_aggregate" if selection.aggregates is not None else selection.table
    expected = World(database, RIGHTS.get(role)).answer(selection)
    assert answer == {"data": {key: expected}}, document(selection)


@pytest.mark.parametrize("role", RIGHTS)
@pytest.mark.parametrize("table", COLUMNS)
def test_hidden_columns_do_not_exist(library: LibraryEngine, role: str, table: str) -> None:
    """In no place where a column can stand."""
    hidden = sorted(set(COLUMNS[table]) - set(RIGHTS[role][table].columns))
    assert hidden
    for column in hidden:
        for query in (
            f"{{ {table} {{ {column} }} }}",
            f"{{ {table}(where: {{{column}: {{_is_null: true}}}}) {{ id }} }}",
            f"{{ {table}(order_by: {{{column}: asc}}) {{ id }} }}",
            f"{{ {table}(distinct_on: {column}) {{ id }} }}",
        ):
            assert "errors" in library.ask(query, role=role), query
        described = library.ask(f'{{ __type(name: "{table}") {{ fields {{ name }} }} }}', role=role)
        assert {"name": column} not in described["data"]["__type"]["fields"]
