"""`python -m core.settings_page`: writes docs/settings.md from core/settings.py."""

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from core.settings import Settings

PAGE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
HEADER = """# Settings

Every setting is an environment variable, read once when a process starts; wrong values are reported together.
`make up` gives each process what it needs, so an embedded deployment needs none of them. The GraphQL engine's own
settings carry Hasura's names (`HASURA_GRAPHQL_…`).

This page is generated from `core/settings.py` by `make docs`.

| variable | default | accepts | meaning |
|---|---|---|---|
"""


def settings_page() -> str:
    """The page's text: one row a setting, in the order of the source."""
    return HEADER + "".join(_row(name, field) for name, field in Settings.model_fields.items())


def _row(name: str, field: FieldInfo) -> str:
    cells = (f"`MILLWRIGHT_{name.upper()}`", _default(field), _accepts(field), field.description or "")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _default(field: FieldInfo) -> str:
    value = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    if isinstance(value, bool):
        value = str(value).lower()
    return "" if value == "" else f"`{value}`"


def _accepts(field: FieldInfo) -> str:
    kind: Any = field.annotation
    if get_origin(kind) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(kind))
    names = {int: "whole number", float: "number", str: "text", bool: "`true`, `false`", Path: "path"}
    words = [names.get(kind, "secret text")]
    for bound in field.metadata:
        words += [f"≥ {bound.ge}"] if hasattr(bound, "ge") else []
        words += [f"≤ {bound.le}"] if hasattr(bound, "le") else []
    return " ".join(words)


if __name__ == "__main__":
    PAGE.write_text(settings_page())
