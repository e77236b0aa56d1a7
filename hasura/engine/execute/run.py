"""Running one request: database fields, webhook fields and constants put together in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg

from hasura.engine.errors import EngineError
from hasura.engine.execute.actions import ActionRun, Actions
from hasura.engine.execute.errors import engine_error
from hasura.engine.execute.joins import join_sources
from hasura.engine.execute.mutations import (
    ReadyMutation,
    Transaction,
    run_function,
    run_write,
    run_write_many,
)
from hasura.engine.execute.queries import ReadyQuery, constant_json, fetch_json, inside, member, run_whole
from hasura.engine.plan.operations import (
    ActionField,
    ConstantField,
    DatabaseField,
    NamespaceField,
    RootField,
)
from hasura.engine.plan.values import Bindings
from hasura.engine.plan.writes import MutationField, MutationNamespace, WriteField, WriteManyField
from hasura.engine.session import Session
from hasura.engine.snapshot import Snapshot
from hasura.engine.sql.operations import query_statement
from hasura.engine.webhooks.input_validation import InputValidator

Answered = tuple[bytes, tuple[tuple[str, str], ...]]
"""The JSON of `data`, and headers for the client."""


@dataclass(frozen=True, slots=True)
class RequestRun:
    """One request on one snapshot."""

    snapshot: Snapshot
    session: Session
    headers: Mapping[str, str]
    query_text: str
    bindings: Bindings
    actions: Actions | None
    validator: InputValidator | None

    def pool_of(self, source: str) -> Any:
        """The pool of a source."""
        return self.snapshot.sources[source].pool

    def _action_run(self) -> ActionRun:
        types = self.snapshot.metadata.custom_types
        return ActionRun(
            self.actions, types, self.session, self.headers, self.query_text, self.bindings, self.pool_of
        )

    async def query(self, ready: ReadyQuery) -> Answered:
        """A query that more than one answers."""
        if ready.whole is not None:
            return await self._joined(ready, await run_whole(ready.whole, self.bindings, self.pool_of)), ()
        members: list[bytes] = []
        headers: list[tuple[str, str]] = []
        for alias, field, statement in ready.parts:
            if statement is not None:
                pool = self.pool_of(statement.source)
                members.append(inside(await fetch_json(pool, statement.statement, self.bindings)))
            else:
                value, more = await self._field(alias, field)
                members.append(member(alias, value))
                headers.extend(more)
        return await self._joined(ready, b"{" + b",".join(members) + b"}"), tuple(headers)

    async def _joined(self, ready: ReadyQuery, answer: bytes) -> bytes:
        if not ready.joins:
            return answer
        return await join_sources(answer, ready.plan.fields, self.bindings, self.pool_of)

    async def _field(self, alias: str, field: RootField) -> Answered:
        if isinstance(field, ActionField):
            return await self._action_run().run(field)
        if isinstance(field, NamespaceField):
            inner: list[bytes] = []
            headers: list[tuple[str, str]] = []
            for name, item in field.fields:
                value, more = await self._field(name, item)
                inner.append(member(name, value))
                headers.extend(more)
            return b"{" + b",".join(inner) + b"}", tuple(headers)
        if isinstance(field, DatabaseField):
            statement = query_statement(((alias, field),))
            answer = await fetch_json(self.pool_of(field.source), statement, self.bindings)
            return inside(answer).split(b":", 1)[1], ()
        return constant_json(field), ()

    async def mutation(self, ready: ReadyMutation) -> Answered:
        """A mutation: in one transaction if all its fields write to one source, else each by itself."""
        for validation in ready.plan.validations:
            if self.validator is None:
                raise EngineError("the input must be validated by a webhook, but none can be called", "unexpected")
            await self.validator.check(validation.webhook, validation.input, self.session, self.headers)
        answer, headers = await self._group(ready, ready.plan.fields)
        if ready.joins:
            answer = await join_sources(answer, ready.plan.fields, self.bindings, self.pool_of)
        return answer, headers

    async def _group(self, ready: ReadyMutation, fields: tuple[tuple[str, MutationField], ...]) -> Answered:
        sources = _write_sources(fields)
        if len(sources) == 1 and None not in sources:
            (source,) = sources
            return await self._in_transaction(ready, source or "", fields), ()
        members: list[bytes] = []
        headers: list[tuple[str, str]] = []
        for alias, field in fields:
            if isinstance(field, ActionField):
                value, more = await self._action_run().run(field)
            elif isinstance(field, MutationNamespace):
                value, more = await self._group(ready, field.fields)
            elif isinstance(field, ConstantField):
                value, more = constant_json(field), ()
            else:
                answer = await self._in_transaction(ready, field.source, ((alias, field),))
                members.append(inside(answer))
                continue
            members.append(member(alias, value))
            headers.extend(more)
        return b"{" + b",".join(members) + b"}", tuple(headers)

    async def _in_transaction(
        self, ready: ReadyMutation, source: str, fields: tuple[tuple[str, MutationField], ...]
    ) -> bytes:
        isolation = self.snapshot.isolation_level(source)
        try:
            async with self.pool_of(source).acquire() as connection, connection.transaction(isolation=isolation):
                transaction = Transaction(connection, self.bindings, ready.statements)
                await transaction.set_session(self.session.variables)
                return await _run_fields(transaction, fields)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise engine_error(error) from error


async def _run_fields(transaction: Transaction, fields: tuple[tuple[str, MutationField], ...]) -> bytes:
    members = [member(alias, await _run_field(transaction, alias, field)) for alias, field in fields]
    return b"{" + b",".join(members) + b"}"


async def _run_field(transaction: Transaction, alias: str, field: MutationField) -> bytes:
    match field:
        case WriteField():
            return await run_write(transaction, field)
        case WriteManyField():
            return await run_write_many(transaction, field)
        case DatabaseField():
            return await run_function(transaction, alias, field)
        case MutationNamespace(inner):
            return await _run_fields(transaction, inner)
        case ConstantField():
            return constant_json(field)
    raise AssertionError("webhooks are not called inside a transaction")


def _write_sources(fields: tuple[tuple[str, MutationField], ...]) -> set[str | None]:
    """The sources written to; None stands for a webhook."""
    found: set[str | None] = set()
    for _, field in fields:
        if isinstance(field, WriteField | WriteManyField | DatabaseField):
            found.add(field.source)
        elif isinstance(field, MutationNamespace):
            found |= _write_sources(field.fields)
        elif isinstance(field, ActionField):
            found.add(None)
    return found
