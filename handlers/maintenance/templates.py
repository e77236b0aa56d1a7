"""Templates of work orders."""

from sqlalchemy import Connection, RowMapping, delete, insert, update

from core.tokens import Identity
from db.models.maintenance import Template
from handlers.absence import absent
from handlers.auth.audit import record
from handlers.maintenance import store
from handlers.validation import Fields


def create(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A new template."""
    values = fields | {"organization_id": identity.organization_id}
    row = connection.execute(insert(Template).values(values).returning(*store.TEMPLATE)).mappings().one()
    record(connection, identity, "template.made", row["id"], name=row["name"])
    return row


def change(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change a template; orders that were made from it stay as they are."""
    id_ = fields.pop("id")
    present = store.template(connection, identity.organization_id, id_)
    if present is None:
        raise absent("template", "id", id_)
    if not fields:
        return present
    query = update(Template).where(Template.id == id_).values(fields).returning(*store.TEMPLATE)
    record(connection, identity, "template.changed", id_)
    return connection.execute(query).mappings().one()


def remove(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Delete a template, and with it the plans that make orders from it."""
    query = delete(Template).where(
        Template.organization_id == identity.organization_id, Template.id == fields["id"]
    )
    if connection.execute(query).rowcount == 0:
        raise absent("template", "id", fields["id"])
    record(connection, identity, "template.deleted", fields["id"])
