"""The audit log: one row per deed, in the deed's transaction."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from core.tokens import Identity
from db.models.auth import AuditLog
from handlers.identity import acting_user


def record(connection: Connection, identity: Identity, deed: str, object_id: UUID | str, **details: Any) -> None:
    """Note that `identity` did `deed` (``<object kind>.<verb>``) to an object. `details` hold no secrets."""
    connection.execute(
        insert(AuditLog).values(
            organization_id=identity.organization_id,
            user_id=acting_user(identity),
            action=deed,
            object_kind=deed.partition(".")[0],
            object_id=str(object_id),
            details=details,
        )
    )
