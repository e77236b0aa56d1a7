"""The authentication mode of the server, chosen once at start from the settings."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final

from hasura.engine.auth.jwk_store import JwkStore
from hasura.engine.auth.jwt_config import JwtConfig, parse_jwt_configs
from hasura.engine.auth.jwt_keys import VerificationKey
from hasura.engine.auth.jwt_verify import VerifiedToken, token_issuer, verify_token
from hasura.engine.auth.session_variables import (
    ACCESS_KEY_HEADER,
    ADMIN_SECRET_HEADER,
    build_session,
    variables_from_headers,
)
from hasura.engine.auth.webhook import ask_webhook
from hasura.engine.errors import EngineError
from hasura.engine.session import ADMIN_ROLE, ROLE_VARIABLE, Session
from hasura.engine.settings import Settings
from hasura.engine.webhooks.client import HttpClient

_TOKEN_CACHE_SIZE: Final = 4096
_NEEDS_SECRET: Final = "requires HASURA_GRAPHQL_ADMIN_SECRET or HASURA_GRAPHQL_ACCESS_KEY to be set"  # noqa: S105 - a message


class AuthConfigError(ValueError):
    """The settings contradict each other."""


@dataclass(frozen=True, slots=True)
class Authenticated:
    """A session and the headers (cookies of an auth hook) its answer carries."""

    session: Session
    response_headers: tuple[tuple[str, str], ...] = ()


class Authenticator:
    """Turns request headers into a session, by the configured mode."""

    def __init__(self, settings: Settings, client: HttpClient) -> None:
        """Check the settings against each other. Raises AuthConfigError, JwtConfigError."""
        self._secrets = tuple(_digest(secret) for secret in (settings.admin_secret, settings.access_key) if secret)
        self._hook = settings.auth_hook
        self._hook_mode = settings.auth_hook_mode
        self._hook_sends_body = settings.auth_hook_send_request_body
        self._unauthorized_role = settings.unauthorized_role
        self._client = client
        self.jwt_configs = parse_jwt_configs(settings.jwt_secret, settings.jwt_secrets)
        self._stores: dict[str, JwkStore] = {}
        self._tokens: dict[tuple[int, str], VerifiedToken] = {}
        self._check_mode()

    def _check_mode(self) -> None:
        if self._hook and self.jwt_configs:
            raise AuthConfigError("HASURA_GRAPHQL_AUTH_HOOK and HASURA_GRAPHQL_JWT_SECRET exclude each other")
        if self._hook and self._unauthorized_role:
            raise AuthConfigError(
                "HASURA_GRAPHQL_UNAUTHORIZED_ROLE is not allowed when HASURA_GRAPHQL_AUTH_HOOK is set"
            )
        if not self._secrets:
            for name, value in (
                ("AUTH_HOOK", self._hook),
                ("JWT_SECRET", self.jwt_configs),
                ("UNAUTHORIZED_ROLE", self._unauthorized_role),
            ):
                if value:
                    raise AuthConfigError(f"HASURA_GRAPHQL_{name} {_NEEDS_SECRET}")

    @property
    def is_admin_secret_set(self) -> bool:
        """Whether the server asks for an admin secret."""
        return bool(self._secrets)

    @property
    def is_hook_set(self) -> bool:
        """Whether a webhook authenticates requests."""
        return self._hook is not None

    @property
    def reads_request(self) -> bool:
        """Whether `authenticate` wants the GraphQL request itself."""
        return self._hook is not None and self._hook_mode == "POST" and self._hook_sends_body

    @property
    def is_repeatable(self) -> bool:
        """Whether the same headers give the same session until it expires: no hook is asked, and no
        key can be withdrawn."""
        return self._hook is None and all(config.jwk_url is None for config in self.jwt_configs)

    @property
    def credential_headers(self) -> frozenset[str]:
        """Names of the headers a session depends on, beside the `x-hasura-*` ones."""
        places = {config.place for config in self.jwt_configs}
        return frozenset("cookie" if place.kind == "Cookie" else place.name for place in places)

    async def start(self) -> None:
        """Fetch the keys of every `jwk_url`. Raises JwkFetchError."""
        for config in self.jwt_configs:
            if config.jwk_url is not None and config.jwk_url not in self._stores:
                store = JwkStore(config.jwk_url, self._client)
                await store.start()
                self._stores[config.jwk_url] = store

    async def close(self) -> None:
        """Stop the refreshing of keys."""
        for store in self._stores.values():
            await store.close()

    async def authenticate(self, headers: Mapping[str, str], request: Any = None) -> Authenticated:
        """The session of a request. Header names are in lower case.

        Raises EngineError when the request may not proceed.
        """
        variables = variables_from_headers(headers)
        if not self._secrets:
            return Authenticated(self._from_headers(variables))
        given = variables.get(ADMIN_SECRET_HEADER) or variables.get(ACCESS_KEY_HEADER)
        if given is not None:
            if not any(hmac.compare_digest(_digest(given), secret) for secret in self._secrets):
                raise _denied('invalid "x-hasura-admin-secret"/"x-hasura-access-key"')
            return Authenticated(self._from_headers(variables))
        if self._hook is not None:
            sent = request if self.reads_request else None
            answer = await ask_webhook(self._client, self._hook, self._hook_mode, headers, sent)
            session = build_session(
                answer.role, answer.variables, is_admin_secret=False, expires_at=answer.expires_at
            )
            return Authenticated(session, answer.response_headers)
        if self.jwt_configs:
            return Authenticated(self._from_token(headers, variables))
        if self._unauthorized_role is None:
            raise _denied('"x-hasura-admin-secret"/"x-hasura-access-key" required, but not found')
        return Authenticated(build_session(self._unauthorized_role, variables, is_admin_secret=False))

    def _from_headers(self, variables: Mapping[str, str]) -> Session:
        role = variables.get(ROLE_VARIABLE) or ADMIN_ROLE
        return build_session(role, variables, is_admin_secret=True)

    def _from_token(self, headers: Mapping[str, str], variables: Mapping[str, str]) -> Session:
        found = self._choose_token(headers)
        if found is None:
            if self._unauthorized_role is None:
                raise _bad_headers("Missing 'Authorization' or 'Cookie' header in JWT authentication mode")
            return build_session(self._unauthorized_role, variables, is_admin_secret=False)
        verified = self._verify(*found)
        role = headers.get(ROLE_VARIABLE) or verified.default_role
        if role not in verified.allowed_roles:
            raise EngineError("Your requested role is not in allowed roles", code="access-denied")
        return build_session(role, verified.variables, is_admin_secret=False, expires_at=verified.expires_at)

    def _choose_token(self, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Which configuration (by position) verifies which token."""
        candidates: list[tuple[int, str]] = []
        is_foreign = False
        for position, config in enumerate(self.jwt_configs):
            token = _token_at(config, headers)
            if token is None:
                continue
            issuer = token_issuer(token) if config.issuer is not None else None
            if issuer is not None and issuer != config.issuer:
                is_foreign = True
            else:
                candidates.append((position, token))
        if len(candidates) > 1:
            raise _bad_headers("Could not verify JWT: Multiple JWTs found")
        if candidates:
            return candidates[0]
        if is_foreign:
            raise EngineError("Could not verify JWT: JWTNotInIssuer", code="invalid-jwt")
        return None

    def _verify(self, position: int, token: str) -> VerifiedToken:
        config = self.jwt_configs[position]
        known = self._tokens.get((position, token))
        now = time.time()
        if known is not None and (known.expires_at is None or now < known.expires_at + config.skew_s):
            return known
        verified = verify_token(token, config, self._keys(config))
        if config.key is not None:  # keys behind a URL may be withdrawn at any time
            if len(self._tokens) >= _TOKEN_CACHE_SIZE:
                self._tokens.pop(next(iter(self._tokens)))
            self._tokens[position, token] = verified
        return verified

    def _keys(self, config: JwtConfig) -> Sequence[VerificationKey]:
        if config.key is not None:
            return (config.key,)
        return self._stores[str(config.jwk_url)].keys


def _digest(secret: str) -> bytes:
    return hashlib.sha512(secret.encode()).digest()


def _denied(message: str) -> EngineError:
    return EngineError(message, code="access-denied", status=401)


def _bad_headers(message: str) -> EngineError:
    return EngineError(message, code="invalid-headers")


def _token_at(config: JwtConfig, headers: Mapping[str, str]) -> str | None:
    place = config.place
    if place.kind == "CustomHeader":
        return headers.get(place.name)
    if place.kind == "Cookie":
        return _cookie(headers.get("cookie", ""), place.name)
    value = headers.get("authorization")
    if value is None:
        return None
    words = value.split()
    if len(words) != 2 or words[0] != "Bearer":
        raise _bad_headers("Malformed Authorization header")
    return words[1]


def _cookie(text: str, name: str) -> str | None:
    try:
        morsel = SimpleCookie(text).get(name)
    except CookieError:
        return None
    return morsel.value if morsel is not None else None
