"""The worker of asynchronous actions: takes rows of the log, calls, writes the answer down."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import asyncpg

from hasura.engine.actions.call import ActionCall, ActionWebhook
from hasura.engine.actions.log import ActionLog, PendingAction
from hasura.engine.errors import EngineError
from hasura.engine.metadata.model import Metadata

_LOG = logging.getLogger("hasura.engine.actions")


class ActionWorker:
    """Polls the log; `wake` makes it look at once."""

    def __init__(
        self,
        webhook: ActionWebhook,
        log: ActionLog,
        metadata: Callable[[], Metadata],
        interval_s: float,
        batch_size: int,
    ) -> None:
        """interval_s: time between looks when nobody wakes it."""
        self._webhook = webhook
        self._log = log
        self._metadata = metadata
        self._interval_s = interval_s
        self._batch_size = batch_size
        self._woken = asyncio.Event()
        self._held: set[str] = set()
        self._loop: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin; rows that a killed process held are worked on again."""
        await self._log.release(None)
        self._loop = asyncio.create_task(self._run(), name="async-actions")

    def wake(self) -> None:
        """Look for work now."""
        self._woken.set()

    async def stop(self, grace_s: float) -> None:
        """Let running calls end within `grace_s`, then give the rest back."""
        if self._loop is None:
            return
        deadline = asyncio.get_running_loop().time() + grace_s
        while self._held and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.05)
        self._loop.cancel()
        await asyncio.gather(self._loop, return_exceptions=True)
        if self._held:
            await self._log.release(sorted(self._held))

    async def _run(self) -> None:
        while True:
            try:
                taken = await self._work_off()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _LOG.error("async actions: %s", error)
                taken = 0
            if taken:
                continue
            self._woken.clear()
            try:
                async with asyncio.timeout(self._interval_s):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def _work_off(self) -> int:
        if not any(action.definition.kind == "asynchronous" for action in self._metadata().actions.values()):
            return 0
        pending = await self._log.take(self._batch_size)
        self._held.update(row.id for row in pending)
        await asyncio.gather(*(self._process(row) for row in pending))
        return len(pending)

    async def _process(self, row: PendingAction) -> None:
        metadata = self._metadata()
        action = metadata.actions.get(row.action_name)
        try:
            if action is None:
                raise EngineError(f'action "{row.action_name}" does not exist', code="not-exists")
            call = ActionCall(
                action, metadata.custom_types, row.input, row.session_variables, row.request_headers, None
            )
            result = await self._webhook.call(call)
            await self._log.complete(row.id, result.value)
        except EngineError as error:
            await self._log.fail(row.id, error)
        finally:
            self._held.discard(row.id)
