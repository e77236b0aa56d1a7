"""The client of outgoing calls against servers that speak HTTP in every allowed, and some wrong, ways."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.request import IncomingResponse, OutgoingRequest, WebhookUnreachableError

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter, int], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


async def read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = [int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return head + (await reader.readexactly(length[0]) if length else b"")


def against(script: Script, use: Callable[[HttpClient, str], Awaitable[Any]]) -> Any:
    """Run `use` with a client and the URL of a server that treats its nth connection by `script`."""

    async def run() -> Any:
        count = 0

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal count
            count += 1
            try:
                await script(reader, writer, count)
            except (asyncio.IncompleteReadError, ConnectionError):
                return
            finally:
                writer.close()

        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server, HttpClient(4) as client:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            return await use(client, url)

    return asyncio.run(run())


def answering(*answers: bytes) -> Script:
    """A server that answers the requests of every connection with these texts, then closes."""

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _: int) -> None:
        for answer in answers:
            await read_request(reader)
            writer.write(answer)
            await writer.drain()

    return script


def post(url: str, body: bytes = b"{}", **headers: str) -> OutgoingRequest:
    return OutgoingRequest("POST", url, tuple(headers.items()), body)


async def once(client: HttpClient, url: str) -> IncomingResponse:
    return await client.send(post(url), 5)


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (OK, 200, b"ok"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n", 200, b"ok"),
        (b"HTTP/1.0 200 OK\r\n\r\nok, until the end", 200, b"ok, until the end"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, 200, b"ok"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b""),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", 500, b""),
    ],
)
def test_answers(answer: bytes, status: int, body: bytes) -> None:
    response = against(answering(answer), once)
    assert (response.status, response.body) == (status, body)


@pytest.mark.parametrize(
    "answer",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", b"HTTP/1.1 200 OK\r\nConte"],
)
def test_broken_answers(answer: bytes) -> None:
    with pytest.raises(WebhookUnreachableError):
        against(answering(answer), once)


def test_connections_are_kept_and_stale_ones_replaced() -> None:
    seen: list[int] = []

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        for _ in range(2):  # closes each connection after two answers, without saying so
            await read_request(reader)
            seen.append(number)
            writer.write(OK)

    async def use(client: HttpClient, url: str) -> None:
        for _ in range(5):
            assert (await client.send(post(url), 5)).body == b"ok"

    against(script, use)
    assert seen == [1, 1, 2, 2, 3]


def test_what_was_half_answered_is_not_sent_again() -> None:
    requests = 0

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _: int) -> None:
        nonlocal requests
        await read_request(reader)
        writer.write(OK)
        await read_request(reader)
        requests += 1
        writer.write(b"HTTP/1.1 200 OK\r\n")

    async def use(client: HttpClient, url: str) -> None:
        await client.send(post(url), 5)
        with pytest.raises(WebhookUnreachableError):
            await client.send(post(url), 5)

    against(script, use)
    assert requests == 1


def test_requests_are_written_as_they_should() -> None:
    got: list[bytes] = []

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _: int) -> None:
        got.append(await read_request(reader))
        writer.write(OK)

    async def use(client: HttpClient, url: str) -> str:
        await client.send(
            post(url + "/a?b=c#d", b"body", **{"X-One": "é", "content-length": "99", "Host": "x"}), 5
        )
        return url

    url = against(script, use)
    authority = url.removeprefix("http://")
    assert got[0].split(b"\r\n") == [
        b"POST /a?b=c HTTP/1.1",
        f"host: {authority}".encode(),
        "X-One: é".encode("latin-1"),
        b"content-length: 4",
        b"",
        b"body",
    ]


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0b"])
def test_headers_cannot_be_smuggled_in(value: str) -> None:
    with pytest.raises(WebhookUnreachableError, match="line break"):
        against(answering(OK), lambda client, url: client.send(post(url, **{"X-One": value}), 5))


@pytest.mark.parametrize("url", ["ftp://x/", "http://", "nonsense", "http://127.0.0.1/a b", "http://x:99999/"])
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(WebhookUnreachableError, match="Invalid URL"):
        against(answering(OK), lambda client, _: client.send(post(url), 5))


def test_nobody_listens() -> None:
    with pytest.raises(WebhookUnreachableError, match="Connection failure"):
        against(answering(OK), lambda client, _: client.send(post("http://127.0.0.1:1/"), 5))


def test_timeout_covers_the_whole_exchange() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _: int) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
        for _ in range(100):  # a byte now and then must not keep it alive
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.05)

    with pytest.raises(WebhookUnreachableError, match="Response timeout"):
        against(script, lambda client, url: client.send(post(url), 0.3))


def test_redirects() -> None:
    paths: list[bytes] = []

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _: int) -> None:
        while True:
            request = await read_request(reader)
            paths.append(b" ".join(request.split(b" ")[:2]))
            status, where = {b"/1": (307, b"/2"), b"/2": (302, b"/3")}.get(paths[-1].split(b" ")[1], (0, b""))
            redirect = b"HTTP/1.1 %d R\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, where)
            writer.write(redirect if status else OK)

    assert against(script, lambda client, url: client.send(post(url + "/1"), 5)).body == b"ok"
    assert paths == [b"POST /1", b"POST /2", b"GET /3"]
    endless = answering(*[b"HTTP/1.1 307 R\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"] * 20)
    with pytest.raises(WebhookUnreachableError, match="Too many redirects"):
        against(endless, once)
