"""SQL of hourly emission factors in bulk."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text


def replace_hours(
    connection: Connection, organization_id: UUID, head: Mapping[str, str], rows: Sequence[Mapping[str, Any]]
) -> int:
    """Store factors in place of those of their zone that they touch; how many were replaced."""
    columns = {
        "starts": [row["valid_from"] for row in rows],
        "ends": [row["valid_to"] for row in rows],
        "grams": [row["grams_per_kwh"] for row in rows],
    }
    given = (
        "unnest(CAST(:starts AS timestamptz[]), CAST(:ends AS timestamptz[]), CAST(:grams AS float[]))"
        " AS given (valid_from, valid_to, grams_per_kwh)"
    )
    values = {"organization_id": organization_id, **head, **columns}
    removed = connection.execute(
        text(
            f"DELETE FROM energy.hourly_emission_factor kept USING {given}"
            " WHERE kept.organization_id = :organization_id AND kept.zone = :zone"
            " AND kept.valid_from < given.valid_to AND kept.valid_to > given.valid_from"
        ),
        values,
    )
    connection.execute(
        text(
            "INSERT INTO energy.hourly_emission_factor (organization_id, zone, valid_from, valid_to,"
            " grams_per_kwh, basis, source) SELECT :organization_id, :zone, valid_from, valid_to,"
            " grams_per_kwh, :basis, :source"
            f" FROM {given}"
        ),
        values,
    )
    return int(removed.rowcount)
