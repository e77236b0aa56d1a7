"""The console in a browser: sign in by secret, choose a role, ask, subscribe, see what is inconsistent.

GraphiQL stands in the page where its packages are installed; the test asks through whichever is there.
"""

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Page, expect

from hasura.engine.server.console import _has_graphiql
from tests.e2e.browser import CHROMIUM, chromium
from tests.hasura.engine.process import EngineProcess

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def console(engine_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    with psycopg.connect(engine_database_url, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE part (id int PRIMARY KEY, name text); INSERT INTO part VALUES (1, 'bolt')"
        )
        connection.execute("CREATE TABLE gone (id int)")
    log = tmp_path_factory.mktemp("console") / "log"
    engine = EngineProcess(engine_database_url, log, HASURA_GRAPHQL_ENABLE_CONSOLE="true")
    for table in ("part", "gone"):
        engine.metadata("pg_track_table", {"source": "default", "table": table})
    permission = {"columns": ["name"], "filter": {}}
    engine.metadata("pg_create_select_permission", {"table": "part", "role": "reader", "permission": permission})
    with psycopg.connect(engine_database_url, autocommit=True) as connection:
        connection.execute("DROP TABLE gone")
    engine.metadata("reload_metadata", {})
    yield engine
    engine.close()


def _ask(page: Page, document: str) -> None:
    if _has_graphiql():
        page.locator(".graphiql-query-editor .CodeMirror").click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(document)
        page.locator(".graphiql-execute-button").click()
    else:
        page.get_by_label("GraphQL document").fill(document)
        page.get_by_role("button", name="Run").click()


def test_a_person_asks_as_a_role_and_follows_changes(console: EngineProcess, engine_database_url: str) -> None:
    with chromium() as browser:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{console.url}/console")
        page.get_by_label("Admin secret").fill("top")
        page.get_by_label("Admin secret").press("Tab")
        expect(page.get_by_text('no such table/view exists in source: "gone"')).to_be_visible()
        page.get_by_label("Role").select_option("reader")
        answer = page.locator(".result-window" if _has_graphiql() else "#answer")
        _ask(page, "{ part { name } }")
        expect(answer).to_contain_text("bolt")
        _ask(page, "{ part { id } }")
        expect(answer).to_contain_text("field 'id' not found in type: 'part'")
        _ask(page, "subscription { part { name } }")
        expect(answer).to_contain_text("bolt")
        with psycopg.connect(engine_database_url, autocommit=True) as connection:
            connection.execute("UPDATE part SET name = 'rivet'")
        expect(answer).to_contain_text("rivet")
        assert complaints == []
