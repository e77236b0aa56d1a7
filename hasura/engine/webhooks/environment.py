"""`{{NAME}}` in addresses and header values: replaced from the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hasura.engine.errors import EngineError

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")


def interpolate(template: str, environment: Mapping[str, str]) -> str:
    """The text with every `{{NAME}}` replaced.

    Raises EngineError (unexpected) naming all variables that are not set.
    """
    missing = [name for name in _PLACEHOLDER.findall(template) if name not in environment]
    if missing:
        named = ", ".join(missing)
        raise EngineError(f"Value for environment variables not found: {named}", code="unexpected")
    return _PLACEHOLDER.sub(lambda match: environment[match[1]], template)
