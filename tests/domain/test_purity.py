"""The domain knows no other part of the project, no framework, no clock and no network."""

import ast
from pathlib import Path

import pytest

import domain

MODULES = sorted(Path(next(iter(domain.__path__))).glob("*.py"))
LIBRARIES = {"numpy", "pint", "cel", "cronsim", "dateutil"}
STANDARD = {
    "base64", "binascii", "bisect", "collections", "dataclasses", "datetime", "enum", "functools", "hashlib",
    "heapq", "hmac", "importlib", "itertools", "json", "math", "operator", "re", "types", "typing", "unicodedata",
    "urllib.parse", "zoneinfo",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow", "time_ns", "monotonic"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_imports_and_clocks(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported, called = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            imported.add(module if module in STANDARD else module.split(".")[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called.add(node.func.attr)
    assert imported <= LIBRARIES | STANDARD | {"domain"}
    assert not called & CLOCKS
