"""Field types that the services' input schemas share."""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length, OneOf, Range, Regexp, Validator

from core.tokens import ROLES

MOST_GRAMS = 10_000.0
"""Of CO2e a kWh: several times that of the worst coal."""
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Line(fields.String):
    """One line of text, stripped, of `least` to `most` characters, none of which is a control character."""

    def __init__(self, most: int = 200, *, least: int = 1, **options: Any) -> None:
        super().__init__(validate=[Length(least, most), _without_controls], **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        text = super()._deserialize(value, attr, data, **options)
        return " ".join(text.split()) if isinstance(text, str) else text


def _without_controls(text: str) -> None:
    """Spreadsheets and mail headers cannot hold control characters."""
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise ValidationError("a text without control characters")


class Number(fields.Float):
    """A finite number; Python's ``1_000`` is none."""

    def _validated(self, value: Any) -> float:
        return super()._validated(_plain(self, value))


class Whole(fields.Integer):
    """A whole number, also as text (a query knows nothing else); 2.5 is none, and not 2."""

    def _validated(self, value: Any) -> int:
        if isinstance(value, float) and not value.is_integer():
            raise self.make_error("invalid", input=value)
        return super()._validated(_plain(self, value))


def _plain(field: fields.Field[Any], value: Any) -> Any:
    if isinstance(value, str) and "_" in value:
        raise field.make_error("invalid", input=value)
    return value


class TimeOfDay(fields.Time):
    """A local time of day; one with an offset is none, for a factory's clock has its own."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        found = super()._deserialize(value, attr, data, **options)
        if isinstance(found, time) and found.tzinfo is not None:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return found


class EmailAddress(fields.Email):
    """An e-mail address in lower case."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        text = super()._deserialize(value, attr, data, **options)
        return text.strip().lower() if isinstance(text, str) else text


def instant(**options: Any) -> fields.AwareDateTime:
    """An instant with its offset, within what calendars and databases agree on."""
    return fields.AwareDateTime(validate=Range(_FIRST, _LAST), **options)


def number(within: Validator, **options: Any) -> fields.Float:
    """A number within bounds; infinities and NaN are none."""
    return Number(validate=within, **options)


def weekdays(**options: Any) -> fields.List[int]:
    """Days of the week from 1 (Monday) to 7, each at most once."""
    day = Whole(validate=Range(1, 7, error="weekdays from 1 (Monday) to 7"))
    return fields.List(day, validate=[Length(1, 7), each_once], **options)


def each_once(values: Sequence[Any]) -> None:
    """Nothing stands in a list twice."""
    if len(set(values)) < len(values):
        raise ValidationError("each at most once")


def prose(**options: Any) -> fields.String:
    """Text of several lines, at most 10 000 characters."""
    return fields.String(validate=Length(max=10_000), **options)


def slug(**options: Any) -> fields.String:
    """What stands in addresses and MQTT topics."""
    message = "2 to 63 lower-case letters, digits or hyphens, beginning with a letter or digit"
    return fields.String(validate=Regexp(r"^[a-z0-9][a-z0-9-]{1,62}\Z", error=message), **options)


def topic_name(**options: Any) -> fields.String:
    """A gateway's name, which stands in MQTT topics."""
    message = "1 to 63 lower-case letters, digits, hyphens or underscores, beginning with a letter or digit"
    return fields.String(validate=Regexp(r"^[a-z0-9][a-z0-9_-]{0,62}\Z", error=message), **options)


def clock() -> fields.String:
    """A local time of day HH:MM, as it is kept within a list."""
    message = "a time of day such as 06:30"
    return fields.String(required=True, validate=Regexp(r"^([01]\d|2[0-3]):[0-5]\d\Z", error=message))


def time_zone(**options: Any) -> fields.String:
    """An IANA time zone."""
    return fields.String(validate=_is_time_zone, **options)


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())  # reads a whole directory tree


def _is_time_zone(value: str) -> None:
    if value not in _time_zones():
        raise ValidationError("an IANA time zone such as Europe/Copenhagen")


def country(**options: Any) -> fields.String:
    """ISO 3166-1 alpha-2."""
    return fields.String(validate=Regexp(r"^[A-Z]{2}\Z", error="two capital letters (ISO 3166-1)"), **options)


def currency(**options: Any) -> fields.String:
    """ISO 4217."""
    return fields.String(validate=Regexp(r"^[A-Z]{3}\Z", error="three capital letters (ISO 4217)"), **options)


def new_password(**options: Any) -> fields.String:
    """A password that is chosen now."""
    return fields.String(validate=Length(10, 200), load_only=True, **options)


def given_password(**options: Any) -> fields.String:
    """A password to be checked; the bound keeps hashing it cheap."""
    return fields.String(validate=Length(1, 200), load_only=True, **options)


def role(**options: Any) -> fields.String:
    """A human role."""
    return fields.String(validate=OneOf(ROLES), **options)


def ids(**options: Any) -> fields.List[UUID]:
    """A list of ids."""
    return fields.List(fields.UUID(), validate=Length(max=1000), **options)


class Nothing(Schema):
    """No fields at all."""


class Page(Schema):
    """Which part of a list."""

    limit = Whole(load_default=100, validate=Range(1, 1000))
    offset = Whole(load_default=0, validate=Range(0, 1_000_000))


class OfMachine(Page):
    """Which part of a list, of which machine."""

    machine_id = fields.UUID()


class ById(Schema):
    """The id of the object that is meant."""

    id = fields.UUID(required=True)
