"""What the executor of GraphQL asks of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hasura.engine.actions.call import ActionCall, ActionResult, ActionWebhook
from hasura.engine.actions.log import ActionLog, ActionLogRow
from hasura.engine.metadata.actions import Action, CustomTypes
from hasura.engine.session import Session


class ActionCaller:
    """Runs synchronous actions; writes asynchronous ones down and finds them again."""

    def __init__(self, webhook: ActionWebhook, log: ActionLog, shows_internal: Callable[[str], bool]) -> None:
        """shows_internal: whether a role sees the internal part of errors."""
        self._webhook = webhook
        self._log = log
        self._shows_internal = shows_internal

    async def call(
        self,
        action: Action,
        types: CustomTypes,
        input_: Any,
        session: Session,
        *,
        client_headers: Mapping[str, str],
        request_query: str | None,
    ) -> ActionResult:
        """Call the webhook and check its answer. Raises EngineError (path `$`)."""
        call = ActionCall(action, types, input_, session.variables, client_headers, request_query)
        return await self._webhook.call(call)

    async def enqueue(
        self, action: Action, input_: Any, session: Session, client_headers: Mapping[str, str]
    ) -> str:
        """Write an asynchronous action down; gives its id."""
        return await self._log.add(action.name, input_, session, client_headers)

    async def fetch_log(self, action: Action, action_id: str, session: Session) -> ActionLogRow | None:
        """The state of an asynchronous action, if the session may see it."""
        return await self._log.fetch(
            action.name, action_id, session, shows_internal=self._shows_internal(session.role)
        )
