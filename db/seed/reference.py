"""Reference data that every installation starts with: grid emission factors."""

import json
from datetime import date
from importlib.resources import files

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from db.models import energy


def seed_emission_factors(connection: Connection) -> None:
    """The shipped grid factors (g CO2e/kWh), unless they are there. People may add their own beside them."""
    document = json.loads(files("domain").joinpath("data/grid_factors.json").read_text("utf-8"))
    for table in document["tables"]:
        for zone, grams_per_kwh in table["factors"].items():
            connection.execute(
                insert(energy.EmissionFactor)
                .values(
                    zone=zone,
                    valid_from=date(table["year"], 1, 1),
                    valid_to=date(table["year"] + 1, 1, 1),
                    grams_per_kwh=grams_per_kwh,
                    basis=table["basis"],
                    source=table["source"],
                )
                .on_conflict_do_nothing()
            )
