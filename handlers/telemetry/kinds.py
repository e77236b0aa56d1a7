"""What people keep for telemetry, as kinds of objects."""

from db.models.telemetry import CounterExchange, Series, StoragePolicy
from handlers.factories.kinds import Kind, Reach
from handlers.inputs import Page
from handlers.telemetry import schemas
from handlers.telemetry.counted import follow_exchange
from handlers.telemetry.retention import known_measure, sound

COUNTER_EXCHANGE = Kind(
    "counter_exchange",
    "counter_exchanges",
    CounterExchange,
    "engineer",
    schemas.CounterExchangeInput,
    schemas.CounterExchangeChanges,
    schemas.CounterExchangeView,
    within=(("series_id", Series),),
    service="telemetry",
    reach=Reach(CounterExchange.series_id, Series),
    listed=schemas.OfSeries,
    follow=follow_exchange,
)
STORAGE_POLICY = Kind(
    "storage_policy",
    "storage_policies",
    StoragePolicy,
    "manager",  # as deletion: who shortens what is kept deletes
    schemas.StoragePolicyInput,
    schemas.StoragePolicyChanges,
    schemas.StoragePolicyView,
    actions=("create", "change"),
    change_by_id=schemas.StoragePolicyChangeById,
    service="telemetry",
    reach=Reach(),
    listed=Page,
    prepare=known_measure,
    follow=sound,
)
