"""Holds the arrows of docs/architecture.md: who may import whom."""

import ast
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent

MAY_IMPORT = {
    "core": {"core"},
    "domain": {"domain"},
    "db": {"db", "core"},
    "hasura/engine": {"hasura"},
    "handlers": {"handlers", "core", "db", "domain"},
    "ingest": {"ingest", "core", "db", "domain"},
    "local": {"local", "core"},
}
OURS = {"core", "domain", "db", "hasura", "handlers", "ingest", "local", "bench", "frontend"}


def imported(path: Path) -> set[str]:
    """The first names of all modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    files = sorted((CHECKOUT / room).rglob("*.py"))
    assert files
    for path in files:
        forbidden = (imported(path) & OURS) - MAY_IMPORT[room]
        assert not forbidden, f"{path.relative_to(CHECKOUT)} imports {', '.join(sorted(forbidden))}"


def test_the_engine_knows_no_factory() -> None:
    for path in (CHECKOUT / "hasura/engine").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hasura"):
                assert (node.module or "").startswith("hasura.engine"), path
