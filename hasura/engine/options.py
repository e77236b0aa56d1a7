"""What the engine's core needs to know of the settings it was started with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Immutable for the life of an engine; the server's settings make one.

    environment: where `from_env` and `{{NAME}}` in the metadata are looked up.
    self_notifying_tables: ``schema.table`` names whose writers send the change notice themselves.
    *_interval: seconds. pool_size: connections per source.
    """

    environment: Mapping[str, str] = field(default_factory=dict)
    stringify_numeric: bool = False
    infer_function_permissions: bool = True
    boolean_null_collapse: bool = False
    dev_mode: bool = False
    admin_internal_errors: bool = True
    experimental_features: frozenset[str] = frozenset()
    default_naming_convention: str = "hasura-default"
    enable_allowlist: bool = False
    apollo_federation: bool = False
    pool_size: int = 50
    pool_timeout: float | None = None
    pool_idle_timeout: float = 180.0
    isolation_level: str = "read-committed"
    live_query_interval: float = 1.0
    live_query_batch_size: int = 100
    stream_interval: float = 1.0
    stream_batch_size: int = 100
    change_notices: bool = True
    self_notifying_tables: frozenset[str] = frozenset()
    max_query_depth: int = 50

    def shows_internal(self, role: str) -> bool:
        """Whether an answer to `role` may carry the `internal` part of an error."""
        return self.dev_mode or (self.admin_internal_errors and role == "admin")
