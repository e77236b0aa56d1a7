"""Tokens: every algorithm, every place they may stand, every way they may be wrong."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import jwt
import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hasura.engine.auth.authenticator import Authenticator
from hasura.engine.auth.jwt_config import JwtConfigError
from hasura.engine.errors import EngineError
from hasura.engine.session import Session
from hasura.engine.settings import Settings
from hasura.engine.webhooks.client import HttpClient
from tests.hasura.engine.receiver import Receiver

KEY = "a shared secret of more than thirty-two bytes"
CLAIMS = {
    "x-hasura-user-id": "42",
    "x-hasura-allowed-roles": ["operator", "viewer"],
    "x-hasura-default-role": "viewer",
}
NAMESPACE = "https://hasura.io/jwt/claims"


def session_of(config: Any, headers: dict[str, str], **further: str) -> Session:
    """The session an engine with this JWT configuration gives a request."""
    secret = {"HASURA_GRAPHQL_JWT_SECRET": orjson.dumps(config).decode()} if config else {}
    environment = {"HASURA_GRAPHQL_ADMIN_SECRET": "top", **secret, **further}

    async def ask() -> Session:
        async with HttpClient(2) as client:
            authenticator = Authenticator(Settings.from_environment(environment), client)
            await authenticator.start()
            try:
                return (await authenticator.authenticate(headers)).session
            finally:
                await authenticator.close()

    return asyncio.run(ask())


def token(claims: dict[str, Any] | None = None, key: Any = KEY, algorithm: str = "HS256", **payload: Any) -> str:
    """A signed token; claims None: the usual ones in the usual namespace."""
    body = {NAMESPACE: CLAIMS} if claims is None else claims
    return jwt.encode({**body, **payload}, key, algorithm=algorithm)


def bearer(text: str, **headers: str) -> dict[str, str]:
    return {"authorization": f"Bearer {text}", **headers}


HS256 = {"type": "HS256", "key": KEY}


def pem(private: Any) -> str:
    return private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@pytest.mark.parametrize(
    ("kind", "algorithm", "make"),
    [
        ("RS256", "RS256", lambda: rsa.generate_private_key(65537, 2048)),
        ("RS512", "RS384", lambda: rsa.generate_private_key(65537, 2048)),
        ("ES256", "ES256", lambda: ec.generate_private_key(ec.SECP256R1())),
        ("ES384", "ES384", lambda: ec.generate_private_key(ec.SECP384R1())),
        ("ES512", "ES512", lambda: ec.generate_private_key(ec.SECP521R1())),
        ("Ed25519", "EdDSA", ed25519.Ed25519PrivateKey.generate),
    ],
)
def test_public_key_algorithms(kind: str, algorithm: str, make: Callable[[], Any]) -> None:
    private = make()
    config = {"type": kind, "key": pem(private)}
    session = session_of(config, bearer(token(key=private, algorithm=algorithm)))
    assert (session.role, session.variables["x-hasura-user-id"]) == ("viewer", "42")
    with pytest.raises(EngineError, match="JWSInvalidSignature"):
        session_of(config, bearer(token(key=make(), algorithm=algorithm)))


def test_a_public_key_is_no_shared_secret() -> None:
    """The classic confusion of algorithms: an attacker signs with the public key as HMAC secret."""
    public = pem(rsa.generate_private_key(65537, 2048))
    header = {"alg": "HS256", "typ": "JWT"}
    forged = jwt.PyJWS().encode(orjson.dumps({NAMESPACE: CLAIMS}), b"0" * 32, "HS256", header)
    with pytest.raises(EngineError, match="JWSInvalidSignature"):
        session_of({"type": "RS256", "key": public}, bearer(forged))


def test_unsigned_tokens_are_refused() -> None:
    with pytest.raises(EngineError) as caught:
        session_of(HS256, bearer(jwt.encode({NAMESPACE: CLAIMS}, None, algorithm="none")))
    assert caught.value.code == "invalid-jwt"


def test_role_header_picks_an_allowed_role() -> None:
    assert session_of(HS256, bearer(token(), **{"x-hasura-role": "operator"})).role == "operator"
    with pytest.raises(EngineError, match="Your requested role is not in allowed roles") as caught:
        session_of(HS256, bearer(token(), **{"x-hasura-role": "admin"}))
    assert caught.value.code == "access-denied"


def test_headers_cannot_set_session_variables() -> None:
    session = session_of(HS256, bearer(token(), **{"x-hasura-user-id": "1", "x-hasura-organization-id": "9"}))
    assert dict(session.variables) == {"x-hasura-user-id": "42", "x-hasura-role": "viewer"}
    assert not session.is_admin_secret


@pytest.mark.parametrize(
    ("config", "payload", "message"),
    [
        ({}, {"exp": 1}, "JWTExpired"),
        ({}, {"nbf": time.time() + 86_400}, "JWTNotYetValid"),
        ({}, {"iat": time.time() + 86_400}, "JWTIssuedAtFuture"),
        ({"audience": ["a", "b"]}, {"aud": "c"}, "JWTNotInAudience"),
        ({"issuer": "us"}, {"iss": "them"}, "JWTNotInIssuer"),
        ({}, {NAMESPACE: {"x-hasura-default-role": "viewer"}}, 'does not contain "x-hasura-allowed-roles"'),
        ({}, {NAMESPACE: {"x-hasura-allowed-roles": ["viewer"]}}, 'does not contain "x-hasura-default-role"'),
        ({}, {NAMESPACE: {**CLAIMS, "x-hasura-allowed-roles": "viewer"}}, "should be a list of roles"),
        ({}, {NAMESPACE: {**CLAIMS, "x-hasura-user-id": 42}}, "expected String, but encountered Number"),
        ({}, {NAMESPACE: "{}"}, "expecting a json object"),
        ({"claims_format": "stringified_json"}, {}, "expecting a string"),
        ({"claims_namespace": "elsewhere"}, {}, "claims key: 'elsewhere' not found"),
        ({"claims_namespace_path": "$.a.b"}, {}, "claims not found at claims_namespace_path: '$.a.b'"),
    ],
)
def test_wrong_tokens(config: dict[str, Any], payload: dict[str, Any], message: str) -> None:
    with pytest.raises(EngineError) as caught:
        session_of({**HS256, **config}, bearer(token(**payload)))
    assert message in caught.value.message
    assert caught.value.status == 400


@pytest.mark.parametrize(
    ("config", "claims"),
    [
        ({"claims_format": "stringified_json"}, {NAMESPACE: orjson.dumps(CLAIMS).decode()}),
        ({"claims_namespace": "mine"}, {"mine": CLAIMS}),
        ({"claims_namespace_path": "$.app['the claims'][0]"}, {"app": {"the claims": [CLAIMS]}}),
        ({"claims_namespace_path": "$"}, CLAIMS),
        (
            {
                "claims_map": {
                    "x-hasura-user-id": {"path": "$.user.id"},
                    "x-hasura-allowed-roles": {"path": "$.user.roles", "default": ["viewer"]},
                    "x-hasura-default-role": "viewer",
                }
            },
            {"user": {"id": "42"}},
        ),
        ({"audience": "a"}, {NAMESPACE: CLAIMS, "aud": ["x", "a"]}),
        ({"issuer": "us"}, {NAMESPACE: CLAIMS, "iss": "us"}),
        ({"allowed_skew": 86400}, {NAMESPACE: CLAIMS, "exp": time.time() - 30}),
    ],
)
def test_configurations(config: dict[str, Any], claims: dict[str, Any]) -> None:
    session = session_of({**HS256, **config}, bearer(token(claims)))
    assert (session.role, session.variables["x-hasura-user-id"]) == ("viewer", "42")


def test_expiry_is_kept_for_sockets() -> None:
    expires_at = time.time() + 100
    assert session_of(HS256, bearer(token(exp=expires_at))).expires_at == pytest.approx(expires_at)


def test_places() -> None:
    cookie = {**HS256, "header": {"type": "Cookie", "name": "sitzung"}}
    assert session_of(cookie, {"cookie": f"a=b; sitzung={token()}"}).role == "viewer"
    custom = {**HS256, "header": {"type": "CustomHeader", "name": "X-Token"}}
    assert session_of(custom, {"x-token": token()}).role == "viewer"
    with pytest.raises(EngineError, match="Missing 'Authorization' or 'Cookie' header") as caught:
        session_of(cookie, bearer(token()))
    assert caught.value.code == "invalid-headers"
    with pytest.raises(EngineError, match="Malformed Authorization header"):
        session_of(HS256, {"authorization": "Basic abc"})


def test_without_token_the_unauthorized_role_answers() -> None:
    role = {"HASURA_GRAPHQL_UNAUTHORIZED_ROLE": "public"}
    assert session_of(HS256, {}, **role).role == "public"
    with pytest.raises(EngineError, match="JWSInvalidSignature"):
        session_of(HS256, bearer(token(key="another secret that is long enough, too")), **role)


def test_several_secrets_are_told_apart_by_issuer() -> None:
    other = "another shared secret of thirty-two bytes and more"
    secrets = [{**HS256, "issuer": "us"}, {"type": "HS256", "key": other, "issuer": "them"}]
    setting = {"HASURA_GRAPHQL_JWT_SECRETS": orjson.dumps(secrets).decode()}
    assert session_of(None, bearer(token(iss="us")), **setting).role == "viewer"
    assert session_of(None, bearer(token(iss="them", key=other)), **setting).role == "viewer"
    with pytest.raises(EngineError, match="JWSInvalidSignature"):
        session_of(None, bearer(token(iss="them")), **setting)


def test_keys_behind_a_url_are_fetched_again(receiver: Receiver) -> None:
    """A key that is published later is known once the answer's lifetime is over."""
    first, second = (rsa.generate_private_key(65537, 2048) for _ in range(2))

    def key_set(*keys: tuple[str, Any]) -> bytes:
        listed = []
        for name, key in keys:
            described = orjson.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
            listed.append({**described, "kid": name, "use": "sig", "alg": "RS256"})
        return orjson.dumps({"keys": listed})

    receiver.answer("/keys", key_set(("a", first)), headers={"Cache-Control": "max-age=1"})
    config = orjson.dumps({"jwk_url": receiver.url + "/keys"}).decode()
    environment = {"HASURA_GRAPHQL_ADMIN_SECRET": "top", "HASURA_GRAPHQL_JWT_SECRET": config}

    def signed(key: Any, name: str) -> dict[str, str]:
        return bearer(jwt.encode({NAMESPACE: CLAIMS}, key, algorithm="RS256", headers={"kid": name}))

    async def scenario() -> None:
        async with HttpClient(2) as client:
            authenticator = Authenticator(Settings.from_environment(environment), client)
            await authenticator.start()
            assert (await authenticator.authenticate(signed(first, "a"))).session.role == "viewer"
            with pytest.raises(EngineError):
                await authenticator.authenticate(signed(second, "b"))
            receiver.answer("/keys", key_set(("b", second)), headers={"Cache-Control": "max-age=60"})
            await asyncio.sleep(1.3)
            assert (await authenticator.authenticate(signed(second, "b"))).session.role == "viewer"
            with pytest.raises(EngineError):
                await authenticator.authenticate(signed(first, "a"))
            await authenticator.close()

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"type": "HS256", "key": "short"}, "Key size too small"),
        ({"type": "RS256", "key": "no pem"}, "Could not decode PEM"),
        ({"type": "HS1", "key": KEY}, "Key type: HS1 is not supported"),
        ({"type": "HS256"}, "key and jwk_url both cannot be empty"),
        ({**HS256, "jwk_url": "http://x"}, "key and jwk_url both cannot be present"),
        ({**HS256, "claims_namespace": "a", "claims_namespace_path": "$"}, "both cannot be set"),
        ({**HS256, "claims_format": "xml"}, "claims_format"),
        ({**HS256, "claims_map": {}}, "x-hasura-allowed-roles is required"),
        ({**HS256, "header": {"type": "Cookie"}}, "Cookie needs a name"),
        ({**HS256, "sprache": "de"}, "unknown key 'sprache'"),
    ],
)
def test_wrong_configurations_are_refused_at_start(config: dict[str, Any], message: str) -> None:
    with pytest.raises(JwtConfigError, match=message):
        session_of(config, {})
