from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.expression import ExpressionError, Json, compile_condition

DATA: dict[str, Json] = {
    "value": 5,
    "count": 3.0,
    "state": "running",
    "machine": {"name": "Press 1", "tags": ["press", "hall 2"], "owner": None},
    "lines": [1, 2.5],
    "stopped_s": 700,
}


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ("value > 4 && state == 'running'", True),
        ("value == 5", True),
        ("4 < value", True),
        ("value in [5, 6]", True),
        ("value * 2.0 >= 10", True),
        ("int(count) % 2 == 1", True),
        ("'press' in machine.tags", True),
        ("machine.owner == null", True),
        ("has(machine.line) && machine.line == 'L1'", False),
        ("lines.exists(x, x > 2)", True),
        ("machine.name.startsWith('Press') && machine.name.matches('^Press [0-9]+$')", True),
        ("stopped_s > 10.0 * 60.0 ? value > 1 : false", True),
        ("size(machine.tags) == 2", True),
        ("lines.all(a, lines.all(b, a + b > 1.0)) && lines.exists(c, c > 2)", True),
        ("state != '((((.all(a, .all(b, .all(c'", True),
    ],
)
def test_conditions(source: str, holds: bool) -> None:
    assert compile_condition(source).holds(DATA) is holds


@pytest.mark.parametrize("value", [5, 5.0])
def test_how_a_number_is_written_makes_no_difference(value: float) -> None:
    for source in ("value == 5", "value == 5.0", "value * 1.5 > 7", "value + 1.0 == 6"):
        assert compile_condition(source).holds({"value": value})


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("value >", "Syntax error"),
        ("", "empty, a condition"),
        ("value > 1" + " " * 3_000, "3009 characters given, at most 2000"),
        ("[1].all(a, [1].all(b, [1] . map (c, c) == [1]))", "at most 2 nested list macros"),
        ("'''a''' == state", "only plain strings"),
        ("state == r'a'", "only plain strings"),
        ("(" * 60 + "1" + ")" * 60, "at most 40 nested brackets"),
    ],
)
def test_what_cannot_be_read_is_refused_on_entry(source: str, message: str) -> None:
    with pytest.raises(ExpressionError, match=message):
        compile_condition(source)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing > 1", "missing"),
        ("machine.colour == 'red'", "the data has no field 'colour'"),
        ("state > 1", "No such overload|Unsupported"),
        ("value", "gives 5.0, true or false is expected"),
        ("shell('rm')", "shell"),
        ("machine.__class__ == 1", "the data has no field '__class__'"),
        ("lines[7] > 1", "lines"),
    ],
)
def test_what_fails_on_the_data_says_so(source: str, message: str) -> None:
    with pytest.raises(ExpressionError, match=message):
        compile_condition(source).holds(DATA)


def test_a_condition_serves_many_threads() -> None:
    condition = compile_condition("value > 4 && state == 'x'")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda i: condition.holds({"value": i % 10, "state": "x"}), range(200)))
    assert sum(found) == 100


def test_unknown_names_are_refused_when_the_known_ones_are_given() -> None:
    assert compile_condition("value > 1 && state == 'x'", known=DATA).names == {"value", "state"}
    with pytest.raises(ExpressionError, match="valeu is not known; one of count, lines"):
        compile_condition("valeu > 1", known=DATA)
    assert compile_condition("lines.exists(x, x > value)", known=DATA).holds(DATA) is False
