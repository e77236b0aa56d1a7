"""`python -m hasura.engine`: the engine as a server, configured by Hasura's environment variables."""

from __future__ import annotations

import logging
import signal
import sys
from typing import Any

import uvicorn
import uvloop

from hasura.engine.auth.authenticator import AuthConfigError
from hasura.engine.auth.jwk_store import JwkFetchError
from hasura.engine.auth.jwt_config import JwtConfigError
from hasura.engine.errors import EngineError
from hasura.engine.server.cors import CorsConfigError
from hasura.engine.server.system import StartError, System, start_system
from hasura.engine.settings import Settings, SettingsError
from hasura.engine.version import ENGINE_VERSION

_LOG = logging.getLogger("hasura.engine")
_LEVELS = {"debug": "DEBUG", "info": "INFO", "warn": "WARNING", "error": "ERROR"}
_FATAL = (SettingsError, AuthConfigError, JwtConfigError, JwkFetchError, CorsConfigError, StartError)
_KEEP_ALIVE_S = 75  # longer than a proxy keeps idle connections, so that it never meets a closed one
_MAX_FRAME_BYTES = 16 * 1024 * 1024


def main() -> int:
    """Run until told to stop; the exit status."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr
    )
    try:
        settings = Settings.from_environment()
        logging.getLogger("hasura").setLevel(_LEVELS[settings.log_level])
        for line in settings.warnings():
            _LOG.warning("%s", line)
        uvloop.run(_serve(settings))
    except _FATAL as error:
        for line in str(error).splitlines():
            _LOG.critical("cannot start: %s", line)
        return 1
    except EngineError as error:
        _LOG.critical("cannot start: %s (%s) %s", error.message, error.code, error.internal or "")
        return 1
    return 0


async def _serve(settings: Settings) -> None:
    system = await start_system(settings)
    try:
        await _listen(settings, system)
    finally:
        await system.stop()
        _LOG.info("stopped")


async def _listen(settings: Settings, system: System) -> None:
    host = "0.0.0.0" if settings.server_host == "*" else settings.server_host  # noqa: S104 - as Hasura's default
    config = uvicorn.Config(
        system.application,
        host=host,
        port=settings.server_port,
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=_MAX_FRAME_BYTES,
        ws_per_message_deflate=settings.websocket_compression,
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=settings.graceful_shutdown_timeout_s,
    )
    _ignore_repeated_signals()
    _LOG.info("engine %s listens on %s:%s", ENGINE_VERSION, host, settings.server_port)
    await uvicorn.Server(config).serve()


def _ignore_repeated_signals() -> None:
    """The HTTP server raises the signal that stopped it once more; there is work to finish first."""

    def ignore(_: int, __: Any) -> None:
        return

    signal.signal(signal.SIGTERM, ignore)
    signal.signal(signal.SIGINT, ignore)


if __name__ == "__main__":
    sys.exit(main())
