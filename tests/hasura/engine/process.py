"""The engine as its users run it: `python -m hasura.engine`, a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from tests.conftest import CHECKOUT, free_ports

ADMIN = {"x-hasura-admin-secret": "top"}


class EngineProcess:
    """A running engine. `log` is the path of what it wrote."""

    def __init__(self, database_url: str, log: Path, **environment: str) -> None:
        self.port = free_ports()
        self.url = f"http://127.0.0.1:{self.port}"
        self.socket_url = f"ws://127.0.0.1:{self.port}/v1/graphql"
        self.log = log
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("HASURA_")},
            "HASURA_GRAPHQL_DATABASE_URL": database_url,
            "HASURA_GRAPHQL_ADMIN_SECRET": "top",
            "HASURA_GRAPHQL_SERVER_HOST": "127.0.0.1",
            "HASURA_GRAPHQL_SERVER_PORT": str(self.port),
            "HASURA_GRAPHQL_PG_CONNECTIONS": "5",
            "HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT": "3",
            **environment,
        }
        self.client = httpx.Client(base_url=self.url, timeout=10)
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "hasura.engine"],
                cwd=CHECKOUT,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 60
        while True:
            try:
                self.client.get("/healthz")
                return
            except httpx.TransportError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise AssertionError(f"the engine did not start:\n{self.log.read_text()}") from None
                time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Let it do nothing for a while."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, what: signal.Signals) -> None:
        assert self._process is not None, "the engine does not run"
        self._process.send_signal(what)

    def stop(self) -> int:
        """Ask it to stop; its exit status."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process = self._process
        if process is None:
            return 0
        self._process = None
        process.send_signal(how)
        return process.wait(15)

    def close(self) -> None:
        """Stop it and let go."""
        self.stop()
        self.client.close()

    def metadata(self, kind: str, args: Any, status: int = 200) -> Any:
        """A metadata operation."""
        answer = self.client.post("/v1/metadata", json={"type": kind, "args": args}, headers=ADMIN)
        assert answer.status_code == status, answer.text
        return answer.json()

    def sql(self, text: str) -> Any:
        """Rows of an SQL text, without their heading."""
        body = {"type": "run_sql", "args": {"sql": text}}
        answer = self.client.post("/v2/query", json=body, headers=ADMIN)
        assert answer.status_code == 200, answer.text
        return (answer.json()["result"] or [None])[1:]

    def graphql(self, query: str, headers: dict[str, str] | None = None, **variables: Any) -> Any:
        """The answer to a GraphQL request."""
        body = {"query": query, "variables": variables}
        return self.client.post("/v1/graphql", json=body, headers=ADMIN if headers is None else headers).json()
