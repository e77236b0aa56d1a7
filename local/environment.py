"""What each process of the embedded default is told through its environment."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from core.settings import Settings
from local.home import CHECKOUT
from local.postgres import DATABASE, ROLE
from local.secret_keys import SecretKeys

SELF_NOTIFYING_TABLES = ("telemetry.measurement", "telemetry.latest_value", "telemetry.spectrum")
"""Tables whose writer (ingest) sends the change notice itself, in the transaction that writes."""


def public_url(settings: Settings) -> str:
    """Where a browser on this machine finds the front door."""
    return settings.public_url or f"http://{_name_of(settings.host)}:{settings.port}"


def database_url(settings: Settings, keys: SecretKeys) -> str:
    """The application database: the one given, else the embedded server's."""
    if settings.database_url:
        return settings.database_url
    return f"postgresql://{ROLE}:{keys.database_password}@127.0.0.1:{settings.ports.postgres}/{DATABASE}"


def plain_environment(settings: Settings) -> dict[str, str]:
    """What is no secret: the caller's environment and the addresses. For the frontend and NGINX."""
    ports = settings.ports
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MILLWRIGHT_", "HASURA_"))}
    told = {k: v for k, v in os.environ.items() if k.startswith("MILLWRIGHT_") and "SECRET" not in k}
    told.pop("MILLWRIGHT_DATABASE_URL", None)
    return (
        inherited
        | told
        | {
            "MILLWRIGHT_HOME": str(settings.home),
            "MILLWRIGHT_PORT": str(settings.port),
            "MILLWRIGHT_PUBLIC_URL": public_url(settings),
            "MILLWRIGHT_GRAPHQL_URL": settings.graphql_url or f"http://127.0.0.1:{ports.engine}/v1/graphql",
            "MILLWRIGHT_HANDLERS_URL": settings.handlers_url or f"http://127.0.0.1:{ports.handlers}",
            "MILLWRIGHT_INGEST_URL": settings.ingest_url or f"http://127.0.0.1:{ports.ingest}",
            "PYTHONUNBUFFERED": "1",
        }
    )


def service_environment(settings: Settings, keys: SecretKeys) -> dict[str, str]:
    """For our Python services: the plain environment, the database and the shared secrets."""
    return plain_environment(settings) | {
        "MILLWRIGHT_DATABASE_URL": database_url(settings, keys),
        "MILLWRIGHT_JWT_SECRET": settings.jwt_secret.get_secret_value() or keys.jwt_secret,
        "MILLWRIGHT_HANDLER_SECRET": settings.handler_secret.get_secret_value() or keys.handler_secret,
    }


def engine_environment(settings: Settings, keys: SecretKeys) -> Mapping[str, str]:
    """For the GraphQL engine, in Hasura's own names; a variable the caller set himself wins."""
    service = service_environment(settings, keys)
    jwt = {"type": "HS256", "key": service["MILLWRIGHT_JWT_SECRET"]}
    defaults = {
        "HASURA_GRAPHQL_DATABASE_URL": service["MILLWRIGHT_DATABASE_URL"],
        "HASURA_GRAPHQL_ADMIN_SECRET": keys.admin_secret,
        "HASURA_GRAPHQL_JWT_SECRET": json.dumps(jwt),
        "HASURA_GRAPHQL_SERVER_HOST": "127.0.0.1",
        "HASURA_GRAPHQL_SERVER_PORT": str(settings.ports.engine),
        "HASURA_GRAPHQL_UNAUTHORIZED_ROLE": "public",
        "HASURA_GRAPHQL_METADATA_DIR": str(Path(CHECKOUT, "hasura", "metadata")),
        "HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT": "5",
        "HASURA_GRAPHQL_PG_CONNECTIONS": "20",
        "HASURA_GRAPHQL_ENABLE_CONSOLE": "true",
        "HASURA_ENGINE_SELF_NOTIFYING_TABLES": ",".join(SELF_NOTIFYING_TABLES),
    }
    given = {k: v for k, v in os.environ.items() if k.startswith("HASURA_")}
    return service | defaults | given


def _name_of(host: str) -> str:
    return "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 # compared, not bound
