"""A token's signature, times, audience and issuer; then its Hasura claims."""

from __future__ import annotations

import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jwt
import orjson
from jwt.types import Options

from hasura.engine.auth.json_path import MISSING, path_text, value_at
from hasura.engine.auth.jwt_config import ALLOWED_ROLES, DEFAULT_ROLE, JwtConfig, MappedClaim
from hasura.engine.auth.jwt_keys import VerificationKey
from hasura.engine.auth.session_variables import VARIABLE_PREFIX
from hasura.engine.errors import EngineError

_SIGNATURE_ONLY: Options = {
    "verify_signature": True,
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}
_REGISTERED = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "jti"})


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """What a good token says: roles, session variables (texts), expiry in Unix seconds."""

    allowed_roles: tuple[str, ...]
    default_role: str
    variables: Mapping[str, str]
    expires_at: float | None


def verify_token(token: str, config: JwtConfig, keys: Sequence[VerificationKey]) -> VerifiedToken:
    """Check a token and read its claims. Raises EngineError with Hasura's codes and texts."""
    payload = _payload(token, keys)
    _check_times(payload, config.skew_s)
    _check_audience(payload, config.audience)
    if config.issuer is not None and payload.get("iss") not in (None, config.issuer):
        raise _invalid("JWTNotInIssuer")
    return _read_claims(_hasura_claims(payload, config), _number(payload.get("exp")))


def token_issuer(token: str) -> str | None:
    """The issuer a token names, unverified: it only chooses which configuration verifies it."""
    try:
        payload = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        return None
    issuer = payload.get("iss")
    return issuer if isinstance(issuer, str) else None


def _invalid(reason: str) -> EngineError:
    return EngineError(f"Could not verify JWT: {reason}", code="invalid-jwt")


def _claims_error(message: str) -> EngineError:
    return EngineError(message, code="jwt-invalid-claims")


def _payload(token: str, keys: Sequence[VerificationKey]) -> dict[str, Any]:
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise _invalid(f"JWSError (CompactDecodeError {error})") from None
    key_id = header.get("kid")
    matching = [key for key in keys if key_id is None or key.key_id in (None, key_id)]
    for key in matching:
        if header.get("alg") not in key.algorithms:
            continue
        try:
            with warnings.catch_warnings():
                # Key lengths were checked against Hasura's rule when the setting was read.
                warnings.simplefilter("ignore")
                return jwt.decode(token, key.material, algorithms=list(key.algorithms), options=_SIGNATURE_ONLY)
        except jwt.InvalidSignatureError:
            continue
        except jwt.PyJWTError as error:
            raise _invalid(f"JWSError ({error})") from None
    raise _invalid("JWSError JWSInvalidSignature" if matching else "JWSError JWSNoValidSignatures")


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _check_times(payload: Mapping[str, Any], skew_s: float) -> None:
    now = time.time()
    expires_at, not_before, issued_at = (_number(payload.get(name)) for name in ("exp", "nbf", "iat"))
    if expires_at is not None and now >= expires_at + skew_s:
        raise _invalid("JWTExpired")
    if not_before is not None and now < not_before - skew_s:
        raise _invalid("JWTNotYetValid")
    if issued_at is not None and now < issued_at - skew_s:
        raise _invalid("JWTIssuedAtFuture")


def _check_audience(payload: Mapping[str, Any], accepted: tuple[str, ...] | None) -> None:
    claimed = payload.get("aud")
    if accepted is None or claimed is None:
        return
    audiences = claimed if isinstance(claimed, list) else [claimed]
    if not any(audience in accepted for audience in audiences):
        raise _invalid("JWTNotInAudience")


def _hasura_claims(payload: dict[str, Any], config: JwtConfig) -> dict[str, Any]:
    if config.claims_map is not None:
        return {name: _mapped(name, claim, payload) for name, claim in config.claims_map}
    unregistered = {name: value for name, value in payload.items() if name not in _REGISTERED}
    if config.namespace_path is not None:
        claims = value_at(config.namespace_path, unregistered)
        place = path_text(config.namespace_path)
        if claims is MISSING:
            raise _claims_error(f"claims not found at claims_namespace_path: '{place}'")
        place = f"claims_namespace_path {place}"
    else:
        claims = unregistered.get(str(config.namespace), MISSING)
        if claims is MISSING:
            raise _claims_error(f"claims key: '{config.namespace}' not found")
        place = f"claims_namespace {config.namespace}"
    found = _as_object(claims, place, stringified=config.stringified)
    lowered = {str(name).lower(): value for name, value in found.items()}
    return {name: value for name, value in lowered.items() if name.startswith(VARIABLE_PREFIX)}


def _as_object(claims: Any, place: str, *, stringified: bool) -> dict[str, Any]:
    if stringified:
        if not isinstance(claims, str):
            raise _claims_error("expecting a string when claims_format is stringified_json")
        try:
            claims = orjson.loads(claims)
        except orjson.JSONDecodeError:
            raise _claims_error(f"expecting stringified json at: '{place}', but found: {claims}") from None
    if not isinstance(claims, dict):
        raise _claims_error("expecting a json object when claims_format is json")
    return claims


def _mapped(name: str, claim: MappedClaim, payload: dict[str, Any]) -> Any:
    if claim.path is None:
        return claim.literal
    value = value_at(claim.path, payload)
    if value is not MISSING:
        return value
    if claim.default is not None:
        return claim.default
    if name in (ALLOWED_ROLES, DEFAULT_ROLE):
        raise EngineError(f'JWT claim does not contain "{name}"', code="jwt-missing-role-claims")
    raise _claims_error(f'JWT claim from claims_map, "{name}" not found')


def _read_claims(claims: dict[str, Any], expires_at: float | None) -> VerifiedToken:
    for required in (ALLOWED_ROLES, DEFAULT_ROLE):
        if required not in claims:
            raise EngineError(f'JWT claim does not contain "{required}"', code="jwt-missing-role-claims")
    allowed, default = claims.pop(ALLOWED_ROLES), claims.pop(DEFAULT_ROLE)
    if not isinstance(allowed, list) or not all(isinstance(role, str) and role for role in allowed):
        raise _claims_error(
            f"invalid {ALLOWED_ROLES}; should be a list of roles: {_wrong(allowed, 'Array', parsed='[]')}"
        )
    if not isinstance(default, str) or not default:
        raise _claims_error(f"invalid {DEFAULT_ROLE}; should be a single role name: {_wrong(default, 'String')}")
    for name, value in claims.items():
        if not isinstance(value, str):
            raise _claims_error(f"x-hasura-* claims: {name}: {_wrong(value, 'String')}")
    return VerifiedToken(tuple(allowed), default, claims, expires_at)


def _wrong(value: Any, expected: str, parsed: str | None = None) -> str:
    kinds = {dict: "Object", list: "Array", str: "String", bool: "Boolean", type(None): "Null"}
    found = kinds.get(type(value), "Number")
    return f"parsing {parsed or expected} failed, expected {expected}, but encountered {found}"
