"""Live queries and streams: woken by commits, shared by cohorts, silent when nothing has changed."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import asyncpg
import pytest

from hasura.engine.request.message import GraphQLRequest
from tests.hasura.engine.library import (
    METADATA,
    ROWS,
    SCHEMA,
    LibraryEngine,
    create_schema,
    make_session,
)

SOON_S = 5.0
QUIET_S = 0.3


@pytest.fixture(scope="module")
def library(engine_database_url: str) -> Iterator[LibraryEngine]:
    create_schema(engine_database_url, SCHEMA)
    # The clock is so slow that only notices can explain an answer.
    engine = LibraryEngine(engine_database_url, METADATA, live_query_interval=60.0, stream_interval=60.0)
    yield engine
    engine.close()


@pytest.fixture(autouse=True)
def _fresh_rows(library: LibraryEngine) -> None:
    library.execute("TRUNCATE author, book, loan RESTART IDENTITY CASCADE;" + ROWS)


class Client:
    """One subscription, with the answers it got."""

    def __init__(self, library: LibraryEngine) -> None:
        self.library = library
        self.answers: list[Any] = []
        self.subscription: Any = None

    async def _send(self, body: bytes) -> None:
        self.answers.append(json.loads(body))

    async def _done(self) -> None:
        """Live queries have no end."""

    def start(
        self,
        query: str,
        variables: Mapping[str, Any] | None = None,
        role: str = "admin",
        session: Mapping[str, str] | None = None,
    ) -> "Client":
        request = GraphQLRequest(query, variables)
        engine = self.library.engine
        starting = engine.subscribe(request, make_session(role, session), self._send, self._done)
        self.subscription = self.library.runner.run(starting)
        return self

    def wait(self, count: int) -> list[Any]:
        """Until there are `count` answers."""

        async def until() -> None:
            async with asyncio.timeout(SOON_S):
                while len(self.answers) < count:
                    await asyncio.sleep(0.002)

        self.library.runner.run(until())
        return self.answers

    def quiet(self) -> int:
        """How many answers there are after a while."""
        self.library.runner.run(asyncio.sleep(QUIET_S))
        return len(self.answers)


@pytest.fixture
def client(library: LibraryEngine) -> Iterator[Callable[[], Client]]:
    clients: list[Client] = []

    def make() -> Client:
        clients.append(Client(library))
        return clients[-1]

    yield make
    for item in clients:
        if item.subscription is not None:
            item.subscription.cancel()


def test_a_commit_wakes_and_an_unrelated_one_is_not_told(
    library: LibraryEngine, client: Callable[[], Client]
) -> None:
    one = client().start("subscription { book_by_pk(id: 1) { title author { name } } }")
    assert one.wait(1) == [{"data": {"book_by_pk": {"title": "The Train", "author": {"name": "Agatha"}}}}]
    library.execute("UPDATE author SET name = 'Dame Agatha' WHERE id = 1")
    assert one.wait(2)[1]["data"]["book_by_pk"]["author"] == {"name": "Dame Agatha"}
    library.execute("UPDATE book SET title = 'Other' WHERE id = 2")
    library.execute("INSERT INTO loan (book_id, reader) VALUES (1, 'eve')")
    assert one.quiet() == 2


def test_filters_of_permissions_wake_too(library: LibraryEngine, client: Callable[[], Client]) -> None:
    """The role's filter looks at author; the query does not name it."""
    one = client().start("subscription { book { id } }", role="author", session={"x-hasura-user-id": "7"})
    assert one.wait(1) == [{"data": {"book": []}}]
    library.execute("INSERT INTO author VALUES (7, 'Seven'); UPDATE book SET author_id = 7 WHERE id = 5")
    assert one.wait(2)[1] == {"data": {"book": [{"id": 5}]}}


def test_a_view_is_watched_through_its_tables(library: LibraryEngine, client: Callable[[], Client]) -> None:
    one = client().start("subscription { open_book(where: {id: {_eq: 3}}) { title } }")
    assert one.wait(1) == [{"data": {"open_book": []}}]
    library.execute("UPDATE book SET is_public = true WHERE id = 3")
    assert one.wait(2)[1] == {"data": {"open_book": [{"title": "Notes"}]}}


def test_cohorts_get_their_own_answers_and_late_ones_the_present_one(
    library: LibraryEngine, client: Callable[[], Client]
) -> None:
    query = "subscription ($id: Int!) { book_by_pk(id: $id) { title } }"
    first, second, twin = (client().start(query, {"id": number}) for number in (1, 2, 1))
    for item, title in ((first, "The Train"), (second, "The Island"), (twin, "The Train")):
        assert item.wait(1)[0]["data"]["book_by_pk"]["title"] == title
    library.execute("UPDATE book SET title = 'A' WHERE id = 1")
    assert first.wait(2)[1] == twin.wait(2)[1] == {"data": {"book_by_pk": {"title": "A"}}}
    assert second.quiet() == 1
    twin.subscription.cancel()
    late = client().start(query, {"id": 1})
    assert late.wait(1) == [{"data": {"book_by_pk": {"title": "A"}}}]
    library.execute("UPDATE book SET title = 'B' WHERE id = 1")
    assert first.wait(3)[2] == late.wait(2)[1] == {"data": {"book_by_pk": {"title": "B"}}}
    assert len(twin.answers) == 2


def test_one_cohort_s_bad_value_is_its_own(library: LibraryEngine, client: Callable[[], Client]) -> None:
    query = "subscription ($at: timestamptz!) { loan(where: {taken_at: {_lt: $at}}) { id } }"
    good = client().start(query, {"at": "2026-01-02T00:00:00Z"})
    bad = client().start(query, {"at": "yesterweek"})
    assert good.wait(1) == [{"data": {"loan": [{"id": 1}]}}]
    (error,) = bad.wait(1)[0]["errors"]
    assert error["extensions"]["code"] == "data-exception"


def test_stream_gives_every_row_once_in_batches(library: LibraryEngine, client: Callable[[], Client]) -> None:
    query = (
        "subscription ($from: Int!) { loan_stream(batch_size: 2, cursor: {initial_value: {id: $from}}) { id } }"
    )
    stream = client().start(query, {"from": 0})
    assert [[row["id"] for row in item["data"]["loan_stream"]] for item in stream.wait(2)] == [[1, 2], [3]]
    for reader in ("x", "y"):
        library.execute(f"INSERT INTO loan (book_id, reader) VALUES (1, '{reader}')")
    stream.wait(3)
    stream.quiet()
    later = [row["id"] for item in stream.answers[2:] for row in item["data"]["loan_stream"]]
    assert later == [101, 102]


def test_stream_batch_ends_with_ties(library: LibraryEngine, client: Callable[[], Client]) -> None:
    library.execute("UPDATE loan SET taken_at = '2026-01-01'")
    stream = client().start(
        'subscription { loan_stream(batch_size: 1, cursor: {initial_value: {taken_at: "2025-01-01"}}) { id } }'
    )
    (batch,) = stream.wait(1)
    assert sorted(row["id"] for row in batch["data"]["loan_stream"]) == [1, 2, 3]
    assert stream.quiet() == 1


def test_nothing_is_missed_while_the_listener_is_away(
    library: LibraryEngine, client: Callable[[], Client]
) -> None:
    one = client().start("subscription { author_by_pk(id: 2) { name } }")
    one.wait(1)
    one.quiet()
    library.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query ILIKE 'LISTEN%';"
        " UPDATE author SET name = 'Emily D.' WHERE id = 2"
    )
    assert one.wait(2)[1] == {"data": {"author_by_pk": {"name": "Emily D."}}}
    library.runner.run(asyncio.sleep(1.5))  # the listener is back
    library.execute("UPDATE author SET name = 'Emily Dickinson' WHERE id = 2")
    assert one.wait(3)[2] == {"data": {"author_by_pk": {"name": "Emily Dickinson"}}}


def test_idle_database_is_asked_nothing(library: LibraryEngine, client: Callable[[], Client]) -> None:
    one = client().start("subscription { author { id } }")
    one.wait(1)
    one.quiet()
    last = (
        "SELECT max(query_start) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'hasura-engine'"
    )

    async def last_question() -> Any:
        connection = await asyncpg.connect(library.url)
        try:
            return await connection.fetchval(last)
        finally:
            await connection.close()

    before = library.runner.run(last_question())
    library.runner.run(asyncio.sleep(2.0))
    assert before is not None
    assert library.runner.run(last_question()) == before
