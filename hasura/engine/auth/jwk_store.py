"""Keys behind a `jwk_url`: fetched at start, fetched again when the answer's lifetime is over."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import orjson

from hasura.engine.auth.jwt_keys import VerificationKey, parse_jwk_set
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.request import OutgoingRequest, WebhookUnreachableError

_LOG = logging.getLogger("hasura.engine.auth")
_START_ATTEMPTS = 6
_FIRST_PAUSE_S = 0.2
_REFETCH_FLOOR_S = 1.0
_TIMEOUT_S = 30.0
_MAX_AGE = re.compile(r"\b(?:s-maxage|max-age)\s*=\s*(\d+)", re.IGNORECASE)


class JwkFetchError(RuntimeError):
    """The key set could not be had at start."""


class JwkStore:
    """The current keys of one URL."""

    def __init__(self, url: str, client: HttpClient) -> None:
        self._url = url
        self._client = client
        self._expires_at: float | None = None
        self._refresh: asyncio.Task[None] | None = None
        self.keys: tuple[VerificationKey, ...] = ()

    async def start(self) -> None:
        """Fetch the keys, trying a few times. Raises JwkFetchError."""
        pause_s = _FIRST_PAUSE_S
        for attempt in range(1, _START_ATTEMPTS + 1):
            try:
                await self._fetch()
                break
            except (WebhookUnreachableError, ValueError) as error:
                if attempt == _START_ATTEMPTS:
                    raise JwkFetchError(f"Error fetching JWK from {self._url}: {error}") from error
                await asyncio.sleep(pause_s)
                pause_s *= 2
        self._refresh = asyncio.create_task(self._refresh_forever(), name="jwk-refresh")

    async def close(self) -> None:
        """Stop refreshing."""
        if self._refresh is not None:
            self._refresh.cancel()

    async def _fetch(self) -> None:
        request = OutgoingRequest("GET", self._url, (("Accept", "application/json"),), b"")
        response = await self._client.send(request, _TIMEOUT_S)
        if response.status // 100 != 2:
            raise ValueError(f"status {response.status}")
        self.keys = parse_jwk_set(orjson.loads(response.body))
        self._expires_at = expiry_of(dict(response.headers))

    async def _refresh_forever(self) -> None:
        while True:
            if self._expires_at is None:
                return
            await asyncio.sleep(max(self._expires_at - time.time(), _REFETCH_FLOOR_S))
            try:
                await self._fetch()
            except (WebhookUnreachableError, ValueError) as error:
                _LOG.error("refreshing JWK from %s failed, old keys stay: %s", self._url, error)
                self._expires_at = time.time() + _REFETCH_FLOOR_S


def expiry_of(headers: Mapping[str, str]) -> float | None:
    """Unix time at which a cached answer ends, by Cache-Control, then Expires; None = never said."""
    now = time.time()
    control = headers.get("cache-control", "")
    max_age = _MAX_AGE.search(control)
    lowered = control.lower()
    if "must-revalidate" in lowered:
        return now + int(max_age[1]) if max_age else now
    if "no-cache" in lowered or "no-store" in lowered:
        return now
    if max_age:
        return now + int(max_age[1])
    expires = headers.get("expires")
    if not expires:
        return None
    try:
        return parsedate_to_datetime(expires).timestamp()
    except ValueError:
        return None
