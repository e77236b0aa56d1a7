"""REST endpoints: do their queries exist, and can their URLs be told apart?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graphql import GraphQLSyntaxError, OperationDefinitionNode, OperationType, parse

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import encode
from hasura.engine.metadata.collections import RestEndpoint
from hasura.engine.metadata.consistency.report import Report
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Inconsistency, Kind, ObjectId


def fitting_endpoints(metadata: Metadata, report: Report) -> dict[str, RestEndpoint]:
    """Endpoints that can be served. Those with the same paths are reported and left out."""
    kept: dict[str, RestEndpoint] = {}
    for name, endpoint in metadata.rest_endpoints.items():
        item = ObjectId(Kind.REST_ENDPOINT, name)
        fault = _url_fault(endpoint)
        if fault is not None:
            report.found.append(Inconsistency(fault, (item,), (encode(endpoint),)))
        elif report.keeps(
            item,
            partial(encode, endpoint),
            partial(endpoint_operation, metadata, endpoint),
        ):
            kept[name] = endpoint
    return _without_ambiguous(kept, report)


def endpoint_operation(metadata: Metadata, endpoint: RestEndpoint) -> str:
    """The GraphQL document of an endpoint; raises EngineError where there is none that can be run."""
    reference = endpoint.definition.query
    collection = metadata.query_collections.get(reference.collection_name)
    if collection is None:
        message = f"collection with name {reference.collection_name} does not exist"
        raise EngineError(message, "not-exists")
    listed = collection.definition.queries.get(reference.query_name)
    if listed is None:
        raise EngineError(
            f"query with name {reference.query_name} does not exist in collection {reference.collection_name}",
            "not-exists",
        )
    try:
        document = parse(listed.query, no_location=True)
    except GraphQLSyntaxError as error:
        raise EngineError(f"not a valid graphql query: {error.message}", "parse-failed") from error
    operations = [item for item in document.definitions if isinstance(item, OperationDefinitionNode)]
    if len(operations) != 1:
        problem = "multiple definitions" if operations else "no definitions"
        raise EngineError(f"query with name {reference.query_name} has {problem}.", "bad-request")
    if operations[0].operation is OperationType.SUBSCRIPTION:
        message = f"query with name {reference.query_name} is a subscription"
        raise EngineError(message, "method-not-allowed", status=405)
    return listed.query


def _segments(url: str) -> list[str]:
    return url.removeprefix("/").split("/")


def _url_fault(endpoint: RestEndpoint) -> str | None:
    segments = _segments(endpoint.url)
    if any(segment in ("", ":") for segment in segments):
        return f"Empty segments or unnamed variables are not allowed: {endpoint.url}"
    variables = [segment for segment in segments if segment.startswith(":")]
    if len(set(variables)) != len(variables):
        return f"Duplicate variables found in endpoint path: {endpoint.url}"
    return None


def _without_ambiguous(endpoints: dict[str, RestEndpoint], report: Report) -> dict[str, RestEndpoint]:
    broken: set[str] = set()
    names = list(endpoints)
    for position, name in enumerate(names):
        same = [name, *(other for other in names[position + 1 :] if _overlap(endpoints[name], endpoints[other]))]
        if len(same) > 1 and name not in broken:
            _report_ambiguous([endpoints[item] for item in same], report)
            broken.update(same)
    return {name: endpoint for name, endpoint in endpoints.items() if name not in broken}


def _report_ambiguous(endpoints: Sequence[RestEndpoint], report: Report) -> None:
    urls = ", ".join(sorted({endpoint.url for endpoint in endpoints}))
    report.found.append(
        Inconsistency(
            reason=f"Ambiguous URL paths: {urls}",
            objects=tuple(ObjectId(Kind.REST_ENDPOINT, endpoint.name) for endpoint in endpoints),
            definitions=tuple(encode(endpoint) for endpoint in endpoints),
        )
    )


def _overlap(left: RestEndpoint, right: RestEndpoint) -> bool:
    """Whether some request fits both: a shared method, and segments equal or variable."""
    if not set(left.methods) & set(right.methods):
        return False
    ours, theirs = _segments(left.url), _segments(right.url)
    return len(ours) == len(theirs) and all(
        a == b or a.startswith(":") or b.startswith(":") for a, b in zip(ours, theirs, strict=True)
    )
