"""The generated attack: every route and action, as the owner of one organization, with the ids of another.

Nothing of the other organization may come out, nothing of it may change, and no request that carries one of
its ids may succeed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from handlers.discovery import load_services
from handlers.hasura import Endpoint, endpoints
from handlers.rest import SERVICES, Route
from tests.handlers.conftest import Backend
from tests.handlers.framework.possessions import ids_of, own_everything, rows_of
from tests.handlers.framework.samples import id_fields, sample

MARK = "rivals-secret"
REFUSALS = (403, 404, 409, 422)
PLACEHOLDER = re.compile(r"<uuid:(\w+)>")
load_services()
ROUTES = [route for rest in SERVICES.values() for route in rest.routes if route.role]
ACTIONS = [endpoint for endpoint in endpoints() if endpoint.registered.kind == "action"]


@dataclass(frozen=True)
class Attack:
    """The attacker's own ids by field name, and the ids he should not be able to use."""

    backend: Backend
    ours: dict[str, str]
    theirs: dict[str, str]
    foreign: list[str]

    def ids_for(self, target: str) -> list[str]:
        """The foreign ids to try in a field: that of its name, else all of them."""
        if not target:
            return [""]
        return [self.theirs[target]] if target in self.theirs else self.foreign

    def leaks(self, answer: Any, sent: str) -> list[str]:
        """What of the other organization an answer tells, beside the id that was sent."""
        body = answer.get_data(as_text=True)
        return [word for word in [*self.foreign, MARK] if word != sent and word in body]


@pytest.fixture(scope="module")
def attack(backend: Backend) -> Iterator[Attack]:
    """Two organizations that own one of everything; at the end nothing of the other one has changed."""
    with backend.engine.begin() as connection:
        ours = own_everything(connection, backend.ours, "our-own")
        theirs = own_everything(connection, backend.theirs, MARK)
        foreign = ids_of(connection, backend.theirs)
        before = rows_of(connection, backend.theirs)
    yield Attack(backend, ours, theirs, foreign)
    with backend.engine.connect() as connection:
        assert rows_of(connection, backend.theirs) == before


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_no_route_lets_one_into_another_organization(attack: Attack, route: Route) -> None:
    owner = attack.backend.client("owner")
    targets = [*PLACEHOLDER.findall(route.path), *id_fields(route.shape.takes), *id_fields(route.shape.query)]
    for target in targets or [""]:
        for foreign in attack.ids_for(target):
            ids = attack.ours | {target: foreign}
            path = PLACEHOLDER.sub(lambda found, ids=ids: ids.get(found[1], str(uuid4())), route.path)  # type: ignore[misc] # default argument binds the loop's value
            if target in id_fields(route.shape.query):
                path += f"?{target}={foreign}"
            body = sample(route.shape.takes, ids) if route.shape.takes else None
            answer = owner(route.method, path, body)
            assert answer.status_code < 500, (path, body, answer.json)
            assert not attack.leaks(answer, foreign), (path, body, answer.json)
            if target and "?" not in path:
                assert answer.status_code in REFUSALS, (path, body, answer.json)


@pytest.mark.parametrize("endpoint", ACTIONS, ids=lambda endpoint: endpoint.registered.name)
def test_no_action_lets_one_into_another_organization(attack: Attack, endpoint: Endpoint) -> None:
    service, name = endpoint.registered.service, endpoint.registered.name
    assert endpoint.shape.takes is not None
    for target in id_fields(endpoint.shape.takes) or [""]:
        for foreign in attack.ids_for(target):
            fields = sample(endpoint.shape.takes, attack.ours | {target: foreign})
            answer = attack.backend.action(service, name, fields)
            assert not attack.leaks(answer, foreign), (fields, answer.json)
            if target:
                assert answer.status_code in REFUSALS, (fields, answer.json)


def test_the_attack_sees_a_leak_where_there_is_one(attack: Attack) -> None:
    """The same look at what the other organization's own owner reads."""
    answer = attack.backend.client("owner", attack.backend.theirs)("GET", "/api/factories/machines")
    assert {MARK, str(attack.backend.theirs.machine_id)} <= set(attack.leaks(answer, ""))
    assert len(attack.foreign) > 20
