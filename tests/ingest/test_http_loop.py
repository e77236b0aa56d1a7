"""Flask on an event loop: what is answered at once, what moves to a thread, what waits without one."""

import asyncio
import gc
import threading
import weakref
from typing import Any

import pytest
from flask import Flask, Response, request

from ingest import http_loop
from ingest.http_loop import CROWDED, FlaskOnLoop, Later, Reply, about_to_wait

LIMIT = 100
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def flask() -> Flask:
    app = Flask("toy")
    app.config["MAX_CONTENT_LENGTH"] = LIMIT

    def thread() -> str:
        return threading.current_thread().name

    def later(seconds: str) -> Response:
        soon = float(seconds) > 1
        answer = Later(lambda: Reply(b"settled" if soon else b"overdue", 200, []), float(seconds))
        answer.headers["X-Given"] = "early"
        if soon:
            threading.Thread(target=answer.settle).start()
        return answer

    def slow() -> str:
        body = request.get_data().decode()
        about_to_wait()
        return body + " in " + thread()

    app.add_url_rule("/quick", "quick", thread)
    app.add_url_rule("/slow", "slow", slow, methods=["POST"])
    app.add_url_rule("/later/<seconds>", "later", later)
    app.add_url_rule(
        "/body", "body", lambda: f"{len(request.get_data())} {CROWDED in request.environ}", methods=["POST"]
    )
    app.add_url_rule("/ü", "umlaut", lambda: request.headers["X-Twice"] + str("X-Hidden" in request.headers))
    return app


def ask(flask: Flask, *requests: dict[str, Any]) -> list[Answer]:
    """All at once, over one loop that lives as a server's does."""

    async def run() -> list[Answer]:
        ended: list[None] = []
        app = FlaskOnLoop(flask, LIMIT, lambda: ended.append(None))
        life: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        alive = asyncio.create_task(app({"type": "lifespan"}, life.get, told.put))
        await life.put({"type": "lifespan.startup"})
        assert (await told.get())["type"] == "lifespan.startup.complete"
        answers = await asyncio.gather(*(one(app, **asked) for asked in requests))
        await life.put({"type": "lifespan.shutdown"})
        await alive
        assert ended == [None], "what serves is stopped once"
        return answers

    return asyncio.run(run())


async def one(
    app: FlaskOnLoop,
    path: str,
    method: str = "GET",
    headers: list[tuple[bytes, bytes]] | None = None,
    pieces_of: tuple[bytes, ...] = (b"",),
) -> Answer:
    waiting = [
        {"type": "http.request", "body": piece, "more_body": number < len(pieces_of)}
        for number, piece in enumerate(pieces_of, 1)
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0)  # the others have their turn
        return waiting.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"", "scheme": "http",
        "headers": headers or [], "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    await app(scope, receive, send)
    named = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], named, sent[1]["body"]


def test_what_is_quick_is_answered_by_the_loop_and_what_is_not_by_a_thread(flask: Flask) -> None:
    quick, slow = ask(flask, {"path": "/quick"}, {"path": "/slow", "method": "POST", "pieces_of": (b"ab", b"cd")})
    assert quick[2] == b"MainThread"
    assert slow[2].startswith(b"abcd in http"), "the body is read anew"


def test_more_requests_wait_than_there_are_threads(flask: Flask) -> None:
    answers = ask(flask, *({"path": "/later/20"} for _ in range(3 * http_loop.THREADS)))
    assert [answer[2] for answer in answers] == [b"settled"] * len(answers)
    assert {answer[1]["x-given"] for answer in answers} == {"early"}


def test_what_does_not_settle_in_its_time_is_answered_without(flask: Flask) -> None:
    assert ask(flask, {"path": "/later/0.01"})[0][2] == b"overdue"


@pytest.mark.parametrize(
    ("pieces", "headers"),
    [((b"x" * 60, b"x" * 60), []), ((b"",), [(b"content-length", b"101")])],
)
def test_a_body_above_the_limit_is_refused_and_not_kept(
    flask: Flask, pieces: tuple[bytes, ...], headers: list[tuple[bytes, bytes]]
) -> None:
    answer = ask(flask, {"path": "/body", "method": "POST", "pieces_of": pieces, "headers": headers})[0]
    assert answer[0] == 413


def test_bodies_share_a_bounded_memory(flask: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_loop, "HELD_BYTES", 50)
    asked = [{"path": "/body", "method": "POST", "pieces_of": (b"", b"x" * 80)} for _ in range(3)]
    assert [answer[2] for answer in ask(flask, *asked)] == [b"80 False"] * 3, "one after the other"
    both = [{**one, "pieces_of": (b"x" * 80, b"")} for one in asked]
    assert sorted(answer[2] for answer in ask(flask, *both)) == [b"0 True", b"80 False", b"80 False"]


def test_names_and_paths_arrive_as_in_any_wsgi_server(flask: Flask) -> None:
    headers = [(b"x-twice", b"a"), (b"x-twice", b"b"), (b"x_hidden", b"c")]
    get, head = ask(flask, {"path": "/ü", "headers": headers}, {"path": "/quick", "method": "HEAD"})
    assert get[2] == b"a,bFalse"
    assert (head[0], head[1]["content-length"], head[2]) == (200, "10", b"")


def test_a_common_wsgi_server_waits(flask: Flask) -> None:
    answer = flask.test_client().get("/later/20")
    assert (answer.text, answer.headers["X-Given"]) == ("settled", "early")


def test_requests_that_come_together_are_begun_together() -> None:
    app, waiting, begun = Flask("together"), list[Later](), list[int]()

    def begin() -> None:
        begun.append(len(waiting))
        for one in waiting:
            one.settle()
        waiting.clear()

    def take() -> Response:
        waiting.append(Later(lambda: Reply(b"done", 200, []), 5.0, begin))
        return waiting[-1]

    app.add_url_rule("/take", "take", take)
    answers = ask(app, *[{"path": "/take"}] * 8)
    assert [content for _, _, content in answers] == [b"done"] * 8
    assert begun == [8]


def test_an_answered_request_leaves_nothing_to_the_collector() -> None:
    app, left = Flask("tidy"), list[weakref.ref[Later]]()

    def take() -> Response:
        work: dict[str, Later] = {}
        later = work["later"] = Later(lambda: Reply(str(len(work)).encode(), 200, []), 5.0)
        left.append(weakref.ref(later))
        threading.Thread(target=later.settle).start()
        return later

    app.add_url_rule("/take", "take", take)
    gc.disable()
    try:
        answers = ask(app, *[{"path": "/take"}] * 3)
        kept = [one for one in left if one() is not None]
    finally:
        gc.enable()
    assert [content for _, _, content in answers] == [b"1"] * 3
    assert not kept
