"""Pull sources: when a third party's API is asked, with which address, and how the next request goes on.

A cursor is a document::

    {"parameter": "since", "format": "rfc3339", "start": "2026-01-01T00:00:00Z", "value": "payload.last_id",
     "next": "has(payload.links.next) ? payload.links.next : null"}

``parameter`` is the query parameter that says from where on: the newest time that was read, written in ``format``,
or what the expression ``value`` gives; ``start`` the first time. ``next`` gives the address of the next page, or
null. All may be left out: then every request is the same.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from domain.expression import Condition, ExpressionError, Json, compile_condition

AUTHS: Final = ("none", "header", "query", "basic", "bearer")
FORMATS: Final = ("rfc3339", "s", "ms", "us")
LEAST_INTERVAL_SECONDS: Final = 60
FIRST_PAUSE_SECONDS: Final = 60.0
LONGEST_PAUSE_SECONDS: Final = 3600.0
LONGEST_ASKED_PAUSE_SECONDS: Final = 86400.0
_KEYS: Final = ("parameter", "format", "start", "value", "next")
_VARIABLES: Final = ("payload", "newest")
_MICROSECONDS: Final = {"s": 1_000_000, "ms": 1000, "us": 1}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class PullError(ValueError):
    """A source that cannot be used, or an answer from which it cannot go on; the text begins with the field."""


Position = Mapping[str, Any]
"""Where a source is: ``value`` (of the parameter), ``newest`` (µs since 1970), ``next`` (address)."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How the next request goes on; make one with ``compile_cursor``."""

    parameter: str | None
    format: str
    start: str | None
    value: Condition | None
    next: Condition | None

    def address(self, base: str, position: Position) -> str:
        """What to ask at ``position``."""
        if link := position.get("next"):
            return str(link)
        if self.parameter is None:
            return base
        value = position.get("value", self.start)
        return base if value is None else with_parameter(base, self.parameter, value)

    def after(self, base: str, position: Position, body: bytes, newest: datetime | None) -> dict[str, Any]:
        """The position after the answer ``body`` whose newest measurement is of ``newest``.

        It never goes back in time. Raises PullError where the answer does not say how to go on.
        """
        asked = self.address(base, position)
        there = {key: position[key] for key in ("value", "newest") if key in position}
        variables: dict[str, Json] = {"payload": _json(body), "newest": newest.isoformat() if newest else None}
        if self.parameter is not None and self.value is not None:
            if (found := _evaluate("value", self.value, variables)) is not None:
                there["value"] = _text("value", found)
        elif self.parameter is not None and newest is not None:
            stamp = max((newest - _EPOCH) // timedelta(microseconds=1), position.get("newest", 0))
            there |= {"newest": stamp, "value": self._written(stamp)}
        if self.next is not None:
            link = _evaluate("next", self.next, variables)
            if link is not None:
                there["next"] = _joined(base, asked, _text("next", link))
            elif self.parameter is None and asked != base:
                there["next"] = asked  # the last page is asked again: what comes will be added to it
        return there

    def goes_on(self, before: Position, after: Position) -> bool:
        """Whether another request at once may bring more."""
        if self.next is not None and after.get("next"):
            return bool(after["next"] != before.get("next"))
        return self.parameter is not None and after.get("value") != before.get("value")

    def _written(self, microseconds: int) -> str:
        if self.format == "rfc3339":
            instant = _EPOCH + timedelta(microseconds=microseconds)
            return instant.isoformat().replace("+00:00", "Z")
        return str(microseconds // _MICROSECONDS[self.format])


def compile_cursor(document: Any) -> Cursor:
    """A cursor from its document. Raises PullError naming the field that is wrong."""
    if not isinstance(document, Mapping):
        raise PullError("cursor: an object is expected")
    for key, given in document.items():
        if key not in _KEYS:
            raise PullError(f"{key}: unknown key; some of {', '.join(_KEYS)} are expected")
        if given is not None and (not isinstance(given, str) or not given):
            raise PullError(f"{key}: {given!r} given, a text is expected")
    form = document.get("format") or "rfc3339"
    if form not in FORMATS:
        raise PullError(f"format: {form!r} given, one of {', '.join(FORMATS)} is expected")
    parameter = document.get("parameter")
    for key in ("format", "start", "value"):
        if parameter is None and document.get(key) is not None:
            raise PullError(f"{key}: given without a parameter that it is for")
    return Cursor(
        parameter, form, document.get("start"), _compiled("value", document), _compiled("next", document)
    )


def first_due(after: datetime, schedule: str | None, interval_seconds: int | None, zone: str) -> datetime:
    """When a source is asked next. ``schedule``: five cron fields in the time zone. Raises PullError."""
    if schedule is None:
        return after + timedelta(seconds=interval_seconds or LEAST_INTERVAL_SECONDS)
    try:
        if len(schedule.split()) != 5:
            raise CronSimError
        return next(CronSim(schedule, after.astimezone(ZoneInfo(zone)))).astimezone(UTC)
    except (CronSimError, StopIteration):
        expected = "five fields of cron such as */5 * * * * that some day fulfils are expected"
        raise PullError(f"schedule: {schedule!r} given, {expected}") from None


def pause_seconds(failures: int, asked: float | None = None) -> float:
    """How long to leave a source alone after ``failures`` failures in a row: doubled each time, to an hour.

    ``asked``: so long the source itself asks for (Retry-After), granted up to a day.
    """
    ours = min(FIRST_PAUSE_SECONDS * 2.0 ** min(max(failures, 1) - 1, 16), LONGEST_PAUSE_SECONDS)
    return max(ours, min(asked or 0.0, LONGEST_ASKED_PAUSE_SECONDS))


def authorized(url: str, auth: str, name: str | None, secret: str) -> tuple[str, dict[str, str]]:
    """The address and headers that carry a source's secret. ``name``: of header or parameter, or the user."""
    match auth:
        case "header":
            return url, {name or "": secret}
        case "query":
            return with_parameter(url, name or "", secret), {}
        case "basic":
            credentials = base64.b64encode(f"{name or ''}:{secret}".encode()).decode()
            return url, {"Authorization": f"Basic {credentials}"}
        case "bearer":
            return url, {"Authorization": f"Bearer {secret}"}
    return url, {}


def with_parameter(url: str, name: str, value: str) -> str:
    """``url`` with a query parameter set."""
    parts = urlsplit(url)
    query = [(key, given) for key, given in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return urlunsplit(parts._replace(query=urlencode([*query, (name, value)])))


def origin(url: str) -> tuple[str, str, int | None]:
    """Who is asked: scheme, host, port. A secret is meant for one origin alone."""
    parts = urlsplit(url)
    return parts.scheme.lower(), (parts.hostname or "").lower(), parts.port


def _joined(base: str, asked: str, link: str) -> str:
    """The address that ``link`` means on the page ``asked``, if it is at the origin of ``base``."""
    try:
        joined = urljoin(asked, link)
        if origin(joined) == origin(base):
            return joined
    except ValueError:
        pass
    shown = link.partition("?")[0][:200]  # the query may hold a key
    raise PullError(f"next: gives {shown!r}, an address at the source's own host is expected")


def _compiled(field: str, document: Mapping[str, Any]) -> Condition | None:
    if document.get(field) is None:
        return None
    try:
        return compile_condition(document[field], known=_VARIABLES)
    except ExpressionError as error:
        raise PullError(f"{field}: {error}") from error


def _evaluate(field: str, condition: Condition, variables: Mapping[str, Json]) -> Json:
    try:
        return condition.evaluate({name: variables[name] for name in condition.names})
    except (ExpressionError, RecursionError, OverflowError) as error:
        raise PullError(f"{field}: {error}") from error


def _text(field: str, value: Json) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return repr(value)
    if not isinstance(value, str) or not value or len(value) > 2000:
        raise PullError(f"{field}: gives {str(value)[:200]!r}, a text or a number is expected")
    return value


def _json(body: bytes) -> Json:
    try:
        document: Json = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return document
