"""What a PostgreSQL database contains, read once into immutable values."""

from hasura.engine.catalog.introspect import Connection, enum_columns, introspect
from hasura.engine.catalog.model import Catalog

__all__ = ["Catalog", "Connection", "enum_columns", "introspect"]
