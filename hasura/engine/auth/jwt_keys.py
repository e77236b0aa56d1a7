"""Verification keys: from the text of the setting, or from a JWK set behind a URL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

_HMAC_BITS = {"HS256": 256, "HS384": 384, "HS512": 512}
_RSA = ("RS256", "RS384", "RS512")
_EC = {"secp256r1": "ES256", "secp384r1": "ES384", "secp521r1": "ES512"}
_EC_NAMES = ("ES256", "ES384", "ES512")


@dataclass(frozen=True, slots=True)
class VerificationKey:
    """A key, the algorithms it may verify, and its id where it came from a JWK set."""

    material: Any
    algorithms: tuple[str, ...]
    key_id: str | None = None


def parse_key(kind: str, text: str) -> VerificationKey:
    """Key from `type` and `key` of the setting: a shared secret, a PEM public key or certificate.

    Raises ValueError.
    """
    if kind in _HMAC_BITS:
        secret = text.encode()
        length = _HMAC_BITS[kind] // 8
        if len(secret) < length:
            raise ValueError(f"Invalid JWK: Key size too small; should be atleast {length} characters")
        return VerificationKey(secret, tuple(_HMAC_BITS))
    if kind not in (*_RSA, *_EC_NAMES, "Ed25519"):
        raise ValueError(f"Invalid JWK: Key type: {kind} is not supported")
    return _public_key(_load_pem(text))


def _load_pem(text: str) -> Any:
    data = text.replace("\\n", "\n").encode()
    try:
        if b"BEGIN CERTIFICATE" in data:
            return x509.load_pem_x509_certificate(data).public_key()
        return load_pem_public_key(data)
    except ValueError as error:
        raise ValueError(f"Invalid JWK: Could not decode PEM: {error}") from None


def _public_key(material: Any) -> VerificationKey:
    if isinstance(material, RSAPublicKey):
        return VerificationKey(material, _RSA)
    if isinstance(material, EllipticCurvePublicKey) and material.curve.name in _EC:
        return VerificationKey(material, (_EC[material.curve.name],))
    if isinstance(material, Ed25519PublicKey):
        return VerificationKey(material, ("EdDSA",))
    raise ValueError("Invalid JWK: This key type is not supported")


def parse_jwk_set(document: Any) -> tuple[VerificationKey, ...]:
    """Keys of a JWK set; entries for other uses or of unknown types are left out.

    Raises ValueError when the document is no JWK set.
    """
    if not isinstance(document, dict) or not isinstance(document.get("keys"), list):
        raise ValueError("expected an object with a list `keys`")
    keys = []
    for entry in document["keys"]:
        if not isinstance(entry, dict) or entry.get("use") not in (None, "sig", "enc"):
            continue
        try:
            jwk = jwt.PyJWK(_canonical(entry), algorithm=entry.get("alg"))
        except jwt.PyJWTError:
            continue
        family = _RSA if jwk.algorithm_name in _RSA else (jwk.algorithm_name,)
        keys.append(VerificationKey(jwk.key, family, jwk.key_id))
    return tuple(keys)


def _canonical(entry: dict[str, Any]) -> dict[str, Any]:
    """Some providers write the RSA numbers in plain base64 with padding."""
    cleaned = dict(entry)
    for name in ("n", "e"):
        if isinstance(cleaned.get(name), str):
            cleaned[name] = cleaned[name].rstrip("=").replace("+", "-").replace("/", "_")
    return cleaned
