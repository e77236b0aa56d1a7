"""Connections to the application database for SQLAlchemy users (``handlers``, migrations, seed)."""

from functools import lru_cache

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

from core.settings import get_settings


def sqlalchemy_url(database_url: str) -> str:
    """``postgresql://…`` with the driver that ``handlers`` use."""
    url = make_url(database_url)
    return url.set(drivername="postgresql+psycopg2").render_as_string(hide_password=False)


@lru_cache(maxsize=1)
def get_engine() -> Engine:
    """The process's engine; instants come and go in UTC."""
    settings = get_settings()
    return create_engine(
        sqlalchemy_url(settings.database_url),
        pool_size=settings.database_pool_size,
        max_overflow=settings.database_pool_size,
        pool_pre_ping=True,
        connect_args={"options": "-c timezone=UTC", "application_name": "millwright"},
    )
