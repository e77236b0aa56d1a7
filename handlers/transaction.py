"""One transaction per request, opened by the edge: services are handed its connection and never commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from core.errors import Errors, MillwrightError
from handlers.database_errors import client_error
from handlers.deployment import engine


@contextmanager
def transaction() -> Iterator[Connection]:
    """A connection in a transaction that commits at the end and rolls back on any error.

    The database's refusals (constraint, full disk, lost connection) come out as MillwrightError.
    """
    try:
        with engine().begin() as connection:
            yield connection
    except DBAPIError as error:
        if (meant := client_error(error)) is None:
            raise
        raise meant from error
    except PoolTimeout as error:
        raise MillwrightError(Errors.UNAVAILABLE) from error


def settle(result: Any) -> Any:
    """The result of a finished transaction. A service *returns* a MillwrightError, instead of raising it,
    where the refusal itself has to be remembered: its transaction is kept and the error answered."""
    if isinstance(result, MillwrightError):
        raise result
    return result
