"""Which factories an identity may touch."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import InstrumentedAttribute

from core.tokens import Identity
from db.models.auth import Membership


def in_factories(
    column: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None], identity: Identity
) -> ColumnElement[bool]:
    """The condition that `column` is a factory the identity sees.

    Beside the factories its token names these are, for a member not limited to some, all: a factory made
    after the token was issued is its maker's at once.
    """
    unlimited = exists().where(
        Membership.organization_id == identity.organization_id,
        Membership.user_id == identity.user_id,
        Membership.factory_ids == [],
    )
    return or_(column.in_(identity.factory_ids), unlimited)
