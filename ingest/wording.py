"""Says exactly what is wrong with an item that msgspec refused: the field, its value, what fits.

msgspec decodes fast and stops at the first fault with a path that leaves dictionary keys out. This
walk runs only for refused items, over the plain parsed JSON, and knows nothing that the types in
``ingest/shapes.py`` do not say.
"""

import math
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct, UnsetType

from ingest.answer import Fault, presentable


def explain(shape: type[Struct], parsed: Any, prefix: str = "") -> Fault | None:
    """The first fault of ``parsed`` as a ``shape``; None if it has none."""
    if not isinstance(parsed, dict):
        return Fault("invalid", prefix.rstrip("."), "expected a JSON object", presentable(parsed))
    hints = get_type_hints(shape, include_extras=True)
    for key in parsed:
        if key not in hints:
            path, known = prefix + str(presentable(key)), ", ".join(hints)
            return Fault("invalid", path, f"unknown key; expected some of {known}", presentable(parsed[key]))
    for field in msgspec.structs.fields(shape):
        kind = hints[field.name]
        if field.name not in parsed:
            if field.required:
                return Fault("invalid", prefix + field.name, f"is missing; expected {expected(kind)}")
            continue
        if fault := _explain_value(kind, parsed[field.name], prefix + field.name):
            return fault
    return None


def _explain_value(kind: Any, value: Any, path: str) -> Fault | None:
    kind = _wanted(kind)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return explain(kind, value, f"{path}.")
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    for part, part_path in _parts(get_origin(plain), value, path):
        if not _storable(part_path):
            return Fault(
                "invalid", path, "has a name with a character that cannot be stored", presentable(part_path)
            )
        if fault := _explain_value(get_args(plain)[-1], part, part_path):
            return fault
    if _fits(kind, value):
        return None
    return Fault("invalid", path, f"expected {expected(kind)}", presentable(value))


def _parts(container: Any, value: Any, path: str) -> Iterator[tuple[Any, str]]:
    if container is list and isinstance(value, list):
        yield from ((part, f"{path}[{index}]") for index, part in enumerate(value))
    elif container is dict and isinstance(value, dict):
        yield from ((part, f"{path}.{key}") for key, part in value.items())


def _fits(kind: Any, value: Any) -> bool:
    if isinstance(value, float) and not math.isfinite(value):
        return False
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return not isinstance(value, str) or _storable(value)


def _storable(text: str) -> bool:
    """Whether PostgreSQL takes it: no NUL, no half of a surrogate pair."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def expected(kind: Any) -> str:
    """What a value of ``kind`` looks like, in words."""
    kind = _wanted(kind)
    plain, descriptions = kind, []
    if get_origin(kind) is Annotated:
        plain, *metas = get_args(kind)
        descriptions = [meta.description for meta in metas if meta.description]
    if descriptions:
        return str(descriptions[0])
    origin, arguments = get_origin(plain), get_args(plain)
    if origin is Literal:
        return "one of " + ", ".join(arguments)
    if origin is list:
        return f"a list with at least one element, each {expected(arguments[0])}"
    if origin is dict and arguments[1] is not Any:
        return f"an object with at least one name, for each {expected(arguments[1])}"
    return "a JSON object"


def _wanted(kind: Any) -> Any:
    """``kind`` without the possibility of being left out."""
    if get_origin(kind) is Union or isinstance(kind, type(int | str)):
        return next(option for option in get_args(kind) if option is not UnsetType)
    return kind
