"""Alembic environment: one transaction per migration, short lock waits, all our schemas."""

from typing import Any

from alembic import context
from sqlalchemy import create_engine, text

from core.settings import get_settings
from db.engine import sqlalchemy_url
from db.models import SCHEMAS, Base


def owned(name: str | None, kind: str, _parents: Any) -> bool:
    """Only our own schemas are compared; Hasura's and TimescaleDB's are theirs."""
    return name in SCHEMAS if kind == "schema" else True


def url() -> str:
    """The database to migrate: given by the caller, else by the settings."""
    return sqlalchemy_url(context.config.get_main_option("sqlalchemy.url") or get_settings().database_url)


def run() -> None:
    """Migrate. A migration that waits more than 5 s for a lock gives up rather than block the factory."""
    engine = create_engine(url(), connect_args={"options": "-c timezone=UTC"})
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_schemas=True,
            include_name=owned,
            version_table_schema="public",
            transaction_per_migration=True,
            compare_server_default=False,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
