"""``python -m db.seed``: reference data and the demo; prints nothing, leaves ``demo-access.json`` in the state
directory (passwords and API keys of the demo, readable by its owner alone)."""

from datetime import timedelta

from core.clock import now
from core.settings import get_settings
from db.engine import get_engine
from db.seed.access import give_access
from db.seed.budgets import seed_budgets
from db.seed.demo import begin_orders, seed
from db.seed.floor import seed_floor
from db.seed.reference import seed_emission_factors
from db.seed.storage import seed_storage

with get_engine().begin() as connection:
    seed_emission_factors(connection)
    seed(connection)
    begin_orders(connection, now() - timedelta(days=1))
    seed_floor(connection, now())
    seed_budgets(connection)
    seed_storage(connection)
    give_access(connection, get_settings().home / "demo-access.json")
