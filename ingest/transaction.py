"""A transaction in few round trips: BEGIN and COMMIT travel with the statements between them."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from psycopg import Connection


@contextmanager
def transaction(connection: Connection[Any], *, together: bool) -> Iterator[None]:
    """Commits at the end, rolls back on an exception. The connection must not be in a transaction.

    ``together`` sends statements without waiting for each one's result: a fetch waits for those so far, the
    end for all. COPY is not possible then.
    """
    try:
        with connection.pipeline() if together else nullcontext():
            connection.execute("BEGIN")
            yield
            connection.execute("COMMIT")
    except BaseException:
        if not connection.closed:
            connection.rollback()
        raise
