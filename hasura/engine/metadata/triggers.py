"""Event triggers of tables and cron triggers, with headers and retry rules."""

from __future__ import annotations

from dataclasses import dataclass

from hasura.engine.metadata.codec import Json, of
from hasura.engine.metadata.names import ColumnNames


@dataclass(frozen=True, slots=True)
class Header:
    """A header sent to a webhook: fixed `value` (may hold `{{ENV}}`) or from an environment variable."""

    name: str
    value: str | None = None
    value_from_env: str | None = None


@dataclass(frozen=True, slots=True)
class RetryConf:
    """Retries of an event trigger; seconds."""

    num_retries: int = of(default=0, always=True)
    interval_sec: int = of(default=10, always=True)
    timeout_sec: int = of(default=60, always=True)


@dataclass(frozen=True, slots=True)
class SubscribeColumns:
    """Columns whose change fires the trigger, and those the payload has (None: all)."""

    columns: ColumnNames
    payload: ColumnNames | None = None


@dataclass(frozen=True, slots=True)
class TriggerOperations:
    """Operations an event trigger listens to; None: not to this one."""

    insert: SubscribeColumns | None = None
    update: SubscribeColumns | None = None
    delete: SubscribeColumns | None = None
    enable_manual: bool = of(default=False, always=True)


@dataclass(frozen=True, slots=True)
class EventTrigger:
    """An event trigger of a table. Exactly one of `webhook` and `webhook_from_env` is set."""

    name: str
    definition: TriggerOperations
    retry_conf: RetryConf = of(default=RetryConf(), always=True)
    webhook: str | None = None
    webhook_from_env: str | None = None
    headers: tuple[Header, ...] = ()
    request_transform: Json = None
    response_transform: Json = None
    cleanup_config: Json = None
    trigger_on_replication: bool = False


@dataclass(frozen=True, slots=True)
class CronRetryConf:
    """Retries of a cron trigger; seconds. Events older than the tolerance are dropped as dead."""

    num_retries: int = 0
    retry_interval_seconds: int = 10
    timeout_seconds: int = 60
    tolerance_seconds: int = 21600

    def to_json(self) -> dict[str, Json]:
        """All four, also where they are defaults."""
        return {
            "num_retries": self.num_retries,
            "retry_interval_seconds": self.retry_interval_seconds,
            "timeout_seconds": self.timeout_seconds,
            "tolerance_seconds": self.tolerance_seconds,
        }


@dataclass(frozen=True, slots=True)
class CronTrigger:
    """A webhook called on a schedule (five-field cron, UTC)."""

    name: str
    webhook: str
    schedule: str
    include_in_metadata: bool
    payload: Json = None
    retry_conf: CronRetryConf = of(default_factory=CronRetryConf, always=True)
    headers: tuple[Header, ...] = ()
    comment: str | None = None
    request_transform: Json = None
    response_transform: Json = None
