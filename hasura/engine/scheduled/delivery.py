"""The clock of the engine: keeps cron events made ahead of time, and delivers what is due.

It sleeps until the next event is due (10 s at most), so an event goes out in its second, not at the next
round of a timer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import asyncpg
import orjson

from hasura.engine.json_codec import encode_json
from hasura.engine.metadata.codec import DecodeError, decode
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.triggers import CronRetryConf, CronTrigger, Header
from hasura.engine.scheduled.cron import CronError, parse_cron
from hasura.engine.scheduled.store import CronEvent, Kind, OneOffEvent, ScheduledStore
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.delivery import Target, deliver

_LOG = logging.getLogger("hasura.engine.scheduled")
_LOG_VERSION: Final = "1"
_MADE_AHEAD: Final = 100
_REFILL_BELOW: Final = 50
_LONGEST_SLEEP_S: Final = 10.0
_DATABASE_ERRORS: Final = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)


class ScheduledDelivery:
    """Delivery of cron and one-off events."""

    def __init__(
        self,
        pool: Any,
        metadata: Callable[[], Metadata],
        client: HttpClient,
        environment: Mapping[str, str],
    ) -> None:
        self._store = ScheduledStore(pool)
        self._metadata = metadata
        self._client = client
        self._environment = environment
        self._woken = asyncio.Event()
        self._running: dict[tuple[Kind, str], asyncio.Task[None]] = {}
        self._loop: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin; events a killed process held are delivered again."""
        await self._store.unlock_all()
        await self.reconcile()
        self._loop = asyncio.create_task(self._run(), name="scheduled-events")

    def wake(self) -> None:
        """Look for due events now."""
        self._woken.set()

    async def stop(self, grace_s: float) -> None:
        """Take no more; let running calls end within `grace_s`; give the rest back."""
        if self._loop is None:
            return
        self._loop.cancel()
        await asyncio.gather(self._loop, return_exceptions=True)
        if self._running:
            await asyncio.wait(list(self._running.values()), timeout=grace_s)
        for (kind, event_id), task in list(self._running.items()):
            task.cancel()
            await self._store.mark(kind, [event_id], "scheduled")

    async def reconcile(self) -> None:
        """Make the future events fit the cron triggers of the metadata."""
        future = await self._store.future_cron_times()
        triggers = self._metadata().cron_triggers
        for name in future.keys() - triggers.keys():
            await self._store.replace_future(name, ())
        for name, trigger in triggers.items():
            await self._reconcile_one(name, trigger, future.get(name, []))
        self._woken.set()

    async def _reconcile_one(self, name: str, trigger: CronTrigger, made: list[datetime]) -> None:
        try:
            schedule = parse_cron(trigger.schedule)
        except CronError as error:
            _LOG.error("cron trigger %s: %s", name, error)
            return
        now = datetime.now(UTC)
        if not made or made != list(islice(schedule.after(now), len(made))):
            await self._store.replace_future(name, list(islice(schedule.after(now), _MADE_AHEAD)))
        elif len(made) < _REFILL_BELOW:
            missing = _MADE_AHEAD - len(made)
            await self._store.add_future(name, list(islice(schedule.after(made[-1]), missing)))

    async def _run(self) -> None:
        refilled_at = asyncio.get_running_loop().time()
        while True:
            self._woken.clear()
            pause_s = _LONGEST_SLEEP_S
            try:
                if asyncio.get_running_loop().time() - refilled_at > 60:
                    refilled_at = asyncio.get_running_loop().time()
                    await self.reconcile()
                    self._woken.clear()
                await self._take()
                due_in_s = await self._store.next_due_in_s(list(self._metadata().cron_triggers))
                if due_in_s is not None:
                    pause_s = min(max(due_in_s, 0.01), _LONGEST_SLEEP_S)
            except _DATABASE_ERRORS as error:
                _LOG.error("scheduled events cannot be fetched: %s", error)
            try:
                async with asyncio.timeout(pause_s):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def _take(self) -> None:
        triggers = self._metadata().cron_triggers
        for event in await self._store.take_cron(list(triggers)):
            self._spawn(Kind.CRON, event.id, self._deliver_cron(event, triggers[event.trigger_name]))
        for one_off in await self._store.take_one_off():
            self._spawn(Kind.ONE_OFF, one_off.id, self._deliver_one_off(one_off))

    def _spawn(self, kind: Kind, event_id: str, work: Any) -> None:
        task = asyncio.create_task(self._guard(event_id, work))
        self._running[kind, event_id] = task
        task.add_done_callback(lambda _: self._running.pop((kind, event_id), None))

    async def _guard(self, event_id: str, work: Any) -> None:
        try:
            await work
        except _DATABASE_ERRORS as error:
            _LOG.error("scheduled event %s: outcome not written: %s", event_id, error)
        except Exception:
            _LOG.exception("scheduled event %s: delivery failed", event_id)

    async def _deliver_cron(self, event: CronEvent, trigger: CronTrigger) -> None:
        if _is_too_late(event.scheduled_time, trigger.retry_conf):
            await self._store.mark(Kind.CRON, [event.id], "dead")
            return
        body = {
            "id": event.id,
            "name": trigger.name,
            "scheduled_time": event.scheduled_text,
            "payload": trigger.payload,
        }
        if trigger.comment is not None:
            body["comment"] = trigger.comment
        target = Target(
            trigger.webhook,
            trigger.headers,
            trigger.retry_conf.timeout_seconds,
            trigger.request_transform,
            trigger.response_transform,
        )
        await self._send(Kind.CRON, event, target, encode_json(body), trigger.retry_conf)

    async def _deliver_one_off(self, event: OneOffEvent) -> None:
        try:
            retry_conf = decode(CronRetryConf, event.retry_conf)
            headers = tuple(decode(Header, header) for header in event.headers)
        except DecodeError as error:
            _LOG.error("scheduled event %s: %s", event.id, error)
            await self._store.mark(Kind.ONE_OFF, [event.id], "error")
            return
        if _is_too_late(event.scheduled_time, retry_conf):
            await self._store.mark(Kind.ONE_OFF, [event.id], "dead")
            return
        comment = "" if event.comment is None else f',"comment":{orjson.dumps(event.comment).decode()}'
        body = (
            f'{{"id":"{event.id}","scheduled_time":"{event.scheduled_text}",'
            f'"created_at":"{event.created_text}","payload":{event.payload}{comment}}}'
        ).encode()
        target = Target(self._one_off_url(event.webhook), headers, retry_conf.timeout_seconds)
        await self._send(Kind.ONE_OFF, event, target, body, retry_conf)

    def _one_off_url(self, webhook: Any) -> str:
        if isinstance(webhook, dict) and "from_env" in webhook:
            return "{{" + str(webhook["from_env"]) + "}}"
        return str(webhook)

    async def _send(
        self, kind: Kind, event: CronEvent | OneOffEvent, target: Target, body: bytes, retry: CronRetryConf
    ) -> None:
        outcome = await deliver(self._client, target, body, self._environment, log_version=_LOG_VERSION)
        retry_in_s: float | None = None
        if not outcome.is_success:
            _LOG.warning("scheduled event %s not delivered: %s", event.id, outcome.reason())
            is_exhausted = event.tries >= retry.num_retries and outcome.retry_after_s is None
            if not is_exhausted and not outcome.is_final:
                retry_in_s = outcome.retry_after_s or retry.retry_interval_seconds
        await self._store.record(kind, event.id, outcome, retry_in_s)
        self._woken.set()


def _is_too_late(scheduled_time: datetime, retry_conf: CronRetryConf) -> bool:
    return (datetime.now(UTC) - scheduled_time).total_seconds() > retry_conf.tolerance_seconds
