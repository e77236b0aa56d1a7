"""Running actions: the webhook's answer, shaped as asked, with rows of tables joined to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from hasura.engine.actions.call import ActionResult
from hasura.engine.actions.log import ActionLogRow
from hasura.engine.errors import EngineError
from hasura.engine.execute.queries import PoolOf, fetch_json
from hasura.engine.metadata.actions import Action, CustomTypes
from hasura.engine.plan.conditions import ColumnExp, Comparison, conjunction
from hasura.engine.plan.encode import encode_value, json_text
from hasura.engine.plan.operations import (
    ActionField,
    ActionObject,
    ActionOutput,
    ActionRelationship,
    ActionValue,
)
from hasura.engine.plan.rows import AggregateOutput, ListOutput, ObjectOutput, TextOutput
from hasura.engine.plan.values import Bindings, Constant, Param
from hasura.engine.session import Session
from hasura.engine.sql.operations import output_statement


class Actions(Protocol):
    """Who calls webhooks and keeps the log of queued calls."""

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
        """Call the webhook; its answer has been checked against the output type."""

    async def enqueue(
        self, action: Action, input_: Any, session: Session, client_headers: Mapping[str, str]
    ) -> str:
        """Queue a call; gives its id."""

    async def fetch_log(self, action: Action, action_id: str, session: Session) -> ActionLogRow | None:
        """The state of a queued call, if the session may see it."""


@dataclass(frozen=True, slots=True)
class ActionRun:
    """What running the actions of one request needs."""

    actions: Actions | None
    types: CustomTypes
    session: Session
    headers: Mapping[str, str]
    query: str
    bindings: Bindings
    pool_of: PoolOf

    async def run(self, field: ActionField) -> tuple[bytes, tuple[tuple[str, str], ...]]:
        """The JSON of a root field, and headers for the client."""
        if self.actions is None:
            raise EngineError("actions are not available", "unexpected", status=500)
        if field.kind == "enqueue":
            action_id = await self.actions.enqueue(field.action, field.input, self.session, self.headers)
            return json_text(action_id).encode(), ()
        if field.kind == "result":
            return await self._result(self.actions, field), ()
        result = await self.actions.call(
            field.action,
            self.types,
            field.input,
            self.session,
            client_headers=self.headers,
            request_query=self.query,
        )
        return await self._shaped(result.value, field.output), result.headers

    async def _result(self, actions: Actions, field: ActionField) -> bytes:
        row = await actions.fetch_log(field.action, str(field.input["id"]), self.session)
        if row is None:
            return b"null"
        content = {
            "id": row.id,
            "created_at": row.created_at,
            "errors": row.errors,
            "output": row.response_payload,
        }
        return await self._shaped(content, field.output)

    async def _shaped(self, value: Any, output: ActionOutput) -> bytes:
        if isinstance(output, TextOutput):
            return json_text(output.text).encode()
        if isinstance(output, ActionRelationship):
            return await self._related(value, output)
        if isinstance(output, ActionValue) or value is None:
            return json_text(value).encode()
        if isinstance(value, list):
            return b"[" + b",".join([await self._shaped(item, output) for item in value]) + b"]"
        members = []
        for alias, part in output.fields:
            inner = value
            if isinstance(part, ActionValue | ActionObject):
                inner = value.get(part.name) if isinstance(value, Mapping) else None
            members.append(json_text(alias).encode() + b":" + await self._shaped(inner, part))
        return b"{" + b",".join(members) + b"}"

    async def _related(self, owner: Mapping[str, Any], relationship: ActionRelationship) -> bytes:
        keys = []
        for name, column, kind in relationship.join:
            value = owner.get(name)
            if value is None:
                return b"[]" if relationship.is_array else b"null"
            if kind.undomained.category == "S" and not isinstance(value, str):
                value = json_text(value)
            text = encode_value(kind, value, False, "$")
            keys.append(Comparison(ColumnExp(column, kind), "_eq", Param(Constant(text), kind)))
        output = relationship.output
        assert isinstance(output, ListOutput | ObjectOutput | AggregateOutput)  # noqa: S101 # of relationships
        rows = replace(output.rows, where=conjunction(output.rows.where, *keys))
        statement = output_statement(replace(output, rows=rows))
        pool = self.pool_of(relationship.source)
        answer = await fetch_json(pool, statement, self.bindings)
        return b"null" if answer is None else answer
