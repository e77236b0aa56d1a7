"""The generated attack: every route and action, as the owner of one organization, with the ids of another.

Nothing of the other organization may come out, nothing of it may change, and no request that carries one of
its ids may succeed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
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
PLACEHOLDER = re.compile(r"<(uuid|int):(\w+)>")
load_services()
ROUTES = [route for rest in SERVICES.values() for route in rest.routes if route.role]
ACTIONS = [endpoint for endpoint in endpoints() if endpoint.registered.kind == "action"]


def filled(path: str, ids: Mapping[str, str]) -> str:
    """A route's path with ids by name in it, and such as nobody has for the others."""
    nobodys = {"uuid": str(uuid4()), "int": "2147483647"}
    return PLACEHOLDER.sub(lambda found: ids.get(found[2], nobodys[found[1]]), path)


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


def _refused_for(answer: Any, target: str) -> bool:
    """Whether an answer refuses the foreign id, and not something else about the input."""
    error = answer.json.get("error") or answer.json["extensions"]
    return answer.status_code in REFUSALS and (answer.status_code != 422 or error["field"] == target)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_no_route_lets_one_into_another_organization(attack: Attack, route: Route) -> None:
    owner, (takes, query) = attack.backend.client("owner"), (route.shape.takes, route.shape.query)
    placeholders = [name for _, name in PLACEHOLDER.findall(route.path)]
    for target in [*placeholders, *id_fields(takes), *id_fields(query)] or [""]:
        for foreign in attack.ids_for(target):
            ids = attack.ours | {target: foreign}
            path = filled(route.path, ids)
            if query is not None:
                path += "?" + urlencode(sample(query, {target: foreign}))
            body = sample(takes, ids) if takes else None
            answer = owner(route.method, path, body)
            assert answer.status_code < 500, (path, body, answer.json)
            assert not attack.leaks(answer, foreign), (path, body, answer.json)
            if target and not (query and answer.json == []):
                assert _refused_for(answer, target), (path, body, answer.json)


@pytest.mark.parametrize("endpoint", ACTIONS, ids=lambda endpoint: endpoint.registered.name)
def test_no_action_lets_one_into_another_organization(attack: Attack, endpoint: Endpoint) -> None:
    service, name = endpoint.registered.service, endpoint.registered.name
    assert endpoint.shape.takes is not None
    own_id = {"id": attack.ours.get(f"{name.partition('_')[2]}_id", str(uuid4()))}
    for target in id_fields(endpoint.shape.takes) or [""]:
        for foreign in attack.ids_for(target):
            fields = sample(endpoint.shape.takes, attack.ours | own_id | {target: foreign})
            answer = attack.backend.action(service, name, fields)
            assert not attack.leaks(answer, foreign), (fields, answer.json)
            if target:
                assert _refused_for(answer, target), (fields, answer.json)


def test_the_attack_sees_a_leak_where_there_is_one(attack: Attack) -> None:
    """The same look at what the other organization's own owner reads."""
    answer = attack.backend.client("owner", attack.backend.theirs)("GET", "/api/factories/machines")
    assert {MARK, str(attack.backend.theirs.machine_id)} <= set(attack.leaks(answer, ""))
    assert len(attack.foreign) > 20
