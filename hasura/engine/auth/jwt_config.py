"""The JSON of `HASURA_GRAPHQL_JWT_SECRET(S)` as a checked value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from hasura.engine.auth.json_path import Path, parse_json_path, path_text
from hasura.engine.auth.jwt_keys import VerificationKey, parse_key

DEFAULT_NAMESPACE = "https://hasura.io/jwt/claims"
ALLOWED_ROLES = "x-hasura-allowed-roles"
DEFAULT_ROLE = "x-hasura-default-role"

_KNOWN = frozenset(
    {
        "type",
        "key",
        "jwk_url",
        "claims_namespace",
        "claims_namespace_path",
        "claims_format",
        "claims_map",
        "audience",
        "issuer",
        "allowed_skew",
        "header",
    }
)


class JwtConfigError(ValueError):
    """The setting is not a usable JWT configuration."""


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """Where the token stands: kind `Authorization`, `Cookie` or `CustomHeader`, and its name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class MappedClaim:
    """One entry of `claims_map`: a literal, or a path with an optional default."""

    literal: Any = None
    path: Path | None = None
    default: Any = None


@dataclass(frozen=True, slots=True)
class JwtConfig:
    """How tokens are verified and read. Exactly one of `key` and `jwk_url` is set."""

    key: VerificationKey | None
    jwk_url: str | None
    place: TokenPlace
    namespace: str | None
    namespace_path: Path | None
    stringified: bool
    claims_map: tuple[tuple[str, MappedClaim], ...] | None
    audience: tuple[str, ...] | None
    issuer: str | None
    skew_s: float

    def describe(self) -> dict[str, Any]:
        """What `/v1alpha1/config` tells the console."""
        return {
            "claims_namespace": None if self.namespace_path is not None else self.namespace,
            "claims_namespace_path": path_text(self.namespace_path) if self.namespace_path else None,
            "claims_format": "stringified_json" if self.stringified else "json",
            "claims_map": None if self.claims_map is None else _describe_map(self.claims_map),
        }


def parse_jwt_configs(one: str | None, many: str | None) -> tuple[JwtConfig, ...]:
    """Read both settings. Raises JwtConfigError."""
    configs: list[JwtConfig] = []
    if one:
        value = _decode("HASURA_GRAPHQL_JWT_SECRET", one)
        configs.append(_config("HASURA_GRAPHQL_JWT_SECRET", value))
    if many:
        values = _decode("HASURA_GRAPHQL_JWT_SECRETS", many)
        if not isinstance(values, list):
            raise JwtConfigError("HASURA_GRAPHQL_JWT_SECRETS: expected a JSON list of objects")
        configs.extend(_config(f"HASURA_GRAPHQL_JWT_SECRETS[{i}]", v) for i, v in enumerate(values))
    return tuple(configs)


def _decode(name: str, raw: str) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise JwtConfigError(f"{name}: not valid JSON: {error}") from None


def _config(name: str, value: Any) -> JwtConfig:
    if not isinstance(value, dict):
        raise JwtConfigError(f"{name}: expected a JSON object")
    try:
        return _checked(value)
    except ValueError as error:
        raise JwtConfigError(f"{name}: {error}") from None


def _checked(value: dict[str, Any]) -> JwtConfig:
    unknown = sorted(set(value) - _KNOWN)
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}; expected {', '.join(sorted(_KNOWN))}")
    raw_key, jwk_url = value.get("key"), value.get("jwk_url")
    if (raw_key is None) == (jwk_url is None):
        wrong = "cannot be empty" if raw_key is None else "cannot be present"
        raise ValueError(f"key and jwk_url both {wrong}")
    if raw_key is not None and "type" not in value:
        raise ValueError('"type" is required with "key"')
    namespace, namespace_path = value.get("claims_namespace"), value.get("claims_namespace_path")
    if namespace is not None and namespace_path is not None:
        raise ValueError("claims_namespace and claims_namespace_path both cannot be set")
    claims_format = value.get("claims_format", "json")
    if claims_format not in ("json", "stringified_json"):
        raise ValueError(f'claims_format: expected "json" or "stringified_json", got {claims_format!r}')
    skew = value.get("allowed_skew", 0)
    if not isinstance(skew, int | float) or skew < 0:
        raise ValueError(f"allowed_skew: expected seconds, got {skew!r}")
    issuer = value.get("issuer")
    if issuer is not None and not isinstance(issuer, str):
        raise ValueError(f"issuer: expected a text, got {issuer!r}")
    return JwtConfig(
        key=None if raw_key is None else parse_key(str(value["type"]), str(raw_key)),
        jwk_url=jwk_url,
        place=_place(value.get("header")),
        namespace=None if namespace_path is not None else str(namespace or DEFAULT_NAMESPACE),
        namespace_path=None if namespace_path is None else parse_json_path(namespace_path),
        stringified=claims_format == "stringified_json",
        claims_map=_claims_map(value.get("claims_map")),
        audience=_audience(value.get("audience")),
        issuer=issuer,
        skew_s=float(skew),
    )


def _place(value: Any) -> TokenPlace:
    if value is None:
        return TokenPlace("Authorization", "authorization")
    if not isinstance(value, dict) or value.get("type") not in ("Authorization", "Cookie", "CustomHeader"):
        raise ValueError("header: expected {type: Authorization|Cookie|CustomHeader, name}")
    kind, name = value["type"], value.get("name")
    if kind == "Authorization":
        return TokenPlace(kind, "authorization")
    if not isinstance(name, str) or not name:
        raise ValueError(f"header: {kind} needs a name")
    return TokenPlace(kind, name if kind == "Cookie" else name.lower())


def _audience(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    audiences = value if isinstance(value, list) else [value]
    if not all(isinstance(entry, str) for entry in audiences):
        raise ValueError(f"audience: expected a text or a list of texts, got {value!r}")
    return tuple(audiences)


def _claims_map(value: Any) -> tuple[tuple[str, MappedClaim], ...] | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise ValueError("claims_map: expected an object")
    entries = {str(name).lower(): claim for name, claim in value.items()}
    for required in (ALLOWED_ROLES, DEFAULT_ROLE):
        if required not in entries:
            raise ValueError(f"claims_map: {required} is required")
    return tuple((name, _mapped_claim(name, claim)) for name, claim in entries.items())


def _mapped_claim(name: str, claim: Any) -> MappedClaim:
    if isinstance(claim, dict):
        if not isinstance(claim.get("path"), str):
            raise ValueError(f"claims_map: {name} needs a path")
        return MappedClaim(path=parse_json_path(claim["path"]), default=claim.get("default"))
    return MappedClaim(literal=claim)


def _describe_map(claims: tuple[tuple[str, MappedClaim], ...]) -> dict[str, Any]:
    described: dict[str, Any] = {}
    for name, claim in claims:
        if claim.path is None:
            described[name] = claim.literal
        else:
            described[name] = {"path": path_text(claim.path), "default": claim.default}
    return described
