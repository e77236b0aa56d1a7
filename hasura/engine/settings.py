"""Every setting of the engine: the names Hasura gives them, typed, read once at start.

A name Hasura knows and this engine does not follow is listed in `UNSUPPORTED` with the reason; such
names, and names nobody knows, are reported by `Settings.warnings`, never swallowed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from hasura.engine.options import EngineOptions
from hasura.engine.setting_values import (
    SettingValueError,
    boolean,
    choice,
    name_list,
    non_negative,
    optional_non_negative,
    port,
    positive,
    text,
)

PREFIX: Final = "HASURA_GRAPHQL_"

UNSUPPORTED: Final[Mapping[str, str]] = {
    "HASURA_GRAPHQL_PG_STRIPES": "one pool per source is enough for one process",
    "HASURA_GRAPHQL_PG_POOL_TIMEOUT": "requests wait for a connection without a limit",
    "HASURA_GRAPHQL_USE_PREPARED_STATEMENTS": "statements are always prepared",
    "HASURA_GRAPHQL_ENABLE_TELEMETRY": "the engine sends no telemetry at all",
    "HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS": "remote schemas are not supported",
    "HASURA_GRAPHQL_REMOTE_SCHEMA_SKIP_NULLS": "remote schemas are not supported",
    "HASURA_GRAPHQL_REMOTE_SCHEMA_PRIORITIZE_DATA": "remote schemas are not supported",
    "HASURA_GRAPHQL_ENABLE_MAINTENANCE_MODE": "there is no maintenance mode",
    "HASURA_GRAPHQL_METADATA_DEFAULTS": "metadata defaults are not supported",
    "HASURA_GRAPHQL_ENABLE_PERSISTED_QUERIES": "persisted queries are an Enterprise feature",
    "HASURA_GRAPHQL_PERSISTED_QUERIES_TTL": "persisted queries are an Enterprise feature",
    "HASURA_GRAPHQL_ENABLE_QUERY_TRACING": "there is no trace exporter",
    "HASURA_GRAPHQL_ENABLE_TRIGGERS_ERROR_LOG_LEVEL": "failed deliveries are always logged as warnings",
    "HASURA_GRAPHQL_ENABLE_METADATA_QUERY_LOGGING": "metadata requests are logged without their body",
    "HASURA_GRAPHQL_HTTP_LOG_QUERY_ONLY_ON_ERROR": "queries are never written to the request log",
    "HASURA_GRAPHQL_MIGRATIONS_DIR": "migrations are applied by the application, not by the engine",
    "HASURA_GRAPHQL_SEEDS_DIR": "seeds are applied by the application, not by the engine",
    "HASURA_GRAPHQL_CONSOLE_ASSETS_DIR": "the console is a page of the engine's own",
    "HASURA_GRAPHQL_SERVER_TIMEOUT": "idle connections follow the HTTP server's keep-alive",
    "HASURA_GRAPHQL_PG_CONN_LIFETIME": "connections are replaced when idle, not by age",
    "HASURA_GRAPHQL_METADATA_DATABASE_EXTENSIONS_SCHEMA": "the engine's own tables need no extension",
    "HASURA_GRAPHQL_BACKWARDS_COMPAT_NULL_IN_NONNULLABLE_VARIABLES": "null is never accepted for T!",
    "HASURA_GRAPHQL_DISABLE_NATIVE_QUERY_VALIDATION": "native queries are not tried when they are tracked",
    "HASURA_GRAPHQL_EE_LICENSE_KEY": "Enterprise features are not supported",
}

# Read by the deployment around the engine, so of no concern here.
_FOREIGN: Final = frozenset({"HASURA_GRAPHQL_CLI_ENVIRONMENT"})


class SettingsError(ValueError):
    """One or more settings are wrong; the text has one line per fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


_SECRET: Final = frozenset(
    {"DATABASE_URL", "METADATA_DATABASE_URL", "ADMIN_SECRET", "ACCESS_KEY", "JWT_SECRET", "JWT_SECRETS"}
)


def _setting(name: str, read: Callable[[str], Any], default: Any, about: str) -> Any:
    """A field read from `HASURA_GRAPHQL_<name>` (or `name` itself when it has another prefix)."""
    variable = name if name.startswith("HASURA_") else PREFIX + name
    metadata = {"variable": variable, "read": read, "about": about}
    return field(default=default, repr=name not in _SECRET, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment may change. Times carry their unit in the name."""

    # Databases
    database_url: str | None = _setting("DATABASE_URL", text, None, "becomes the source `default`")
    metadata_database_url: str | None = _setting(
        "METADATA_DATABASE_URL", text, None, "where hdb_catalog lives; default: the database URL"
    )
    pg_connections: int = _setting("PG_CONNECTIONS", positive, 50, "connections per source, at most")
    pg_idle_timeout_s: int = _setting("PG_TIMEOUT", non_negative, 180, "idle time before a connection closes")
    tx_isolation: str = _setting(
        "TX_ISOLATION",
        choice("read-committed", "repeatable-read", "serializable"),
        "read-committed",
        "isolation of mutations",
    )
    schema_sync_poll_interval_ms: int = _setting(
        "SCHEMA_SYNC_POLL_INTERVAL", non_negative, 1000, "0 = do not follow metadata changed by others"
    )

    # HTTP server
    server_host: str = _setting("SERVER_HOST", text, "*", "address to listen on; * = all")
    server_port: int = _setting("SERVER_PORT", port, 8080, "port to listen on")
    enabled_apis: frozenset[str] = _setting(
        "ENABLED_APIS",
        name_list("metadata", "graphql", "pgdump", "config", "developer", "metrics"),
        frozenset({"metadata", "graphql", "pgdump", "config"}),
        "which APIs answer",
    )
    enable_console: bool = _setting("ENABLE_CONSOLE", boolean, False, "serve /console")
    cors_domain: str = _setting("CORS_DOMAIN", text, "*", "origins allowed by CORS, comma separated")
    disable_cors: bool = _setting("DISABLE_CORS", boolean, False, "send no CORS headers")
    preserve_401_errors: bool = _setting(
        "PRESERVE_401_ERRORS", boolean, False, "keep status 401 on /v1/graphql instead of 200"
    )
    max_total_header_length_bytes: int = _setting(
        "MAX_TOTAL_HEADER_LENGTH", positive, 1024 * 1024, "length of all request headers together"
    )
    graceful_shutdown_timeout_s: int = _setting(
        "GRACEFUL_SHUTDOWN_TIMEOUT", non_negative, 60, "wait for running work at the end"
    )
    websocket_keepalive_s: int = _setting("WEBSOCKET_KEEPALIVE", positive, 5, "keep-alive interval")
    websocket_init_timeout_s: int = _setting(
        "WEBSOCKET_CONNECTION_INIT_TIMEOUT", positive, 3, "time a client has for connection_init"
    )
    websocket_compression: bool = _setting("CONNECTION_COMPRESSION", boolean, False, "permessage-deflate")
    websocket_read_cookie: bool = _setting(
        "WS_READ_COOKIE", boolean, False, "read cookies of the handshake even with CORS disabled"
    )
    close_websockets_on_metadata_change: bool = _setting(
        "CLOSE_WEBSOCKETS_ON_METADATA_CHANGE", boolean, True, "close sockets (1012) when metadata changes"
    )

    # Who may ask
    admin_secret: str | None = _setting("ADMIN_SECRET", text, None, "needed for the role admin")
    access_key: str | None = _setting("ACCESS_KEY", text, None, "old name of the admin secret")
    jwt_secret: str | None = _setting("JWT_SECRET", text, None, "JSON: how tokens are verified")
    jwt_secrets: str | None = _setting("JWT_SECRETS", text, None, "JSON list of such objects")
    auth_hook: str | None = _setting("AUTH_HOOK", text, None, "URL that authenticates requests")
    auth_hook_mode: str = _setting("AUTH_HOOK_MODE", choice("GET", "POST"), "GET", "its method")
    auth_hook_send_request_body: bool = _setting(
        "AUTH_HOOK_SEND_REQUEST_BODY", boolean, True, "send the GraphQL request to a POST hook"
    )
    unauthorized_role: str | None = _setting(
        "UNAUTHORIZED_ROLE", text, None, "role of requests without credentials"
    )

    # GraphQL behaviour
    stringify_numeric_types: bool = _setting(
        "STRINGIFY_NUMERIC_TYPES", boolean, False, "bigint, numeric and float8 as text"
    )
    boolean_null_collapse: bool = _setting(
        "V1_BOOLEAN_NULL_COLLAPSE", boolean, False, "a null comparison is true instead of an error"
    )
    infer_function_permissions: bool = _setting(
        "INFER_FUNCTION_PERMISSIONS", boolean, True, "functions follow the table's permissions"
    )
    enable_allowlist: bool = _setting("ENABLE_ALLOWLIST", boolean, False, "only allow-listed queries")
    enable_apollo_federation: bool = _setting(
        "ENABLE_APOLLO_FEDERATION", boolean, False, "be a subgraph of an Apollo gateway"
    )
    experimental_features: frozenset[str] = _setting(
        "EXPERIMENTAL_FEATURES", name_list(), frozenset(), "features to switch on, comma separated"
    )
    default_naming_convention: str = _setting(
        "DEFAULT_NAMING_CONVENTION",
        choice("hasura-default", "graphql-default"),
        "hasura-default",
        "of sources without their own",
    )
    dev_mode: bool = _setting("DEV_MODE", boolean, False, "show `internal` of errors to everyone")
    admin_internal_errors: bool = _setting(
        "ADMIN_INTERNAL_ERRORS", boolean, True, "show `internal` of errors to admin"
    )
    live_query_interval_ms: int = _setting(
        "LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL", positive, 1000, "timer of live queries"
    )
    live_query_batch_size: int = _setting(
        "LIVE_QUERIES_MULTIPLEXED_BATCH_SIZE", positive, 100, "subscribers per statement"
    )
    stream_interval_ms: int = _setting(
        "STREAMING_QUERIES_MULTIPLEXED_REFETCH_INTERVAL", positive, 1000, "timer of streaming subscriptions"
    )
    stream_batch_size: int = _setting(
        "STREAMING_QUERIES_MULTIPLEXED_BATCH_SIZE", positive, 100, "stream subscribers per statement"
    )
    self_notifying_tables: frozenset[str] = _setting(
        "HASURA_ENGINE_SELF_NOTIFYING_TABLES",
        name_list(),
        frozenset(),
        "schema.table names whose writers send change notices themselves",
    )
    change_notices: bool = _setting(
        "HASURA_ENGINE_CHANGE_NOTICES", boolean, True, "wake live queries by notices; without, by the timer alone"
    )

    # Actions, events, schedules
    async_actions_interval_ms: int | None = _setting(
        "ASYNC_ACTIONS_FETCH_INTERVAL", optional_non_negative, 1000, "look for new async actions; 0 = never"
    )
    async_actions_batch_size: int = _setting(
        "ASYNC_ACTIONS_FETCH_BATCH_SIZE", positive, 10, "async actions run at a time"
    )
    events_http_pool_size: int = _setting("EVENTS_HTTP_POOL_SIZE", positive, 100, "deliveries at a time")
    events_fetch_interval_ms: int = _setting(
        "EVENTS_FETCH_INTERVAL", non_negative, 1000, "look for undelivered events"
    )
    events_fetch_batch_size: int = _setting(
        "EVENTS_FETCH_BATCH_SIZE", non_negative, 100, "events per fetch; 0 = deliver none"
    )
    configured_header_precedence: bool = _setting(
        "CONFIGURED_HEADER_PRECEDENCE", boolean, False, "configured headers win over forwarded ones"
    )

    # Start and logs
    metadata_dir: str | None = _setting("METADATA_DIR", text, None, "metadata directory applied at start")
    log_level: str = _setting("LOG_LEVEL", choice("debug", "info", "warn", "error"), "info", "log level")
    enabled_log_types: frozenset[str] = _setting(
        "ENABLED_LOG_TYPES",
        name_list(),
        frozenset({"startup", "webhook-log", "websocket-log", "jwk-refresh-log"}),
        "http-log adds a line for each request (off unless named here); the rest follows the log level",
    )

    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The environment itself: `{{NAME}}` and `…_from_env` in metadata are resolved from it."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read and check all settings; an empty text counts as not set.

        Raises SettingsError naming every faulty variable at once.
        """
        source = dict(os.environ if environment is None else environment)
        values: dict[str, Any] = {"environment": source}
        faults: list[str] = []
        for entry in fields(cls):
            variable = entry.metadata.get("variable")
            raw = source.get(variable, "") if variable else ""
            if not raw:
                continue
            try:
                values[entry.name] = entry.metadata["read"](raw)
            except SettingValueError as error:
                faults.append(f"{variable}: {error}")
        if faults:
            raise SettingsError(faults)
        return cls(**values)

    def warnings(self) -> list[str]:
        """One line per variable that is set but has no effect here."""
        known = {entry.metadata.get("variable") for entry in fields(self)} | _FOREIGN
        lines = []
        for name in sorted(self.environment):
            if name in UNSUPPORTED:
                lines.append(f"{name} has no effect: {UNSUPPORTED[name]}")
            elif name.startswith((PREFIX, "HASURA_ENGINE_")) and name not in known:
                referenced = "it is only available to metadata as an environment variable"
                lines.append(f"{name} is not a setting of this engine; {referenced}")
        return lines

    def engine_options(self) -> EngineOptions:
        """What the core of the engine needs of these settings."""
        features = self.experimental_features
        return EngineOptions(
            environment=self.environment,
            stringify_numeric=self.stringify_numeric_types,
            infer_function_permissions=self.infer_function_permissions,
            boolean_null_collapse=self.boolean_null_collapse,
            dev_mode=self.dev_mode,
            admin_internal_errors=self.admin_internal_errors,
            experimental_features=features,
            default_naming_convention=self.default_naming_convention,
            enable_allowlist=self.enable_allowlist,
            apollo_federation=self.enable_apollo_federation or "apollo_federation" in features,
            pool_size=self.pg_connections,
            pool_idle_timeout=self.pg_idle_timeout_s,
            isolation_level=self.tx_isolation,
            live_query_interval=self.live_query_interval_ms / 1000,
            live_query_batch_size=self.live_query_batch_size,
            stream_interval=self.stream_interval_ms / 1000,
            stream_batch_size=self.stream_batch_size,
            self_notifying_tables=self.self_notifying_tables,
            change_notices=self.change_notices,
        )
