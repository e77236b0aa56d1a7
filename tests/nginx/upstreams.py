"""What stands behind the front door in these tests: four small real servers, and two TCP doors.

`python upstreams.py <frontend> <engine> <handlers> <ingest> <door> <door>` takes the ports. Every HTTP answer
says who answered, for which path, with which headers and how long the body was.
"""

import asyncio
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket


def application(name: str) -> Starlette:
    """A server that tells what it was asked."""

    async def tell(request: Request) -> Response:
        body = await request.body()
        headers = {"Server": "secretive", "X-Frame-Options": "SAMEORIGIN"}
        if request.url.path == "/own-policy":
            headers["Content-Security-Policy"] = "default-src 'none'"
        answer = {"who": name, "path": request.url.path, "headers": dict(request.headers), "length": len(body)}
        return JSONResponse(answer, headers=headers)

    async def echo(socket: WebSocket) -> None:
        await socket.accept(subprotocol=socket.scope["subprotocols"][0])
        async for text in socket.iter_text():
            await socket.send_text(f"{name}: {text}")

    everything = Route("/{path:path}", tell, methods=["GET", "POST"])
    return Starlette(routes=[WebSocketRoute("/v1/graphql", echo), everything])


async def door(name: str, port: int) -> asyncio.Server:
    """A TCP server that says its name."""

    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(name.encode())
        await writer.drain()
        writer.close()

    return await asyncio.start_server(greet, "127.0.0.1", port)


async def main(ports: list[int]) -> None:
    """Serve until killed."""
    names = ("frontend", "engine", "handlers", "ingest")
    servers = [
        uvicorn.Server(uvicorn.Config(application(name), port=port, log_level="warning", server_header=False))
        for name, port in zip(names, ports[:4], strict=True)
    ]
    doors = [await door(f"door {number}", port) for number, port in enumerate(ports[4:], 1)]
    await asyncio.gather(*(server.serve() for server in servers), *(d.serve_forever() for d in doors))


if __name__ == "__main__":
    asyncio.run(main([int(port) for port in sys.argv[1:]]))
