"""What tariffs, their times of use and emission factors must not be: empty in time, or in each other's way."""

from sqlalchemy import Connection, RowMapping

from domain.tariff import coincide
from handlers.energy import store
from handlers.refusal import refused


def tariff_has_its_time(connection: Connection, row: RowMapping) -> None:
    """A tariff ends after it begins, and no other of its factory begins with it: the one that began last holds."""
    ends_later(connection, row)
    other = store.tariff_begun_with(connection, row["id"])
    if other is not None:
        expected = f"an instant at which no other tariff of the factory begins: {other} does"
        raise refused("valid_from", row["valid_from"], expected)


def ends_later(_: Connection, row: RowMapping) -> None:
    """What holds from an instant or day on ends after it, if it ends."""
    start, end = row["valid_from"], row["valid_to"]
    if end is not None and end <= start:
        raise refused("valid_to", end, f"later than valid_from ({start.isoformat()})")


def period_is_alone(connection: Connection, row: RowMapping) -> None:
    """At no time of the week do two times of use of one tariff hold: the price would be either's."""
    own = store.window_of(row)
    for other in store.periods(connection, [row["tariff_id"]]):
        if other["id"] != row["id"] and coincide(own, store.window_of(other)):
            clock = f"{other['starts']:%H:%M} to {other['ends']:%H:%M}"
            raise refused(
                "starts", f"{row['starts']:%H:%M}", f"a time of the week without {other['name']} ({clock})"
            )
