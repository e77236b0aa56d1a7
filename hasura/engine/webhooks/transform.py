"""Request and response transforms of actions and triggers: what a template makes of a call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

import orjson

from hasura.engine.webhooks.kriti import KritiError, parse_template, render
from hasura.engine.webhooks.kriti.functions import session_functions
from hasura.engine.webhooks.request import OutgoingRequest

_URL = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://\S+$")
_URI_SAFE = "-_.!~*'()"


class TransformError(ValueError):
    """A transform is wrong or cannot be applied; `details` has one object per fault."""

    def __init__(self, details: list[dict[str, Any]]) -> None:
        super().__init__("; ".join(str(detail.get("message")) for detail in details))
        self.details = details


@dataclass(frozen=True, slots=True)
class BodyTransform:
    """action: `transform` (template gives JSON), `remove`, or `x_www_form_urlencoded` (form)."""

    action: str
    template: str = ""
    form: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RequestTransform:
    """What is changed of a request; None: left as it is."""

    method: str | None = None
    url: str | None = None
    body: BodyTransform | None = None
    query_parameters: tuple[tuple[str, str | None], ...] | str | None = None
    add_headers: tuple[tuple[str, str], ...] = ()
    remove_headers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TransformScope:
    """What templates of a request see."""

    base_url: str
    body: Any
    session_variables: Mapping[str, str] | None

    def variables(self) -> dict[str, Any]:
        """By the names templates use."""
        pairs = parse_qsl(urlsplit(self.base_url).query, keep_blank_values=True)
        session = None if self.session_variables is None else dict(self.session_variables)
        return {
            "$body": self.body,
            "$base_url": self.base_url,
            "$session_variables": session,
            "$query_params": [list(pair) for pair in pairs],
        }


def read_request_transform(value: Any) -> RequestTransform | None:
    """The `request_transform` of metadata. Raises TransformError for templates that do not parse."""
    if value is None:
        return None
    headers = value.get("request_headers") or {}
    transform = RequestTransform(
        method=value.get("method"),
        url=value.get("url"),
        body=read_body_transform(value.get("version", 1), value.get("body")),
        query_parameters=_read_query(value.get("query_params")),
        add_headers=tuple((str(k), str(v)) for k, v in (headers.get("add_headers") or {}).items()),
        remove_headers=frozenset(str(name).lower() for name in headers.get("remove_headers") or ()),
    )
    _check(transform)
    return transform


def read_response_transform(value: Any) -> BodyTransform | None:
    """The `response_transform` of metadata. Raises TransformError."""
    if value is None:
        return None
    body = read_body_transform(value.get("version", 1), value.get("body"))
    if body is not None:
        _check_body(body)
    return body


def read_body_transform(version: int, value: Any) -> BodyTransform | None:
    """Version 1 gives the template alone, version 2 an object."""
    if value is None:
        return None
    if version == 1 or isinstance(value, str):
        return BodyTransform("transform", str(value))
    form = value.get("form_template") or {}
    return BodyTransform(
        action=str(value.get("action", "transform")),
        template=str(value.get("template") or ""),
        form=tuple((str(key), str(entry)) for key, entry in form.items()),
    )


def _read_query(value: Any) -> tuple[tuple[str, str | None], ...] | str | None:
    if value is None or isinstance(value, str):
        return value
    return tuple((str(key), None if entry is None else str(entry)) for key, entry in value.items())


def _check(transform: RequestTransform) -> None:
    if transform.body is not None:
        _check_body(transform.body)
    quoted = [value for _, value in transform.add_headers]
    if transform.url is not None:
        quoted.append(transform.url)
    if isinstance(transform.query_parameters, str):
        quoted.append(transform.query_parameters)
    elif transform.query_parameters is not None:
        quoted += [text for pair in transform.query_parameters for text in pair if text is not None]
    _check_all([f'"{text}"' for text in quoted])


def _check_body(body: BodyTransform) -> None:
    if body.action == "transform":
        _check_all([body.template])
    else:
        _check_all([f'"{value}"' for _, value in body.form])


def _check_all(templates: list[str]) -> None:
    faults = []
    for template in templates:
        try:
            parse_template(template)
        except KritiError as error:
            faults.append(error.to_json())
    if faults:
        raise TransformError(faults)


def transform_request(
    transform: RequestTransform, request: OutgoingRequest, scope: TransformScope
) -> OutgoingRequest:
    """Apply a transform. Raises TransformError."""
    renderer = _Renderer(scope.variables(), scope.session_variables)
    url = request.url
    if transform.url is not None:
        url = str(renderer.text(transform.url))
        if _URL.match(url) is None:
            raise _fault(f"Invalid URL: {url}")
    if transform.query_parameters is not None:
        url = _with_query(url, _query(transform.query_parameters, renderer))
    kept = [pair for pair in request.headers if pair[0].lower() not in transform.remove_headers]
    added = [(name, renderer.text(value)) for name, value in transform.add_headers]
    replaced = {name.lower() for name, _ in added}
    headers = [pair for pair in kept if pair[0].lower() not in replaced] + added
    body = request.body if transform.body is None else renderer.body(transform.body)
    return OutgoingRequest(transform.method or request.method, url, tuple(headers), body)


def transform_response(
    transform: BodyTransform,
    body: Any,
    status: int,
    request_scope: TransformScope | None,
    session_variables: Mapping[str, str] | None,
) -> Any:
    """The JSON value a response transform makes of an answer. Raises TransformError."""
    request = None
    if request_scope is not None:
        seen = {name.removeprefix("$"): value for name, value in request_scope.variables().items()}
        request = dict.fromkeys(("method", "url", "body", "query_params", "request_headers"), seen)
    variables = {
        "$body": body,
        "$request": request,
        "$response": {"status": status},
        "$session_variables": None if session_variables is None else dict(session_variables),
    }
    renderer = _Renderer(variables, session_variables)
    if transform.action == "remove":
        return None
    if transform.action == "transform":
        return renderer.json(transform.template)
    return renderer.form(transform.form)


class _Renderer:
    def __init__(self, variables: Mapping[str, Any], session: Mapping[str, str] | None) -> None:
        self._variables = variables
        self._functions = session_functions(session)

    def json(self, template: str) -> Any:
        try:
            return render(template, self._variables, self._functions)
        except KritiError as error:
            raise TransformError([error.to_json()]) from None

    def text(self, template: str) -> str:
        return str(self.json(f'"{template}"'))

    def form(self, form: tuple[tuple[str, str], ...]) -> str:
        rendered = sorted((key, self.text(value)) for key, value in form)
        pairs = [(key, value) for key, value in rendered if value != "null"]
        return "&".join(f"{quote(k, safe=_URI_SAFE)}={quote(v, safe=_URI_SAFE)}" for k, v in pairs)

    def body(self, transform: BodyTransform) -> bytes:
        if transform.action == "remove":
            return b""
        if transform.action == "transform":
            return orjson.dumps(self.json(transform.template))
        return self.form(transform.form).encode()


def _query(parameters: tuple[tuple[str, str | None], ...] | str, renderer: _Renderer) -> str:
    if isinstance(parameters, str):
        return renderer.text(parameters)
    parts = []
    for raw_key, raw_value in parameters:
        key = renderer.text(raw_key)
        value = None if raw_value is None else renderer.text(raw_value)
        if "null" in (key, value):
            continue
        parts.append(quote(key) if value is None else f"{quote(key)}={quote(value)}")
    return "&".join(parts)


def _with_query(url: str, query: str) -> str:
    return urlunsplit(urlsplit(url)._replace(query=query))


def _fault(message: str) -> TransformError:
    return TransformError([{"error_code": "TransformationError", "message": message}])
