"""Each service has a page that names all of its routes and actions."""

import re
from pathlib import Path

import pytest

from handlers.discovery import load_services
from handlers.hasura import Registered, registered
from handlers.rest import SERVICES

DOCS = Path(__file__).parents[3] / "docs"
load_services()


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_the_page_of_a_service_names_its_routes(service: str) -> None:
    page = (DOCS / f"{service}.md").read_text()
    for route in SERVICES[service].routes:
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.path)
        assert f"`{route.method} {path}`" in page


@pytest.mark.parametrize("item", registered(), ids=lambda item: item.path)
def test_what_hasura_calls_is_on_a_page(item: Registered) -> None:
    pages = "".join(page.read_text() for page in DOCS.glob("*.md"))
    assert f"`{item.name}`" in pages
