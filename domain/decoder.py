"""Declarative decoders: how a device model's payload becomes measurements, as expressions that an admin edits.

A mapping is a document of CEL expressions (``domain/expression.py``)::

    {"items": "payload.readings", "when": "item.ok", "device": "item.sn", "time": "item.ts", "time_unit": "s",
     "values": {"temperature": "item.t / 10.0"}, "units": {"temperature": "degC"}}

``payload`` is the body as JSON, ``text`` as UTF-8 (each is null where the body is none), ``bytes`` as a list of
numbers from 0 to 255. ``items`` names the list whose elements are ``item``; left out, the payload is the one item.
``time_zone`` is that of times which name none; ``time_format`` is strptime's, left out they are ISO 8601.
``state`` gives the machine's state, a word or a number, beside the values or instead; ``state_words`` says what
the machine's words mean in ours: ``{"6": "running", "11": "stopped"}``.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.expression import Condition, ExpressionError, Json, compile_condition
from domain.local_time import LocalTimeError, as_written, in_zone, is_format
from domain.machine_state import OWN_WORDS, plain_word

WHOLE: Final = ("payload", "text", "bytes")
VARIABLES: Final = (*WHOLE, "item")
MAX_BYTES: Final = 1024 * 1024
MAX_ITEMS: Final = 10_000
MAX_VALUES: Final = 200
_SECONDS: Final = {"s": 1.0, "ms": 1e-3, "us": 1e-6}
_TIME_KEYS: Final = ("time", "time_unit", "time_zone", "time_format")
_KEYS: Final = ("items", "when", "device", *_TIME_KEYS, "values", "units", "state", "state_words")


class DecoderError(ValueError):
    """A mapping that cannot be used, or a payload that it cannot read; the text begins with the field."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """A compiled mapping; make one with ``compile_mapping``."""

    items: Condition | None
    when: Condition | None
    device: Condition
    time: Condition | None
    seconds: float
    values: Mapping[str, Condition]
    units: Mapping[str, str]
    zone: ZoneInfo | None = None
    time_format: str | None = None
    state: Condition | None = None
    state_words: Mapping[str, str] = field(default_factory=dict)

    def decode(self, body: bytes, received_at: datetime) -> list[dict[str, Any]]:
        """Measurements and states as plain documents. Without ``time`` they were measured when they arrived.

        Raises DecoderError.
        """
        whole = _views(body, self._names())
        items = [whole.get("payload")] if self.items is None else _evaluate("items", self.items, whole)
        if not isinstance(items, list | tuple):
            raise DecoderError(f"items: gives {type(items).__name__}, a list is expected")
        if len(items) > MAX_ITEMS:
            raise DecoderError(f"items: {len(items)} given, at most {MAX_ITEMS} are expected")
        found = []
        for item in items:
            variables = {**whole, "item": item}
            if self.when is None or _evaluate("when", self.when, variables) is True:
                found += self._read(variables, received_at)
        return found

    def _read(self, variables: Mapping[str, Json], received_at: datetime) -> list[dict[str, Any]]:
        serial = _evaluate("device", self.device, variables)
        if isinstance(serial, float) and serial.is_integer():
            serial = str(int(serial))
        if not isinstance(serial, str) or not serial:
            raise DecoderError(f"device: gives {serial!r}, a serial is expected")
        values = {name: _number(f"values.{name}", one, variables) for name, one in self.values.items()}
        present = {name: value for name, value in values.items() if value is not None}
        state = self._state(variables)
        if not present and state is None:
            raise DecoderError("values: all are null, at least one number is expected")
        about = {"device": serial, "time": self._time(variables, received_at)}
        found: list[dict[str, Any]] = [about | {"values": present}] if present else []
        if units := {name: unit for name, unit in self.units.items() if name in present}:
            found[0]["units"] = units
        return [*found, about | {"state": state}] if state is not None else found

    def _state(self, variables: Mapping[str, Json]) -> str | None:
        said = _evaluate("state", self.state, variables) if self.state else None
        if isinstance(said, float) and said.is_integer():
            said = str(int(said))
        if said is None or (isinstance(said, str) and not said.strip()):
            return None
        if not isinstance(said, str):
            raise DecoderError(f"state: gives {said!r}, a word or a whole number is expected")
        return self.state_words.get(plain_word(said), said)

    def _time(self, variables: Mapping[str, Json], received_at: datetime) -> str:
        if self.time is None:
            return received_at.isoformat()
        time = _evaluate("time", self.time, variables)
        if isinstance(time, str):
            return self._written(time)
        if isinstance(time, bool) or not isinstance(time, int | float):
            raise DecoderError(f"time: gives {time!r}, a number or an RFC 3339 time is expected")
        try:
            return datetime.fromtimestamp(time * self.seconds, UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            raise DecoderError(f"time: gives {time!r}, which is no time") from None

    def _written(self, time: str) -> str:
        """A time that is a text; with neither zone nor format it is RFC 3339, and checked like anyone's."""
        if self.zone is None and self.time_format is None:
            return time
        form = self.time_format
        try:
            return in_zone(as_written(time, form), self.zone or ZoneInfo("UTC")).isoformat()
        except LocalTimeError as error:
            raise DecoderError(f"time: gives {time!r}; {error}") from None
        except ValueError:
            raise DecoderError(f"time: gives {time!r}, a time ({form or 'ISO 8601'}) is expected") from None

    def _names(self) -> frozenset[str]:
        used = [one for one in (self.items, self.when, self.device, self.time, self.state) if one]
        names = frozenset().union(*(one.names for one in (*used, *self.values.values())))
        return names | {"payload"} if self.items is None else names


def compile_mapping(mapping: Any) -> Decoder:
    """A decoder from its document. Raises DecoderError naming the field that is wrong."""
    if not isinstance(mapping, dict):
        raise DecoderError("mapping: an object is expected")
    for key in mapping:
        if key not in _KEYS:
            raise DecoderError(f"{key}: unknown key; some of {', '.join(_KEYS)} are expected")
    values, units = mapping.get("values", {}), mapping.get("units", {})
    least = 0 if mapping.get("state") else 1
    if not isinstance(values, dict) or not least <= len(values) <= MAX_VALUES:
        raise DecoderError(f"values: an object of 1 to {MAX_VALUES} expressions is expected")
    if not isinstance(units, dict) or not all(isinstance(unit, str) for unit in units.values()):
        raise DecoderError("units: an object of units is expected")
    if strange := sorted(units.keys() - values.keys()):
        raise DecoderError(f"units.{strange[0]}: there is no value of that name")
    time_unit = mapping.get("time_unit", "s")
    if time_unit not in _SECONDS:
        raise DecoderError(f"time_unit: {time_unit!r} given, one of {', '.join(_SECONDS)} is expected")
    device = _compiled("device", mapping.get("device"), VARIABLES)
    if device is None:
        raise DecoderError("device: is missing; an expression is expected")
    return Decoder(
        _compiled("items", mapping.get("items"), WHOLE),
        _compiled("when", mapping.get("when"), VARIABLES),
        device,
        _compiled("time", mapping.get("time"), VARIABLES),
        _SECONDS[time_unit],
        {name: _required(f"values.{name}", source) for name, source in values.items()},
        units,
        _zone(mapping.get("time_zone")),
        _format(mapping.get("time_format")),
        _compiled("state", mapping.get("state"), VARIABLES),
        _state_words(mapping.get("state_words", {})),
    )


def _state_words(words: Any) -> dict[str, str]:
    if not isinstance(words, dict):
        raise DecoderError("state_words: an object of words is expected")
    for word, state in words.items():
        if state not in OWN_WORDS:
            raise DecoderError(f"state_words.{word}: {state!r} given, one of {', '.join(OWN_WORDS)} is expected")
    return {plain_word(word): state for word, state in words.items()}


def _zone(name: Any) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, TypeError, AttributeError):
        raise DecoderError(f"time_zone: {name!r} given, a name such as Europe/Berlin is expected") from None


def _format(form: Any) -> str | None:
    if form is None or (isinstance(form, str) and "%" in form and is_format(form)):
        return form
    raise DecoderError(f"time_format: {form!r} given, a text such as %d.%m.%Y %H:%M is expected")


def _required(field: str, source: Any) -> Condition:
    compiled = _compiled(field, source, VARIABLES)
    if compiled is None:
        raise DecoderError(f"{field}: an expression is expected")
    return compiled


def _compiled(field: str, source: Any, known: tuple[str, ...]) -> Condition | None:
    if source is None:
        return None
    if not isinstance(source, str):
        raise DecoderError(f"{field}: an expression is expected, a text")
    try:
        return compile_condition(source, known=known)
    except ExpressionError as error:
        raise DecoderError(f"{field}: {error}") from error


def _views(body: bytes, names: frozenset[str]) -> dict[str, Json]:
    """The body in the ways that expressions ask for."""
    if len(body) > MAX_BYTES:
        raise DecoderError(f"payload: {len(body)} bytes given, at most {MAX_BYTES} are expected")
    views: dict[str, Json] = {}
    if "bytes" in names:
        views["bytes"] = [float(byte) for byte in body]
    if names & {"text", "payload"}:
        try:
            views["text"] = body.decode()
        except UnicodeDecodeError:
            views["text"] = None
    if "payload" in names:
        try:
            views["payload"] = json.loads(views["text"]) if isinstance(views["text"], str) else None
        except (ValueError, RecursionError):
            views["payload"] = None
    return views


def _evaluate(field: str, condition: Condition, variables: Mapping[str, Json]) -> Json:
    try:
        return condition.evaluate({name: variables.get(name) for name in condition.names})
    except (ExpressionError, RecursionError, OverflowError) as error:
        raise DecoderError(f"{field}: {error}") from error


def _number(field: str, condition: Condition, variables: Mapping[str, Json]) -> float | None:
    value = _evaluate(field, condition, variables)
    if value is None:
        return None
    if not isinstance(value, bool | int | float) or not math.isfinite(value):
        raise DecoderError(f"{field}: gives {value!r}, a finite number is expected")
    return float(value)
