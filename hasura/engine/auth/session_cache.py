"""Sessions of credentials seen before: a request costs a look-up instead of an authentication."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hasura.engine.auth.authenticator import Authenticated, Authenticator

_SIZE: Final = 4096

RawHeader = tuple[bytes, bytes]


class SessionCache:
    """Remembers by the headers that decide; what was refused is never remembered."""

    def __init__(self, authenticator: Authenticator) -> None:
        self._authenticator = authenticator
        self._is_in_use = authenticator.is_repeatable
        self._names = frozenset(name.encode() for name in authenticator.credential_headers)
        self._known: dict[tuple[RawHeader, ...], Authenticated] = {}

    async def session(
        self, raw_headers: Sequence[RawHeader], headers: Mapping[str, str], request: Any = None
    ) -> Authenticated:
        """The session of a request, given its headers raw and as text. Raises EngineError."""
        if not self._is_in_use:
            return await self._authenticator.authenticate(headers, request)
        names = self._names
        key = tuple([pair for pair in raw_headers if pair[0] in names or pair[0].startswith(b"x-hasura-")])
        known = self._known.get(key)
        if known is not None:
            expires_at = known.session.expires_at
            if expires_at is None or time.time() < expires_at:
                return known
        found = await self._authenticator.authenticate(headers, request)
        if len(self._known) >= _SIZE:
            del self._known[next(iter(self._known))]
        self._known[key] = found
        return found
