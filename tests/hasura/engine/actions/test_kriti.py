"""Kriti templates: values, paths, control flow, functions, and errors that name their place."""

from typing import Any

import pytest

from hasura.engine.webhooks.kriti import KritiError, parse_template, render

EVENT = {
    "id": 7,
    "name": "Press 4",
    "tags": ["hot", "loud"],
    "parts": [{"no": 1, "ok": True}, {"no": 2, "ok": False}],
    "empty": {},
    "missing": None,
}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        pytest.param('{"a": 1, "b": [true, null, -2.5e1]}', {"a": 1, "b": [True, None, -25.0]}, id="json"),
        pytest.param("{{ $body.id }}", 7, id="value"),
        pytest.param("$body.name", "Press 4", id="bare path"),
        pytest.param("{{ $body['name'] }}", "Press 4", id="quoted key"),
        pytest.param("{{ $body.tags[1] }}", "loud", id="index"),
        pytest.param('"machine {{ $body.name }}, {{ $body.tags }}"', 'machine Press 4, ["hot","loud"]', id="text"),
        pytest.param('"{ {{ $body.id }} }"', "{ 7 }", id="single braces in text"),
        pytest.param("{{ $body?.nowhere.deeper }}", None, id="optional path"),
        pytest.param("{{ $nobody?.x ?? 3 }}", 3, id="default"),
        pytest.param("{{ if $body.id > 5 }} 1 {{ else }} 2 {{ end }}", 1, id="if"),
        pytest.param("{{ if false }} 1 {{ elif true }} 2 {{ else }} 3 {{ end }}", 2, id="elif"),
        pytest.param(
            "{{ range i, p := $body.parts }} [{{ i }}, {{ p.no }}] {{ end }}", [[0, 1], [1, 2]], id="range"
        ),
        pytest.param(
            "{{ range _, p := $body.parts }} {{ not p.ok }} {{ end }}", [False, True], id="range without index"
        ),
        pytest.param('{{ "hot" in $body.tags }}', True, id="in list"),
        pytest.param('{{ "id" in $body }}', True, id="in object"),
        pytest.param("{{ ($body.id == 7) && (1 <= 2) }}", True, id="and"),
        pytest.param("{{ true == 1 }}", False, id="a boolean is no number"),
        pytest.param("{{ concat([[1], [2, 3]]) }}", [1, 2, 3], id="concat lists"),
        pytest.param('{{ concat([{"a": 1, "b": 1}, {"b": 2}]) }}', {"a": 1, "b": 2}, id="concat objects"),
        pytest.param("{{ size($body.tags) }}", 2, id="size"),
        pytest.param("{{ empty($body.empty) }}", True, id="empty"),
        pytest.param("{{ inverse(4) }}", 0.25, id="inverse"),
        pytest.param('{{ escapeUri("a b/c") }}', "a%20b%2Fc", id="escapeUri"),
        pytest.param('{{ toPairs({"a": 1}) }}', [["a", 1]], id="toPairs"),
        pytest.param("{{ removeNulls([1, null]) }}", [1], id="removeNulls"),
        pytest.param('# a comment\n"x"', "x", id="comment"),
        pytest.param(r'"\u00e9\n\"{{ "in\"ner" }}"', 'é\n"in"ner', id="escapes"),
    ],
)
def test_renders(template: str, expected: Any) -> None:
    assert render(template, {"$body": EVENT}) == expected


@pytest.mark.parametrize(
    ("template", "code", "message", "column"),
    [
        ("{{ $body.nowhere }}", "Attribute Error", "'Object' has no attribute 'nowhere'.", 3),
        ("{{ $other }}", "Name Error", "Variable '$other' not in scope", 3),
        ("{{ $body.tags[9] }}", "Index Error", "Index out of range", 3),
        ("{{ $body.name.x }}", "Type Error", "Couldn't match expected type 'Object' with actual type 'String'", 3),
        (
            "{{ if 1 }} 1 {{ else }} 2 {{ end }}",
            "Type Error",
            "Couldn't match expected type 'Boolean' with actual type 'Number'",
            0,
        ),
        ("{{ head([]) }}", "Function Error", "Empty array", 3),
        ("$body.name }}", "Parse Error", "Unexpected token '}'.", 11),
        ("[1, ]", "Parse Error", "Unexpected token ']'.", 4),
        ('{1: "a"}', "Parse Error", "Unexpected token '1'.", 1),
        ("", "Parse Error", "ParseError: Empty token stream.", 0),
    ],
)
def test_errors_say_what_and_where(template: str, code: str, message: str, column: int) -> None:
    with pytest.raises(KritiError) as caught:
        render(template, {"$body": EVENT})
    told = caught.value.to_json()
    assert (told["error_code"], told["message"]) == (code, message)
    assert told["source_position"]["start_column"] == column


def test_deep_nesting_is_refused_not_crashed() -> None:
    with pytest.raises(KritiError, match="nested too deeply"):
        parse_template("(" * 5000 + "1" + ")" * 5000)
