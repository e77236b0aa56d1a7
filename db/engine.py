"""Connections to the application database for SQLAlchemy users (``handlers``, migrations, seed)."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

import psycopg2.extensions
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

from core.settings import get_settings
from db.timeseries import SESSION_OPTIONS


def sqlalchemy_url(database_url: str) -> str:
    """``postgresql://…`` with the driver that ``handlers`` use."""
    url = make_url(database_url)
    return url.set(drivername="postgresql+psycopg2").render_as_string(hide_password=False)


def _json_text(value: object) -> str:
    """`value` as a JSONB column takes it: uuids and instants as text; ValueError on NaN."""
    return json.dumps(value, default=_plain, allow_nan=False)


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


@lru_cache(maxsize=1)
def get_engine() -> Engine:
    """The process's engine, by its settings."""
    settings = get_settings()
    return make_engine(settings.database_url, settings.database_pool_size)


def make_engine(database_url: str, pool_size: int = 5) -> Engine:
    """An engine for `database_url`; instants come and go in UTC."""
    engine = create_engine(
        sqlalchemy_url(database_url),
        pool_size=pool_size,
        max_overflow=pool_size,
        json_serializer=_json_text,
        pool_pre_ping=True,
        connect_args={"options": SESSION_OPTIONS, "application_name": "millwright"},
    )
    event.listen(engine, "connect", _read_uuids_once)
    return engine


_uuid = lru_cache(maxsize=16_384)(UUID)
_UUID_TYPES = (2950,)


def _read_uuids_once(connection: Any, _record: object) -> None:
    """Ids come again and again: reading one known already costs a tenth of making it anew."""
    read = psycopg2.extensions.new_type(
        _UUID_TYPES, "UUID", lambda value, _: None if value is None else _uuid(value)
    )
    psycopg2.extensions.register_type(read, connection)
