"""Rows of other sources joined to an answer: one statement for each relationship, for all its keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hasura.engine.execute.queries import PoolOf, fetch_json
from hasura.engine.plan.encode import array_literal, json_text
from hasura.engine.plan.operations import DatabaseField, NamespaceField, RootFields
from hasura.engine.plan.rows import (
    AggregateOutput,
    Fields,
    ListOutput,
    NodesPart,
    ObjectOutput,
    Output,
    RemoteOutput,
)
from hasura.engine.plan.values import Bindings, Constant, Param
from hasura.engine.plan.writes import (
    Answer,
    MutationField,
    MutationNamespace,
    Returning,
    RowAnswer,
    WriteField,
    WriteManyField,
)
from hasura.engine.sql.operations import joined_statement

MutationFields = tuple[tuple[str, MutationField], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a remote output's keys stand in an answer."""

    holder: dict[str, Any]
    alias: str
    remote: RemoteOutput

    @property
    def keys(self) -> tuple[str | None, ...]:
        """The values to join by, as text."""
        return tuple(self.holder[self.alias])


async def join_sources(
    answer: bytes, fields: RootFields | MutationFields, bindings: Bindings, pool_of: PoolOf
) -> bytes:
    """The answer of a query or mutation with the rows of other sources in it; raises EngineError."""
    document = _decoded(answer)
    await _fill(list(_root_places(document, fields)), bindings, pool_of)
    return json_text(document).encode()


def _decoded(answer: bytes) -> Any:
    return json.loads(answer, parse_float=Decimal)


def _root_places(document: Any, fields: RootFields | MutationFields) -> Iterator[_Place]:
    for alias, field in fields:
        match field:
            case DatabaseField(_, output):
                yield from _places(document[alias], output)
            case NamespaceField(inner) | MutationNamespace(inner):
                yield from _root_places(document[alias], inner)
            case WriteField(answer=answer):
                yield from _written_places(document[alias], answer)
            case WriteManyField(_, writes):
                for item, write in zip(document[alias], writes, strict=True):
                    yield from _written_places(item, write.answer)


def _written_places(value: Any, answer: Answer) -> Iterator[_Place]:
    if isinstance(answer, RowAnswer):
        if value is not None:
            yield from _field_places(value, answer.fields)
        return
    for alias, part in answer.fields:
        if isinstance(part, Returning):
            for item in value[alias]:
                yield from _field_places(item, part.fields)


def _places(value: Any, output: Output) -> Iterator[_Place]:
    if value is None:
        return
    match output:
        case ListOutput(_, fields):
            for item in value:
                yield from _field_places(item, fields)
        case ObjectOutput(_, fields):
            yield from _field_places(value, fields)
        case AggregateOutput(_, parts):
            for alias, part in parts:
                if isinstance(part, NodesPart):
                    for item in value[alias]:
                        yield from _field_places(item, part.fields)


def _field_places(item: dict[str, Any], fields: Fields) -> Iterator[_Place]:
    for alias, output in fields:
        if isinstance(output, RemoteOutput):
            yield _Place(item, alias, output)
        else:
            yield from _places(item[alias], output)


async def _fill(places: list[_Place], bindings: Bindings, pool_of: PoolOf) -> None:
    """Puts the joined rows where the keys stand, then those joined to them in turn."""
    by_output: dict[int, list[_Place]] = {}
    for place in places:
        by_output.setdefault(id(place.remote), []).append(place)
    for group in by_output.values():
        remote = group[0].remote
        distinct = list(dict.fromkeys(place.keys for place in group))
        answers = await _fetch(remote, distinct, bindings, pool_of)
        inner = [found for answer in answers for found in _places(answer, remote.output)]
        await _fill(inner, bindings, pool_of)
        by_keys = dict(zip(distinct, answers, strict=True))
        for place in group:
            place.holder[place.alias] = by_keys[place.keys]


async def _fetch(
    remote: RemoteOutput, keys: list[tuple[str | None, ...]], bindings: Bindings, pool_of: PoolOf
) -> list[Any]:
    params = tuple(
        Param(Constant(array_literal(kind, [key[position] for key in keys], "$")), kind, many=True)
        for position, (_, kind) in enumerate(remote.columns)
    )
    answer = await fetch_json(pool_of(remote.source), joined_statement(remote, params), bindings)
    rows: list[Any] = _decoded(answer)
    return rows
