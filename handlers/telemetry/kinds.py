"""What people keep for telemetry, as kinds of objects."""

from db.models.telemetry import CounterExchange, Series
from handlers.factories.kinds import Kind, Reach
from handlers.telemetry import schemas
from handlers.telemetry.counted import follow_exchange

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
