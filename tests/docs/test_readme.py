"""The README says nothing that a fresh clone does not do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Stack

CHECKOUT = Path(__file__).resolve().parents[2]
README = (CHECKOUT / "README.md").read_text("utf-8")
PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]


def test_its_commands_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE))
    assert {"up", "test", "down", "help"} <= named <= targets


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m ([a-z_.]+)", README))))
def test_its_modules_can_be_run(module: str) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", module, "--help"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_its_example_stores_a_measurement(stack: Stack, tmp_path: Path) -> None:
    (tmp_path / ".millwright").symlink_to(stack.home)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    ran = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert '"stored":1' in ran.stdout.replace(" ", ""), ran.stdout + ran.stderr
