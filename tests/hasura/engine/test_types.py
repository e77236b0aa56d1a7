"""Values of every kind of PostgreSQL type go in, are found, changed and come out unharmed."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.hasura.engine.library import LibraryEngine, create_schema

SCHEMA = """
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN positive AS integer CHECK (value > 0);
CREATE TYPE place AS (street text, number integer);
CREATE TABLE thing (
    id integer PRIMARY KEY, small smallint, large bigint, exact numeric(20, 5), approximate float8, flag boolean,
    fixed char(4), varying varchar(5), words text, day date, hour time, moment timestamp, instant timestamptz,
    span interval, bytes bytea, key uuid, address inet, feeling mood, amount positive, home place,
    range int4range, document json, binary_document jsonb, numbers integer[], texts text[], grid text[],
    documents jsonb[], bits bit(3), price money, doubled integer GENERATED ALWAYS AS (small * 2) STORED,
    other integer REFERENCES thing,
    r text, w text, t1 text, target text, written text, root text, s text
);
CREATE FUNCTION thing_echo(thing_row thing, suffix text DEFAULT '!') RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT thing_row.words || suffix $$;
"""

VALUES: dict[str, tuple[Any, Any]] = {  # column: (given, answered)
    "small": (-32768, -32768),
    "large": ("9223372036854775807", 9223372036854775807),
    "exact": (1234567.5, 1234567.5),
    "approximate": (1.5e-7, 1.5e-7),
    "flag": (False, False),
    "fixed": ("ab", "ab  "),
    "varying": ("ünï", "ünï"),
    "words": ("a 'quote' \"and\" \\ more\n", "a 'quote' \"and\" \\ more\n"),
    "day": ("2026-02-28", "2026-02-28"),
    "hour": ("23:59:59.5", "23:59:59.5"),
    "moment": ("2026-01-01 10:00", "2026-01-01T10:00:00"),
    "instant": ("2026-01-01T10:00:00+02:00", "2026-01-01T08:00:00+00:00"),
    "span": ("90 minutes", "01:30:00"),
    "bytes": ("\\x00ff", "\\x00ff"),
    "key": ("6F9619FF-8B86-D011-B42D-00CF4FC964FF", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"),
    "address": ("10.0.0.1/8", "10.0.0.1/8"),
    "feeling": ("bad", "bad"),
    "amount": (7, 7),
    "home": ("(Main,3)", {"street": "Main", "number": 3}),
    "range": ("[1,5)", "[1,5)"),
    "document": ({"b": [1, None, "x"], "a": 1.5}, {"b": [1, None, "x"], "a": 1.5}),
    "binary_document": ([{"k": "v"}, "text", 3], [{"k": "v"}, "text", 3]),
    "numbers": ([1, -2, 3], [1, -2, 3]),
    "texts": (["a,b", 'c"d', "{e}", "", "NULL"], ["a,b", 'c"d', "{e}", "", "NULL"]),
    "grid": ("{{a,b},{c,d}}", [["a", "b"], ["c", "d"]]),
    "documents": ([{"a": 1}, "s", 3], [{"a": 1}, "s", 3]),
    "bits": ("101", "101"),
    "r": ("R", "R"),
    "w": ("W", "W"),
    "t1": ("T", "T"),
    "target": ("X", "X"),
    "written": ("Y", "Y"),
    "root": ("Z", "Z"),
    "s": ("S", "S"),
}
COLUMNS = " ".join(VALUES)
FINDABLE = sorted(set(VALUES) - {"document", "approximate"})


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, "SET lc_monetary = 'C';", SCHEMA)
    configuration = {"connection_info": {"database_url": {"from_env": "LIBRARY_URL"}}}
    table = {
        "table": "thing",
        "object_relationships": [{"name": "friend", "using": {"foreign_key_constraint_on": "other"}}],
        "computed_fields": [{"name": "echo", "definition": {"function": "thing_echo"}}],
    }
    source = {"name": "default", "kind": "postgres", "configuration": configuration, "tables": [table]}
    engine = LibraryEngine(engine_database_url, {"version": 3, "sources": [source]})
    given = {"id": 1, "other": 1, **{name: value for name, (value, _) in VALUES.items()}}
    answer = engine.ask(
        f"mutation ($v: thing_insert_input!) {{ insert_thing_one(object: $v) {{ id doubled {COLUMNS} }} }}",
        {"v": given},
    )
    assert answer == {
        "data": {
            "insert_thing_one": {
                "id": 1,
                "doubled": -65536,
                **{name: answered for name, (_, answered) in VALUES.items()},
            }
        }
    }
    yield engine
    engine.close()


def _answered() -> dict[str, Any]:
    return {name: answered for name, (_, answered) in VALUES.items()}


def test_reading(library: LibraryEngine) -> None:
    answer = library.ask(f'{{ thing {{ {COLUMNS} echo friend {{ {COLUMNS} echo(args: {{suffix: "?"}}) }} }} }}')
    words = VALUES["words"][1]
    friend = {**_answered(), "echo": words + "?"}
    assert answer == {"data": {"thing": [{**_answered(), "echo": words + "!", "friend": friend}]}}


def test_a_mutation_that_looks_at_other_tables_loses_nothing(library: LibraryEngine) -> None:
    answer = library.ask(
        "mutation { update_thing(where: {}, _set: {id: 1}) "
        f"{{ affected_rows returning {{ {COLUMNS} echo friend {{ id }} }} }} }}"
    )
    row = {**_answered(), "echo": VALUES["words"][1] + "!", "friend": {"id": 1}}
    assert answer == {"data": {"update_thing": {"affected_rows": 1, "returning": [row]}}}


@pytest.mark.parametrize("column", FINDABLE)
def test_finding_by_variable_and_list(library: LibraryEngine, column: str) -> None:
    given = VALUES[column][0]
    for condition in ({"_eq": given}, {"_in": [given]}, {"_nin": []}):
        answer = library.ask("query ($w: thing_bool_exp!) { thing(where: $w) { id } }", {"w": {column: condition}})
        assert answer == {"data": {"thing": [{"id": 1}]}}, condition
    none = library.ask("query ($w: thing_bool_exp!) { thing(where: $w) { id } }", {"w": {column: {"_in": []}}})
    assert none == {"data": {"thing": []}}


def test_a_subscription_casts_alike(library: LibraryEngine) -> None:
    where = {name: {"_eq": VALUES[name][0]} for name in FINDABLE}

    async def first() -> Any:
        import asyncio

        from hasura.engine.request.message import GraphQLRequest
        from tests.hasura.engine.library import make_session

        got: asyncio.Queue[bytes] = asyncio.Queue()

        async def done() -> None:
            """Live queries have no end."""

        query = "subscription ($w: thing_bool_exp!) { thing(where: $w) { id r } }"
        request = GraphQLRequest(query, {"w": where})
        subscription = await library.engine.subscribe(request, make_session("admin"), got.put, done)
        try:
            return json.loads(await asyncio.wait_for(got.get(), 5))
        finally:
            subscription.cancel()

    assert library.runner.run(first()) == {"data": {"thing": [{"id": 1, "r": "R"}]}}


@pytest.mark.parametrize(
    ("column", "bad"),
    [
        ("key", "not-a-uuid"),
        ("small", "many"),
        ("small", 99999),
        ("large", "1e3"),
        ("flag", "perhaps"),
        ("instant", "yesterweek"),
        ("feeling", "meh"),
        ("range", "[5,1)"),
        ("numbers", ["x"]),
        ("amount", -1),
        ("varying", "much too long"),
    ],
)
def test_a_bad_value_is_refused_by_name(library: LibraryEngine, column: str, bad: Any) -> None:
    answer = library.ask(
        "mutation ($v: thing_set_input!) { update_thing(where: {id: {_eq: 1}}, _set: $v) { affected_rows } }",
        {"v": {column: bad}},
    )
    (error,) = answer["errors"]
    assert error["extensions"]["code"] in {"data-exception", "parse-failed", "permission-error"}
    assert error["message"] not in {"", "None"}
