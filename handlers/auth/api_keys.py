"""Keys of gateways and integrations: shown once, kept as a hash, revocable."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from core.api_keys import new_key
from core.clock import now
from core.errors import Errors, MillwrightError
from core.tokens import Identity
from db.models.auth import ApiKey
from db.models.factories import Gateway
from handlers.absence import absent
from handlers.auth import audit
from handlers.scope import in_factories
from handlers.validation import Fields

_COLUMNS = [column for column in ApiKey.__table__.columns if column.name != "key_hash"]


def api_keys(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """All keys, newest first, without what proves them."""
    query = select(*_COLUMNS).where(ApiKey.organization_id == identity.organization_id)
    return connection.execute(query.order_by(ApiKey.created_at.desc())).mappings().all()


def create(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """A new key; the answer is the only place that ever shows it."""
    _check(connection, identity, fields)
    made = new_key()
    values = fields | {
        "organization_id": identity.organization_id,
        "prefix": made.prefix,
        "key_hash": made.key_hash,
    }
    row = connection.execute(insert(ApiKey).values(values).returning(*_COLUMNS)).mappings().one()
    audit.record(connection, identity, "api_key.made", row["id"], name=row["name"], scopes=row["scopes"])
    return dict(row) | {"key": made.key}


def _check(connection: Connection, identity: Identity, fields: Fields) -> None:
    gateway_id, expires_at = fields["gateway_id"], fields["expires_at"]
    if expires_at is not None and expires_at <= now():
        raise MillwrightError(
            Errors.INVALID, field="expires_at", value=expires_at.isoformat(), expected="an instant to come"
        )
    if gateway_id is None:
        if "ingest:write" in fields["scopes"]:
            raise MillwrightError(
                Errors.INVALID, field="gateway_id", value=None, expected="the gateway that sends with the key"
            )
        return
    query = select(Gateway.id).where(
        Gateway.organization_id == identity.organization_id,
        Gateway.id == gateway_id,
        in_factories(Gateway.factory_id, identity),
    )
    if connection.execute(query).one_or_none() is None:
        raise absent("gateway", "gateway_id", gateway_id)


def revoke(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """End a key. It may be believed for some seconds more where its check is cached."""
    query = (
        update(ApiKey)
        .where(ApiKey.organization_id == identity.organization_id, ApiKey.id == fields["id"])
        .values(revoked_at=func.coalesce(ApiKey.revoked_at, now()))
        .returning(*_COLUMNS)
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise absent("API key", "id", fields["id"])
    audit.record(connection, identity, "api_key.revoked", row["id"], name=row["name"])
    return row
