"""From a request to its answer: parse, look the plan up or make it, run it.

A document is parsed once per role; every plan made for it is kept with what it observed of the
variables, and serves whichever later request these observations hold for.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphql.language import VariableNode, Visitor, visit

from hasura.engine.errors import EngineError
from hasura.engine.execute.answers import data_response, error_body, error_response
from hasura.engine.execute.explain import explain_live, explain_query
from hasura.engine.execute.mutations import ReadyMutation, ready_mutation
from hasura.engine.execute.queries import ReadyQuery, ready_query, run_whole, sources_of
from hasura.engine.execute.run import RequestRun
from hasura.engine.options import EngineOptions
from hasura.engine.plan.dependencies import joins_sources
from hasura.engine.plan.operations import QueryPlan
from hasura.engine.plan.values import Bindings
from hasura.engine.planner.context import Planning
from hasura.engine.planner.mutations import mutation_plan
from hasura.engine.planner.operation import query_plan
from hasura.engine.planner.subscriptions import StreamField, subscription_plan
from hasura.engine.request.document import Operation, parse_operation
from hasura.engine.request.message import GraphQLRequest, GraphQLResponse
from hasura.engine.request.variables import Observation, Variables, check_variables
from hasura.engine.session import ADMIN_ROLE, Session
from hasura.engine.snapshot import MAX_CACHED_DOCUMENTS, Snapshot
from hasura.engine.subscriptions.cohorts import Send, Subscriber
from hasura.engine.subscriptions.manager import (
    LivePlan,
    LiveQueries,
    Repeated,
    SourceLink,
    live_query,
    live_stream,
)
from hasura.engine.webhooks.input_validation import InputValidator

MAX_PLANS_PER_DOCUMENT = 32
MAX_CACHED_CHARACTERS = 1 << 16
MAX_KEPT_OBSERVATIONS = 1000
"""Larger documents and plans (rows written into them) are hardly sent twice."""

_NO_VARIABLES: Mapping[str, Any] = {}


@dataclass(slots=True)
class Document:
    """A parsed operation with the plans made for it so far, the latest first."""

    operation: Operation
    used: frozenset[str]
    plans: list[tuple[tuple[Observation, ...], Any]] = field(default_factory=list)

    def plan_for(self, variables: Mapping[str, Any]) -> Any:
        """A plan whose observations hold for the variables."""
        for observations, plan in self.plans:
            if all(observation.holds(variables) for observation in observations):
                return plan
        return None

    def keep(self, observations: tuple[Observation, ...], plan: Any) -> None:
        """Keep a plan; the oldest one goes when there are many."""
        if len(observations) > MAX_KEPT_OBSERVATIONS:
            return
        self.plans.insert(0, (observations, plan))
        del self.plans[MAX_PLANS_PER_DOCUMENT:]


class _VariableFinder(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self.names.add(node.name.value)


def used_variables(operation: Operation) -> frozenset[str]:
    """The variables that occur in an operation or in the fragments beside it."""
    finder = _VariableFinder()
    visit(operation.node.selection_set, finder)
    for directive in operation.node.directives or ():
        visit(directive, finder)
    for fragment in operation.fragments.values():
        visit(fragment, finder)
    return frozenset(finder.names)


@lru_cache(maxsize=MAX_CACHED_DOCUMENTS)
def _kind_of(query: str, operation_name: str | None, max_depth: int) -> str:
    return parse_operation(query, operation_name, max_depth).kind


def _live_plan(plan: QueryPlan | StreamField) -> LivePlan | ReadyQuery:
    if isinstance(plan, StreamField):
        if joins_sources(plan.stream):
            raise EngineError("Remote relationships are not allowed in subscriptions", "not-supported")
        return live_stream(plan.alias, plan.stream, plan.source)
    sources = sources_of(plan.fields)
    if len(sources) == 1 and None not in sources and not joins_sources(plan.fields):
        (source,) = sources
        return live_query(plan, source or "")
    return ready_query(plan)


async def _whole_answer(run: RequestRun, ready: ReadyQuery, shows_internal: bool) -> bytes:
    try:
        data, _ = await run.query(ready)
    except EngineError as error:
        return error_body(error, shows_internal)
    return data_response(data).body


def _check_allowed(snapshot: Snapshot, request: GraphQLRequest, session: Session) -> None:
    allowed = snapshot.allow_list
    if allowed is not None and not allowed.allows(session.role, request.query):
        raise EngineError("query is not allowed")


class RequestRunner:
    """Runs requests on whatever snapshot it is given."""

    def __init__(self, options: EngineOptions, actions: Any, validator: InputValidator | None) -> None:
        self._options = options
        self._actions = actions
        self._validator = validator
        self.live = LiveQueries(options)

    def operation_kind(self, request: GraphQLRequest) -> str:
        """The kind of the operation a request means."""
        return _kind_of(request.query, request.operation_name, self._options.max_query_depth)

    async def run(
        self, snapshot: Snapshot, request: GraphQLRequest, session: Session, headers: Mapping[str, str]
    ) -> GraphQLResponse:
        """The answer to a query or mutation. Raises EngineError for what is wrong before running."""
        document = self._document(snapshot, request, session)
        variables = request.variables or _NO_VARIABLES
        check_variables(document.operation, document.used, variables)
        if document.operation.kind == "subscription":
            raise EngineError("subscriptions are not supported over HTTP, use websockets instead")
        ready: ReadyQuery | ReadyMutation | None = document.plan_for(variables)
        if ready is None:
            ready = self._make(snapshot, document, variables, session)
        bindings = Bindings(variables, session.variables)
        run = RequestRun(snapshot, session, headers, request.query, bindings, self._actions, self._validator)
        try:
            if isinstance(ready, ReadyMutation):
                return data_response(*await run.mutation(ready))
            if ready.whole is not None and not ready.joins:
                return data_response(await run_whole(ready.whole, bindings, run.pool_of))
            return data_response(*await run.query(ready))
        except EngineError as error:
            return error_response(error, self._options.shows_internal(session.role), in_execution=True)

    async def subscribe(
        self,
        snapshot: Snapshot,
        request: GraphQLRequest,
        session: Session,
        send: Send,
        links: Callable[[str], SourceLink],
    ) -> Subscriber | Repeated:
        """Start a subscription. Raises EngineError where the request is bad."""
        document = self._document(snapshot, request, session)
        variables = request.variables or _NO_VARIABLES
        check_variables(document.operation, document.used, variables)
        if document.operation.kind != "subscription":
            raise EngineError("expected a subscription")
        ready = self._live(snapshot, document, variables, session)
        bindings = Bindings(variables, session.variables)
        shows_internal = self._options.shows_internal(session.role)
        if isinstance(ready, LivePlan):
            return await self.live.subscribe(ready, links(ready.source), bindings, send, shows_internal)
        run = RequestRun(snapshot, session, {}, request.query, bindings, self._actions, self._validator)
        return self.live.repeat(lambda: _whole_answer(run, ready, shows_internal), send)

    def _live(
        self, snapshot: Snapshot, document: Document, variables: Mapping[str, Any], session: Session
    ) -> LivePlan | ReadyQuery:
        ready: LivePlan | ReadyQuery | None = document.plan_for(variables)
        if ready is None:
            seen = Variables(document.operation, variables)
            schema = snapshot.schema(session.role, session.is_backend_only)
            ready = _live_plan(subscription_plan(Planning(schema, seen, self._options)))
            document.keep(tuple(seen.observations.values()), ready)
        return ready

    async def explain(self, snapshot: Snapshot, request: GraphQLRequest, session: Session) -> Any:
        """SQL and plan of a query or subscription. Raises EngineError."""
        document = self._document(snapshot, request, session)
        variables = request.variables or _NO_VARIABLES
        check_variables(document.operation, document.used, variables)
        bindings = Bindings(variables, session.variables)
        run = RequestRun(snapshot, session, {}, request.query, bindings, self._actions, self._validator)
        kind = document.operation.kind
        if kind == "mutation":
            raise EngineError("only queries can be explained", "invalid-params")
        if kind == "query":
            ready = self._make(snapshot, document, variables, session)
            assert isinstance(ready, ReadyQuery)  # noqa: S101 # of queries
            return await explain_query(ready.plan, bindings, run.pool_of)
        live = self._live(snapshot, document, variables, session)
        if isinstance(live, LivePlan):
            return await explain_live(live, bindings, run.pool_of)
        return {"sql": None, "plan": None, "variables": None}

    def _document(self, snapshot: Snapshot, request: GraphQLRequest, session: Session) -> Document:
        key = (session.role, session.is_backend_only, request.operation_name, request.query)
        documents: OrderedDict[Any, Document] = snapshot.documents
        found = documents.get(key)
        if found is None:
            if self._options.enable_allowlist and session.role != ADMIN_ROLE:
                _check_allowed(snapshot, request, session)
            operation = parse_operation(request.query, request.operation_name, self._options.max_query_depth)
            found = Document(operation, used_variables(operation))
            if len(request.query) > MAX_CACHED_CHARACTERS:
                return found
            documents[key] = found
            if len(documents) > MAX_CACHED_DOCUMENTS:
                documents.popitem(last=False)
        else:
            documents.move_to_end(key)
        return found

    def _make(
        self, snapshot: Snapshot, document: Document, variables: Mapping[str, Any], session: Session
    ) -> ReadyQuery | ReadyMutation:
        seen = Variables(document.operation, variables)
        schema = snapshot.schema(session.role, session.is_backend_only)
        planning = Planning(schema, seen, self._options)
        ready: ReadyQuery | ReadyMutation
        if document.operation.kind == "mutation":
            ready = ready_mutation(mutation_plan(planning))
        else:
            ready = ready_query(query_plan(planning))
        document.keep(tuple(seen.observations.values()), ready)
        return ready
