"""Work that brings data in: third parties' APIs that are asked, files that are imported, replays."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    Owned,
    TenantEntity,
    Timestamped,
    in_schema,
    one_of,
    tenant_key,
    tenant_reference,
)

AUTHS = ("none", "header", "query", "basic", "bearer")
"""How a pull source says who it is: see domain/pulling.py."""

STATUSES = ("draft", "queued", "running", "stopped", "done", "failed")
"""What a job of ingest may be."""


class PullSource(TenantEntity, Timestamped, Base):
    """A third party's API that is asked on a schedule: by ``schedule`` (cron) or every ``interval_seconds``.

    ``secret`` is sealed (``core/sealing.py``) and shown to nobody. ``position`` says how the next request goes on;
    it is written by the transaction that stores what was read.
    """

    __tablename__ = "pull_source"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        UniqueConstraint("organization_id", "name"),
        tenant_reference("gateway_id", "factories.gateway", ondelete="SET NULL"),
        CheckConstraint(one_of("auth", AUTHS), name="auth"),
        CheckConstraint("num_nonnulls(schedule, interval_seconds) = 1", name="schedule"),
        Index(None, "due_at", postgresql_where=text("NOT paused")),
    )

    name: Mapped[str]
    url: Mapped[str]
    kind: Mapped[str]
    auth: Mapped[str] = mapped_column(server_default="none")
    auth_name: Mapped[str | None]
    secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    schedule: Mapped[str | None]
    interval_seconds: Mapped[int | None]
    time_zone: Mapped[str] = mapped_column(server_default="UTC")
    cursor: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    gateway_id: Mapped[UUID | None]
    paused: Mapped[bool] = mapped_column(server_default=text("false"))
    position: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    due_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    last_error: Mapped[str | None]
    last_run_at: Mapped[datetime | None]
    last_success_at: Mapped[datetime | None]


class IngestJob(TenantEntity, Base):
    """Work of ingest that takes a while, with its progress: a replay of quarantined items, a file's import,
    a run of a pull source.

    ``updated_at`` tells a runner that lives from one that died; a dead one's job is taken up by another. A
    ``draft`` is a file that comes in or is looked at; what is ``stopped`` may be gone on with.
    """

    __tablename__ = "ingest_job"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        CheckConstraint(one_of("kind", ("replay", "import", "pull", "derive")), name="kind"),
        CheckConstraint(one_of("status", STATUSES), name="status"),
        tenant_reference("pull_source_id", "telemetry.pull_source"),
        Index(None, "created_at", postgresql_where=text("finished_at IS NULL")),
        Index(None, "pull_source_id", unique=True, postgresql_where=text("finished_at IS NULL")),
    )

    kind: Mapped[str]
    options: Mapped[dict[str, Any]]
    pull_source_id: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(server_default="queued")
    total: Mapped[int | None]
    items: Mapped[int] = mapped_column(server_default=text("0"))
    stored: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    duplicate: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    rejected: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    quarantined: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    error: Mapped[str | None]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]


class ImportPart(Owned, Base):
    """A piece of a file on its way in, so that none has to be in memory whole; gone when its job is over."""

    __tablename__ = "import_part"
    __table_args__ = in_schema("telemetry", tenant_reference("job_id", "telemetry.ingest_job"))

    job_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
