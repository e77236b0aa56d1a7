"""Golden cases: one `.graphql` each, with the SQL it becomes and the answer it gets beside it.

The lines `# role: …`, `# session: {…}` and `# variables: {…}` on top of a case say who asks with what.
To accept what the engine does now: `MILLWRIGHT_ACCEPT=sql` (or `json`, or `sql,json`).
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hasura.engine.errors import EngineError
from hasura.engine.execute.mutations import ready_mutation
from hasura.engine.execute.queries import ready_query
from hasura.engine.planner.context import Planning
from hasura.engine.planner.mutations import mutation_plan
from hasura.engine.planner.operation import query_plan
from hasura.engine.request.document import parse_operation
from hasura.engine.request.variables import Variables
from tests.hasura.engine.library import METADATA, ROWS, SCHEMA, LibraryEngine, create_schema

CASES = Path(__file__).parent / "cases"
ACCEPT = set(os.environ.get("MILLWRIGHT_ACCEPT", "").split(","))
EMPTY = "TRUNCATE author, book, loan RESTART IDENTITY CASCADE;"


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA)
    engine = LibraryEngine(engine_database_url, METADATA)
    yield engine
    engine.close()


def _header(text: str) -> dict[str, Any]:
    found = dict(re.findall(r"^# (role|session|variables): (.*)$", text, re.MULTILINE))
    return {
        "role": found.get("role", "admin"),
        "session": json.loads(found.get("session", "{}")),
        "variables": json.loads(found.get("variables", "{}")),
    }


def _statements(library: LibraryEngine, text: str, header: dict[str, Any]) -> str:
    try:
        operation = parse_operation(text, None, 100)
        schema = library.engine.snapshot.schema(header["role"], False)
        planning = Planning(schema, Variables(operation, header["variables"]), library.options)
        if operation.kind == "mutation":
            found = ready_mutation(mutation_plan(planning)).statements.values()
            statements = [item for pair in found for item in (pair.write, pair.read) if item is not None]
        else:
            ready = ready_query(query_plan(planning))
            statements = [ready.whole.statement] if ready.whole else []
    except EngineError:
        return ""
    return "".join(f"{statement.text};\n" for statement in statements)


def _check(path: Path, kind: str, now: str) -> None:
    if kind in ACCEPT:
        path.write_text(now)
    assert path.exists(), f"{path.name} is missing: look at the case with MILLWRIGHT_ACCEPT={kind}"
    assert now == path.read_text()


@pytest.mark.parametrize("case", sorted(CASES.glob("*.graphql")), ids=lambda path: path.stem)
def test_case(case: Path, library: LibraryEngine) -> None:
    text = case.read_text()
    header = _header(text)
    library.execute(EMPTY + ROWS)
    _check(case.with_suffix(".sql"), "sql", _statements(library, text, header))
    answer = library.ask(text, header["variables"], header["role"], header["session"])
    _check(case.with_suffix(".json"), "json", json.dumps(answer, indent=1, ensure_ascii=False) + "\n")


def test_every_expectation_has_its_case() -> None:
    orphans = [path.name for path in CASES.iterdir() if not path.with_suffix(".graphql").exists()]
    assert orphans == []
