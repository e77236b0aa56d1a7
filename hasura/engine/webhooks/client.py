"""Sending requests to webhooks over one shared pool of connections."""

from __future__ import annotations

import asyncio

import httpx

from hasura.engine.webhooks.request import IncomingResponse, OutgoingRequest, WebhookUnreachableError

_MAX_REDIRECTS = 10


def make_http_client(connections: int) -> httpx.AsyncClient:
    """The pool all outgoing calls of the engine share. Proxies come from the environment."""
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    client = httpx.AsyncClient(
        limits=limits,
        timeout=None,  # noqa: S113 - every call sets its own limit over the whole exchange
        follow_redirects=True,
        max_redirects=_MAX_REDIRECTS,
        headers={"accept-encoding": "identity"},
    )
    del client.headers["user-agent"]  # the engine's own name goes with the other headers, or is left out
    return client


async def send(client: httpx.AsyncClient, request: OutgoingRequest, timeout_s: float) -> IncomingResponse:
    """Send and read the whole answer within `timeout_s`. Raises WebhookUnreachableError."""
    try:
        async with asyncio.timeout(timeout_s):
            response = await client.request(
                request.method, request.url, content=request.body, headers=list(request.headers)
            )
    except TimeoutError:
        raise WebhookUnreachableError("Response timeout", f"no answer within {timeout_s:g} s") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise WebhookUnreachableError("Invalid URL", str(error)) from None
    except httpx.ConnectError as error:
        raise WebhookUnreachableError("Connection failure", str(error)) from None
    except (httpx.HTTPError, UnicodeError) as error:
        raise WebhookUnreachableError(type(error).__name__, str(error)) from None
    headers = tuple((name.lower(), value) for name, value in response.headers.multi_items())
    return IncomingResponse(response.status_code, headers, response.content)
