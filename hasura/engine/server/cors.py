"""Cross-origin requests: which origins are answered with CORS headers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MAX_AGE_S: Final = 1728000
_METHODS: Final = b"GET,POST,PUT,PATCH,DELETE,OPTIONS"
_ORIGIN = re.compile(r"^(?P<scheme>https?)://(?P<host>[^:/\s]+)(?P<port>:\d+)?$")

RawHeader = tuple[bytes, bytes]


class CorsConfigError(ValueError):
    """`HASURA_GRAPHQL_CORS_DOMAIN` holds something that is no origin."""


@dataclass(frozen=True, slots=True)
class CorsPolicy:
    """Allowed origins. `exact` are whole origins; `wildcards` are (scheme, parent host, port)."""

    is_disabled: bool = False
    allows_all: bool = True
    exact: frozenset[str] = frozenset()
    wildcards: frozenset[tuple[str, str, str]] = frozenset()

    @classmethod
    def parse(cls, domains: str, *, is_disabled: bool) -> CorsPolicy:
        """Read the comma-separated setting. Raises CorsConfigError."""
        entries = [entry.strip() for entry in domains.split(",") if entry.strip()]
        if is_disabled or entries == ["*"]:
            return cls(is_disabled=is_disabled)
        exact, wildcards = set(), set()
        for entry in entries:
            match = _ORIGIN.match(entry)
            if match is None:
                raise CorsConfigError(
                    f"HASURA_GRAPHQL_CORS_DOMAIN: expected * or origins like https://app.example.com or "
                    f"https://*.example.com, got {entry!r}"
                )
            if match["host"].startswith("*."):
                wildcards.add((match["scheme"], match["host"][2:], match["port"] or ""))
            else:
                exact.add(entry)
        return cls(allows_all=False, exact=frozenset(exact), wildcards=frozenset(wildcards))

    def allows(self, origin: str) -> bool:
        """Whether requests of this origin get CORS headers; a wildcard stands for one label."""
        if self.is_disabled:
            return False
        if self.allows_all or origin in self.exact:
            return True
        match = _ORIGIN.match(origin)
        if match is None or "." not in match["host"]:
            return False
        parent = match["host"].split(".", 1)[1]
        return (match["scheme"], parent, match["port"] or "") in self.wildcards


def cors_headers(origin: bytes) -> list[RawHeader]:
    """Headers of an answer to an allowed origin."""
    return [
        (b"access-control-allow-origin", origin),
        (b"access-control-allow-credentials", b"true"),
        (b"access-control-allow-methods", _METHODS),
    ]


def preflight_headers(origin: bytes, requested_headers: bytes) -> list[RawHeader]:
    """Headers of the answer to a preflight request."""
    return [
        *cors_headers(origin),
        (b"access-control-max-age", str(_MAX_AGE_S).encode()),
        (b"access-control-allow-headers", requested_headers),
    ]
