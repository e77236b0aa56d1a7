"""What a refusal by the database means to a client."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Constraint, Index, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.exc import DBAPIError

from core.errors import ErrorKind, Errors, MillwrightError
from db.models import Base

_AWAY = ("08", "57P", "53300", "40001", "40P01")
_BY_CODE = (
    ("53100", Errors.DISK_FULL, ""),
    ("23503", Errors.CONFLICT, "Something else still refers to this object."),
    ("23P01", Errors.CONFLICT, "It overlaps in time with what is there already."),
    ("23514", Errors.INVALID, "A value lies outside what can be stored."),
    ("22", Errors.INVALID, "A value lies outside what can be stored."),
)
_BEGINS = ("started_at", "valid_from")
_DETAIL = re.compile(r"^Key \((?P<columns>.*)\)=\((?P<values>.*)\) ", re.DOTALL)


def client_error(error: DBAPIError) -> MillwrightError | None:
    """The error to answer with; None where the fault is ours."""
    code: str = getattr(error.orig, "pgcode", None) or ""
    if error.connection_invalidated or code.startswith(_AWAY) or not code:
        return MillwrightError(Errors.UNAVAILABLE)
    if code == "23505":
        return _named(error, Errors.CONFLICT, "is taken", "a value that is not in use yet")
    if code == "23503" and "still referenced" not in str(error.orig):
        return _named(error, Errors.NOT_FOUND, "does not exist", "the id of an existing object")
    if code == "23P01" and (overlapping := _overlapping(error)) is not None:
        return overlapping
    if code == "23514" and (refused := _checked(error)) is not None:
        return refused
    for start, kind, message in _BY_CODE:
        if code.startswith(start):
            return MillwrightError(kind, message)
    return None


def _named(error: DBAPIError, kind: ErrorKind, fault: str, expected: str) -> MillwrightError:
    diagnosis = getattr(error.orig, "diag", None)
    columns = _columns(getattr(diagnosis, "constraint_name", None) or "")
    detail = _DETAIL.match(getattr(diagnosis, "message_detail", None) or "")
    if not columns or detail is None:
        return MillwrightError(kind)
    field, value = columns[-1], detail["values"].split(", ", len(columns) - 1)[-1]
    return MillwrightError(kind, f"{field} {value!r} {fault}.", field=field, value=value, expected=expected)


def _checked(error: DBAPIError) -> MillwrightError | None:
    """A refusal by a table's check: the first column that it names, with the value that was to be stored."""
    diagnosis = getattr(error.orig, "diag", None)
    name, given = getattr(diagnosis, "constraint_name", None), error.params
    for table in Base.metadata.tables.values():
        for check in table.constraints:
            if not isinstance(check, CheckConstraint) or not name or check.name != name:
                continue
            condition = str(check.sqltext)
            words = re.findall(r"\w+", condition)
            field = next((word for word in words if word in table.columns), None)
            value = given.get(field) if field and isinstance(given, Mapping) else None
            shown = value if value is None or isinstance(value, (int, float)) else str(value)
            message = f"{field} does not fit: {condition} is expected."
            return MillwrightError(Errors.INVALID, message, field=field, value=shown, expected=condition)
    return None


def _overlapping(error: DBAPIError) -> MillwrightError | None:
    """A refusal because something else has that time: the column in which the span begins, and its value."""
    name, given = getattr(getattr(error.orig, "diag", None), "constraint_name", None), error.params
    for table in Base.metadata.tables.values():
        if not any(isinstance(item, ExcludeConstraint) and item.name == name for item in table.constraints):
            continue
        field = next((column for column in _BEGINS if column in table.columns), None)
        value = given.get(field) if field and isinstance(given, Mapping) else None
        message = "It overlaps in time with what is there already."
        shown = value.isoformat() if isinstance(value, datetime) else value
        return MillwrightError(Errors.CONFLICT, message, field=field, value=shown, expected="a span that is free")
    return None


def _columns(name: str) -> list[str]:
    for table in Base.metadata.tables.values():
        for item in _keys(table):
            if item.name == name:
                return [column.name for column in item.columns]
    return []


def _keys(table: Table) -> list[Any]:
    constraints: list[Constraint | Index] = [*table.foreign_key_constraints, *table.indexes]
    return constraints + [item for item in table.constraints if isinstance(item, UniqueConstraint)]
