"""Headers of outgoing calls: configured ones, and what of a client's headers may be passed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from hasura.engine.errors import EngineError
from hasura.engine.version import ENGINE_VERSION
from hasura.engine.webhooks.environment import interpolate

IGNORED_CLIENT_HEADERS: Final = (
    "content-length",
    "content-md5",
    "user-agent",
    "host",
    "origin",
    "referer",
    "accept",
    "accept-encoding",
    "accept-language",
    "accept-datetime",
    "cache-control",
    "connection",
    "dnt",
    "content-type",
)
DEFAULT_HEADERS: Final = (
    ("Content-Type", "application/json"),
    ("User-Agent", f"hasura-graphql-engine/{ENGINE_VERSION}"),
)
_FORWARDED_AS: Final = {
    "host": "X-Forwarded-Host",
    "user-agent": "X-Forwarded-User-Agent",
    "origin": "X-Forwarded-Origin",
}

Header = tuple[str, str]


def forwardable(headers: Mapping[str, str]) -> dict[str, str]:
    """A client's headers without those that describe its own connection (for the auth hook)."""
    return {name: value for name, value in headers.items() if name not in IGNORED_CLIENT_HEADERS}


def client_headers(headers: Mapping[str, str], ignored: Sequence[str] | None = None) -> list[Header]:
    """What `forward_client_headers` passes on: no session variables, nothing of the connection.

    ignored: names to leave out instead of the common ones.
    """
    left_out = frozenset(IGNORED_CLIENT_HEADERS if ignored is None else (name.lower() for name in ignored))
    forwarded = [(_FORWARDED_AS[name], value) for name, value in headers.items() if name in _FORWARDED_AS]
    kept = [
        (name, value)
        for name, value in headers.items()
        if name not in left_out and not name.startswith("x-hasura-")
    ]
    return forwarded + kept


def configured_headers(entries: Iterable[Any], environment: Mapping[str, str]) -> list[Header]:
    """Headers of the metadata: `value` (may hold `{{NAME}}`) or `value_from_env`.

    Raises EngineError (not-found) when a variable is not set.
    """
    headers = []
    for entry in entries:
        if entry.value_from_env is None:
            headers.append((entry.name, interpolate(entry.value or "", environment)))
            continue
        value = environment.get(entry.value_from_env)
        if value is None:
            raise EngineError(f"environment variable '{entry.value_from_env}' not set", code="not-found")
        headers.append((entry.name, value))
    return headers


def merged(*groups: Iterable[Header]) -> list[Header]:
    """All headers once; of two with the same name the earlier group's wins."""
    chosen: dict[str, Header] = {}
    for group in groups:
        for name, value in group:
            chosen.setdefault(name.lower(), (name, value))
    return list(chosen.values())
