"""Many rows as values of one statement: a column of them is one array, written as text."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from uuid import UUID

import numpy as np
import orjson
from numpy.typing import NDArray


def recordset(types: Mapping[str, str]) -> str:
    """An item ``g`` of FROM with these columns, each bound under its name as ``array_text`` gives it."""
    arrays = ", ".join(f"CAST(:{name} AS {type_}[])" for name, type_ in types.items())
    return f"unnest({arrays}) AS g ({', '.join(types)})"


def amounts_text(amounts: NDArray[np.float64]) -> str:
    """An array of numbers as PostgreSQL reads it; NaN is no number, and so NULL."""
    return "{" + orjson.dumps(amounts.tolist())[1:-1].decode() + "}"


def array_text(values: Iterable[str | UUID | datetime | float | None]) -> str:
    """An array of anything else as PostgreSQL reads it; many a value is there again and again."""
    known = list(values)
    text = {value: _TEXT[type(value)](value) for value in set(known)}
    return "{" + ",".join([text[value] for value in known]) + "}"


def uuid_array(ids: Iterable[UUID]) -> str:
    """Ids as the text of an array: one value of a statement, however many they are."""
    return "{" + ",".join([_uuid_text(id_.int) for id_ in ids]) + "}"


@lru_cache(maxsize=16_384)
def _uuid_text(number: int) -> str:
    """Kept, as one piece of work asks for the same machines in a dozen statements."""
    return str(UUID(int=number))


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_TEXT: Mapping[type, Callable[..., str]] = {
    float: repr,
    int: repr,
    UUID: str,
    datetime: datetime.isoformat,
    str: _quoted,
    type(None): lambda _: "NULL",
}
