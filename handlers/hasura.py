"""What Hasura calls: actions, event triggers and cron triggers, declared beside the functions that answer.

Each has its own route, guarded by the secret that only Hasura and we know:
``POST /actions/<service>/<name>``, ``POST /events/<trigger>``, ``POST /cron/<name>``.
``registered`` tells them all, so that the metadata can be checked against them without a server.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeVar

from flask import Flask, Response, jsonify, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema
from sqlalchemy import Connection

from core.errors import Errors, MillwrightError
from core.log import correlation_id
from core.settings import Settings
from core.tokens import ROLES, Identity, Role
from handlers.discovery import load_services
from handlers.error_answers import known
from handlers.identity import require
from handlers.rest import Shape, View, dump
from handlers.transaction import settle, transaction
from handlers.validation import load, read_json

SECRET_HEADER = "X-Millwright-Handler-Secret"  # noqa: S105 (the name of the header, no secret)

Payload = Mapping[str, Any]
Kind = Literal["action", "event", "cron"]
EventHandler = Callable[[Payload], Any]
"""Takes Hasura's event payload, answers with plain values; opens its own transactions."""
CronHandler = Callable[[Connection], Any]
ActionT = TypeVar("ActionT", bound=View)
EventT = TypeVar("EventT", bound=EventHandler)
CronT = TypeVar("CronT", bound=CronHandler)


class Registered(NamedTuple):
    """One thing Hasura may call. `roles` (actions only) are those whose permission it takes."""

    kind: Kind
    service: str
    name: str
    path: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A registered thing with its answer to a payload, and an action's shapes."""

    registered: Registered
    answer: Callable[[Payload], Any]
    shape: Shape


_endpoints: dict[str, Endpoint] = {}


def action(
    service: str,
    name: str,
    role: Role,
    takes: type[Schema],
    *,
    gives: type[Schema] | None = None,
    many: bool = False,
) -> Callable[[ActionT], ActionT]:
    """Declare a GraphQL action for those with at least `role`. Its arguments are the fields of `takes`;
    an argument called `input` or `changes` is an object of such fields."""
    shape = Shape(takes=takes, gives=gives, many=many)

    def declare(view: ActionT) -> ActionT:
        def answer(payload: Payload) -> Any:
            identity = _identity(payload)
            require(identity, role)
            fields = load(takes, _arguments(payload.get("input")))
            with transaction() as connection:
                result = dump(shape, view(connection, identity, fields))
            return settle(result)

        allowed = ROLES[ROLES.index(role) :]
        _add(Registered("action", service, name, f"/actions/{service}/{name}", allowed), answer, shape)
        return view

    return declare


def _arguments(given: Any) -> Any:
    if not isinstance(given, dict):
        return {}
    flat: dict[str, Any] = {}
    for name, value in given.items():
        flat |= value if name in ("input", "changes") and isinstance(value, dict) else {name: value}
    return flat


def event(trigger: str) -> Callable[[EventT], EventT]:
    """Declare what an event trigger calls."""

    def declare(handler: EventT) -> EventT:
        registered = Registered("event", _service_of(handler), trigger, f"/events/{trigger}", ())
        _add(registered, handler, Shape())
        return handler

    return declare


def cron(name: str) -> Callable[[CronT], CronT]:
    """Declare what a cron trigger calls, in one transaction."""

    def declare(handler: CronT) -> CronT:
        def answer(_: Payload) -> Any:
            with transaction() as connection:
                return handler(connection)

        _add(Registered("cron", _service_of(handler), name, f"/cron/{name}", ()), answer, Shape())
        return handler

    return declare


def registered() -> list[Registered]:
    """All that Hasura may call, by path."""
    return [endpoint.registered for endpoint in endpoints()]


def endpoints() -> list[Endpoint]:
    """All that Hasura may call, with what answers, by path."""
    load_services()
    return [_endpoints[path] for path in sorted(_endpoints)]


def _service_of(handler: Callable[..., Any]) -> str:
    return handler.__module__.split(".")[1]


def _add(registered: Registered, answer: Callable[[Payload], Any], shape: Shape) -> None:
    if registered.path in _endpoints:
        raise ValueError(f"{registered.path} is declared twice")
    _endpoints[registered.path] = Endpoint(registered, answer, shape)


def _identity(payload: Payload) -> Identity:
    session = payload.get("session_variables")
    try:
        return Identity.from_session(session if isinstance(session, dict) else {})
    except (KeyError, ValueError) as error:
        raise MillwrightError(
            Errors.FORBIDDEN,
            "The session names no user of an organization.",
            field="session_variables",
            value=str(error),
            expected="x-hasura-role, x-hasura-user-id and x-hasura-organization-id of a signed-in user",
        ) from None


def install(app: Flask, settings: Settings) -> None:
    """Serve everything registered from `app`."""
    for endpoint in endpoints():
        view = guarded_by_secret(_view(endpoint), settings)
        app.add_url_rule(endpoint.registered.path, endpoint.registered.path, view, methods=["POST"])


def _view(endpoint: Endpoint) -> Callable[[dict[str, Any]], Response]:
    def view(payload: dict[str, Any]) -> Response:
        return jsonify(endpoint.answer(payload))

    def view_of_action(payload: dict[str, Any]) -> Response:
        try:
            return view(payload)
        except Exception as error:
            return _action_error(error)

    return view_of_action if endpoint.registered.kind == "action" else view


def guarded_by_secret(
    answer: Callable[[dict[str, Any]], ResponseReturnValue], settings: Settings
) -> Callable[[], ResponseReturnValue]:
    """A view for those alone who know the handlers' secret; `answer` takes the JSON object they send."""
    secret = settings.handler_secret.get_secret_value().encode()

    def view() -> ResponseReturnValue:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not secret or not hmac.compare_digest(given, secret):
            raise MillwrightError(Errors.FORBIDDEN, "Only the system's own services may call this address.")
        payload = read_json(request.get_data())
        if not isinstance(payload, dict):
            raise MillwrightError(Errors.MALFORMED, field="body", expected="a JSON object")
        return answer(payload)

    return view


def _action_error(error: Exception) -> Response:
    """An error as Hasura passes it on to the client. It does so for 4xx alone: of any other status it
    tells the client only "internal error"."""
    meant = known(error)
    body = meant.body()["error"]
    extensions = {key: value for key, value in body.items() if key != "message"}
    extensions.setdefault("correlation_id", correlation_id.get())
    answer = jsonify({"message": meant.message, "extensions": extensions})
    answer.status_code = meant.kind.status if meant.kind.status < 500 else 400
    return answer
