"""Schema ``dashboards``: stored dashboards and their widgets."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, Timestamped, in_schema, one_of, tenant_key, tenant_reference

WIDGET_KINDS = ("value", "line_chart", "state_timeline")


class Dashboard(TenantEntity, Timestamped, Base):
    """A page of widgets; ``user_id`` null: shared by the organization."""

    __tablename__ = "dashboard"
    __table_args__ = in_schema(
        "dashboards",
        tenant_key(),
        UniqueConstraint("organization_id", "slug"),
        tenant_reference("factory_id", "factories.factory"),
    )

    user_id: Mapped[UUID | None]
    factory_id: Mapped[UUID | None]
    slug: Mapped[str]
    name: Mapped[str]


class Widget(TenantEntity, Timestamped, Base):
    """One picture: what it shows (``query``), how (``kind``, ``options``), where (12-column grid)."""

    __tablename__ = "widget"
    __table_args__ = in_schema(
        "dashboards",
        tenant_reference("dashboard_id", "dashboards.dashboard"),
        CheckConstraint(one_of("kind", WIDGET_KINDS), name="kind"),
        CheckConstraint("width BETWEEN 1 AND 12 AND height >= 1 AND x >= 0 AND y >= 0", name="place"),
    )

    dashboard_id: Mapped[UUID]
    kind: Mapped[str]
    title: Mapped[str]
    query: Mapped[dict[str, Any]]
    options: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    x: Mapped[int]
    y: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]


class Template(TenantEntity, Timestamped, Base):
    """A dashboard as a pattern for many machines."""

    __tablename__ = "template"
    __table_args__ = in_schema("dashboards", UniqueConstraint("organization_id", "name"))

    name: Mapped[str]
    document: Mapped[dict[str, Any]]
