"""How values leave as JSON: instants in UTC with ``Z``, uuids as text, decimals as numbers."""

from decimal import Decimal
from typing import Any

import orjson
from flask.json.provider import JSONProvider
from sqlalchemy import RowMapping

_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, RowMapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


class Provider(JSONProvider):
    """Flask's JSON by orjson."""

    def dumps(self, obj: Any, **_: Any) -> str:
        """`obj` as JSON text."""
        return orjson.dumps(obj, default=_plain, option=_OPTIONS).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """The value of a JSON text."""
        return orjson.loads(s)
