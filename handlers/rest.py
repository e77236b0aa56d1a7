"""REST routes as declarations: what a route takes, gives and demands, beside the function that answers.

A service declares its routes at import::

    rest = Rest("factories", "Factories, lines, machines, devices")

    @rest.route("POST", "/machines", "engineer", takes=MachineInput, gives=MachineView, status=201)
    @action("factories", "create_machine", "engineer", MachineInput, gives=MachineView)
    def create_machine(connection: Connection, identity: Identity, fields: Fields) -> Row: ...

`fields` holds the body's, the query's and the path's parameters (the path wins). ``create_app`` turns the
declarations into a flask-smorest API for each service.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from flask import Response, jsonify, request
from flask_smorest import Blueprint
from marshmallow import Schema
from sqlalchemy import Connection

from core.errors import Errors, MillwrightError
from core.tokens import Identity, Role
from handlers.identity import identify, require
from handlers.transaction import settle, transaction
from handlers.validation import Fields, load, read_json

View = Callable[[Connection, Identity, Fields], Any]
OpenView = Callable[[Connection, Fields], Any]
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
ViewT = TypeVar("ViewT", bound=View)
OpenViewT = TypeVar("OpenViewT", bound=OpenView)


@dataclass(frozen=True, slots=True)
class Shape:
    """What goes in and out: schemas of the body and the query string, and of the answer.

    `largest_body`: bytes that a body may have, where that is more than the setting for all.
    `file`: the media type of an answer that is a file.
    """

    takes: type[Schema] | None = None
    query: type[Schema] | None = None
    gives: type[Schema] | None = None
    many: bool = False
    status: int = 200
    largest_body: int | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """One declared route; `role` is None where nobody need be signed in."""

    service: str
    method: Method
    rule: str
    role: Role | None
    shape: Shape
    name: str
    description: str
    answer: Callable[[Fields], Any]

    @property
    def path(self) -> str:
        """The whole path, with Flask's placeholders."""
        return f"/api/{self.service}{self.rule}"


@dataclass
class Rest:
    """The REST side of one service."""

    service: str
    description: str
    routes: list[Route] = field(default_factory=list)

    def __post_init__(self) -> None:
        SERVICES[self.service] = self

    def route(self, method: Method, rule: str, role: Role, **shape: Any) -> Callable[[ViewT], ViewT]:
        """Declare a route for those signed in with at least `role`; keywords as in ``Shape``."""

        def declare(view: ViewT) -> ViewT:
            described = Shape(**shape)

            def answer(fields: Fields) -> Any:
                identity = identify()
                require(identity, role)
                fields = _input(described) | fields
                with transaction() as connection:
                    result = dump(described, view(connection, identity, fields))
                return settle(result)

            self._add(method, rule, role, described, view=view, answer=answer)
            return view

        return declare

    def open_route(self, method: Method, rule: str, **shape: Any) -> Callable[[OpenViewT], OpenViewT]:
        """Declare a route that needs no token."""

        def declare(view: OpenViewT) -> OpenViewT:
            described = Shape(**shape)

            def answer(fields: Fields) -> Any:
                fields = _input(described) | fields
                with transaction() as connection:
                    result = dump(described, view(connection, fields))
                return settle(result)

            self._add(method, rule, None, described, view=view, answer=answer)
            return view

        return declare

    def _add(
        self, method: Method, rule: str, role: Role | None, shape: Shape, **functions: Callable[..., Any]
    ) -> None:
        view = functions["view"]
        name, description = getattr(view, "__name__", rule), (view.__doc__ or "").strip()
        self.routes.append(Route(self.service, method, rule, role, shape, name, description, functions["answer"]))


SERVICES: dict[str, Rest] = {}
"""All declared services by name, filled by importing their routes."""


def _input(shape: Shape) -> Fields:
    fields: Fields = {}
    if shape.query is not None:
        fields |= load(shape.query, request.args.to_dict())
    elif request.args:
        name, value = next(iter(request.args.items()))
        raise MillwrightError(
            Errors.INVALID, "This address takes no query.", field=name, value=value, expected="no query parameter"
        )
    if shape.takes is not None:
        fields |= load(shape.takes, _body(shape.largest_body))
    return fields


def _body(largest: int | None) -> Any:
    if largest is not None:
        request.max_content_length = largest
    content = request.get_data()
    if content and not request.is_json:
        raise MillwrightError(
            Errors.UNSUPPORTED_MEDIA,
            field="Content-Type",
            value=request.mimetype,
            expected="application/json",
        )
    return read_json(content)


def dump(shape: Shape, result: Any) -> Any:
    """`result` of a view as plain values by the schema of `shape`; an error stays what it is."""
    if shape.gives is None or result is None or isinstance(result, MillwrightError):
        return result
    return shape.gives(many=shape.many).dump(result)


def blueprint(rest: Rest) -> Blueprint:
    """The flask-smorest blueprint of a service's declarations."""
    made = Blueprint(rest.service, __name__, url_prefix=f"/api/{rest.service}", description=rest.description)
    for route in rest.routes:
        made.add_url_rule(
            route.rule,
            f"{route.method.lower()}_{route.name}",
            made.doc(**_documentation(route))(_flask_view(route)),
            methods=[route.method],
        )
    return made


def _flask_view(route: Route) -> Callable[..., Response]:
    def view(**path: Any) -> Response:
        result = route.answer(path)
        if isinstance(result, Response):  # a file
            return result
        response = jsonify(result) if result is not None else Response(status=204)
        if result is not None:
            response.status_code = route.shape.status
        return response

    return view


def _documentation(route: Route) -> dict[str, Any]:
    """The OpenAPI operation of a route; flask-smorest adds the path and its parameters."""
    shape = route.shape
    summary, _, rest = route.description.partition("\n")
    answer: dict[str, Any] = {"description": "Done."}
    if shape.gives is not None:
        answer["content"] = _content(shape.gives(many=shape.many))
    elif shape.file is not None:
        answer["content"] = {shape.file: {"schema": {"type": "string", "format": "binary"}}}
    document: dict[str, Any] = {
        "summary": summary,
        "description": " ".join(rest.split()) + (f" Needs the role {route.role}." if route.role else ""),
        "responses": {str(shape.status): answer, "default": {"$ref": "#/components/responses/Error"}},
        "security": [{"bearer": []}] if route.role else [],
    }
    if shape.query is not None:
        document["parameters"] = [{"in": "query", "schema": shape.query}]
    if shape.takes is not None:
        document["requestBody"] = {"required": True, "content": _content(shape.takes)}
    return document


def _content(schema: Schema | type[Schema]) -> Mapping[str, Any]:
    return {"application/json": {"schema": schema}}
