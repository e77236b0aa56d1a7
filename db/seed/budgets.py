"""How much energy the demo's factories and machines may use."""

from typing import Any

from sqlalchemy import Connection

from db.models import energy
from db.seed.add import add
from db.seed.plan import AURORA, demo_id

MACHINING = demo_id(AURORA.slug, "Gaithersburg")
ROLLING = demo_id(AURORA.slug, "Gwangyang")
MILL = demo_id(str(demo_id(AURORA.slug, "Gwangyang", "Rolling", "Mill 1")), "Rolling mill")

BUDGETS: tuple[dict[str, Any], ...] = (
    {"factory_id": MACHINING, "name": "Machining, every day", "period": "day", "limit_kwh": 120.0},
    {
        "factory_id": ROLLING,
        "machine_id": MILL,
        "name": "Rolling mill, every day",
        "period": "day",
        "limit_kwh": 4200.0,
    },
    {"factory_id": ROLLING, "name": "Rolling, every month", "period": "month", "limit_kwh": 150_000.0},
)
"""The mill draws 192 kW in the mean of the recorded week: its day will be passed, its month not."""


def seed_budgets(connection: Connection) -> None:
    """Add what is not there."""
    for budget in BUDGETS:
        add(
            connection,
            energy.Budget,
            id=demo_id(AURORA.slug, "budget", budget["name"]),
            organization_id=demo_id(AURORA.slug),
            **budget,
        )
