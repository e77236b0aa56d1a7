"""What an MQTT broker asks: may this client connect, may it use this topic.

Answers are those of EMQX's HTTP authentication and authorization: ``{"result": "allow" | "deny" | "ignore"}``.
A gateway signs in as ``<organization>/<gateway>`` with its API key as the password, as at our own doors, and may
touch topics below ``mw/<organization>/<gateway>/`` only. The topics of a gateway whose keys have all been revoked
or have run out are refused as well, so that an open connection is of no more use once the broker asks again.
"""

import hmac
from typing import Any

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from core.api_keys import is_key, prefix_of
from core.errors import Errors, MillwrightError
from core.settings import Settings
from db.models.auth import ApiKey, Organization
from db.models.factories import Gateway
from handlers.hasura import guarded_by_secret
from handlers.transaction import transaction

SCOPE = "ingest:write"
WORKER = "worker"
"""The name that our own MQTT worker signs in by; it may use every topic."""
ALLOW, DENY = {"result": "allow", "is_superuser": False}, {"result": "deny"}


def may_connect(connection: Connection, username: str, password: str) -> bool:
    """Whether the API key `password` is good for the gateway that `username` names."""
    prefix, name = prefix_of(password), _gateway_name(username)
    if prefix is None or name is None:
        return False
    found = _key(connection, *name, ApiKey.prefix == prefix)
    return found is not None and is_key(password, found.key_hash)


def may_use(connection: Connection, username: str, topic: str) -> bool:
    """Whether the topic, or topic filter, is the gateway's own and one of its keys is still good.

    Wildcards may stand below the gateway's own level only.
    """
    name = _gateway_name(username)
    if name is None or not topic.startswith(f"mw/{name[0]}/{name[1]}/"):
        return False
    return _key(connection, *name) is not None


def _gateway_name(username: str) -> tuple[str, str] | None:
    organization, _, gateway = username.partition("/")
    plain = organization and gateway and not {"+", "#", "/"} & set(organization + gateway)
    return (organization, gateway) if plain else None


def _key(
    connection: Connection, organization: str, gateway: str, *conditions: ColumnElement[bool]
) -> Row[Any] | None:
    query = (
        select(ApiKey.key_hash)
        .join(Organization, Organization.id == ApiKey.organization_id)
        .join(Gateway, (Gateway.organization_id == ApiKey.organization_id) & (Gateway.id == ApiKey.gateway_id))
        .where(Organization.slug == organization, Gateway.name == gateway)
        .where(ApiKey.revoked_at.is_(None), or_(ApiKey.expires_at.is_(None), ApiKey.expires_at > func.now()))
        .where(ApiKey.scopes.contains([SCOPE]), *conditions)
        .limit(1)
    )
    return connection.execute(query).one_or_none()


def install(app: Flask, settings: Settings) -> None:
    """Serve both questions from `app`, to whom knows the handlers' secret."""

    def connects(asked: dict[str, Any]) -> ResponseReturnValue:
        username, password = _text(asked, "username"), _text(asked, "password")
        if username == WORKER:
            return jsonify(ALLOW | {"is_superuser": True} if _is_worker(password, settings) else DENY)
        with transaction() as connection:
            return jsonify(ALLOW if may_connect(connection, username, password) else DENY)

    def uses(asked: dict[str, Any]) -> ResponseReturnValue:
        username, topic = _text(asked, "username"), _text(asked, "topic")
        with transaction() as connection:
            return jsonify(ALLOW if may_use(connection, username, topic) else DENY)

    for path, answer in (("/broker/authentication", connects), ("/broker/authorization", uses)):
        app.add_url_rule(path, path, guarded_by_secret(answer, settings), methods=["POST"])


def _is_worker(password: str, settings: Settings) -> bool:
    expected = settings.mqtt_worker_password.get_secret_value()
    return bool(expected) and hmac.compare_digest(password.encode(), expected.encode())


def _text(asked: dict[str, Any], field: str) -> str:
    if not isinstance(value := asked.get(field), str):
        raise MillwrightError(Errors.INVALID, field=field, value=value, expected="a text")
    return value
