"""What all tables share: keys, tenancy, and constraints under fixed names.

The tenancy rule: a table that belongs to an organization carries ``organization_id``, offers
``(organization_id, id)`` as a key, and refers to other such tables by that pair only. So the
database itself refuses a row that points into another organization.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, ExcludeConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem

SCHEMAS = (
    "auth",
    "factories",
    "telemetry",
    "oee",
    "energy",
    "condition",
    "maintenance",
    "automations",
    "notifications",
    "dashboards",
    "reports",
    "outbox",
)
"""One schema per service; ``telemetry`` is written by ingest, ``outbox`` by all."""

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Root of all models."""

    metadata = MetaData(naming_convention=CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: DateTime(timezone=True),
        UUID: Uuid(),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
    }


class Entity:
    """A row known by a uuid."""

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))


class Timestamped:
    """When the row was made and last changed. ``updated_at`` is kept by the writing service."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())


class Owned:
    """Belongs to one organization."""

    @declared_attr
    def organization_id(cls) -> Mapped[UUID]:  # noqa: N805 (declared_attr hands over the class)
        return mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))


class TenantEntity(Entity, Owned):
    """A uuid-keyed row of one organization that other tenant rows may refer to."""


def tenant_key() -> UniqueConstraint:
    """The key by which other tenant tables refer to this one."""
    return UniqueConstraint("organization_id", "id")


def tenant_reference(column: str, target: str, ondelete: str = "CASCADE") -> ForeignKeyConstraint:
    """A reference to ``target`` (``schema.table``) inside the same organization.

    ``SET NULL`` clears the referring column only, never ``organization_id``.
    """
    action = f"SET NULL ({column})" if ondelete == "SET NULL" else ondelete
    return ForeignKeyConstraint(
        ["organization_id", column], [f"{target}.organization_id", f"{target}.id"], ondelete=action
    )


def in_schema(schema: str, *items: SchemaItem, comment: str | None = None) -> tuple[Any, ...]:
    """``__table_args__`` of a model: its constraints and its schema."""
    options: Mapping[str, Any] = {"schema": schema} | ({"comment": comment} if comment else {})
    return (*items, options)


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The SQL of a check that ``column`` holds one of ``values``."""
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def no_overlap(name: str) -> ExcludeConstraint:
    """Spans [started_at, ended_at) of one machine never overlap (no extension needed: a range over uuid)."""
    return ExcludeConstraint(
        (text("factories.uuid_range(machine_id, machine_id, '[]')"), "&&"),
        (text("tstzrange(started_at, ended_at)"), "&&"),
        name=name,
        using="gist",
    )
