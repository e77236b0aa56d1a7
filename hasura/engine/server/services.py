"""What the server needs of the rest of the engine, as contracts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from hasura.engine.auth.authenticator import Authenticator
from hasura.engine.auth.session_cache import SessionCache
from hasura.engine.metadata.model import Metadata
from hasura.engine.request.message import GraphQLRequest, GraphQLResponse
from hasura.engine.session import Session
from hasura.engine.settings import Settings


class Subscription(Protocol):
    """A running subscription."""

    def cancel(self) -> None:
        """Stop it; no answer is sent afterwards."""


class GraphQLEngine(Protocol):
    """Executes GraphQL."""

    @property
    def metadata(self) -> Metadata:
        """The metadata the schema is made of: what is inconsistent is left out."""

    async def execute(
        self, request: GraphQLRequest, session: Session, headers: Mapping[str, str]
    ) -> GraphQLResponse:
        """Run a query or mutation; refusals are part of the answer."""

    async def subscribe(
        self,
        request: GraphQLRequest,
        session: Session,
        send: Callable[[bytes], Awaitable[None]],
        done: Callable[[], Awaitable[None]],
    ) -> Subscription:
        """Start a subscription. Raises EngineError when the request is bad."""

    async def explain(self, request: GraphQLRequest, session: Session) -> Any:
        """SQL and plan of a request. Raises EngineError."""

    def operation_kind(self, request: GraphQLRequest) -> str:
        """`query`, `mutation` or `subscription`. Raises EngineError."""


class MetadataService(Protocol):
    """The administrative APIs. Bodies and answers are JSON values; refusals are EngineErrors."""

    async def v1_metadata(self, body: Any, session: Session) -> Any:
        """Answer `POST /v1/metadata`."""

    async def v1_query(self, body: Any, session: Session) -> Any:
        """Answer `POST /v1/query`."""

    async def v2_query(self, body: Any, session: Session) -> Any:
        """Answer `POST /v2/query`."""

    async def pg_dump(self, body: Any, session: Session) -> str:
        """Answer `POST /v1alpha1/pg_dump`."""

    async def is_storage_up(self) -> bool:
        """Whether the metadata database answers."""

    def has_inconsistencies(self) -> bool:
        """Whether some metadata objects are left out of the schema."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a handler may use."""

    settings: Settings
    engine: GraphQLEngine
    metadata: MetadataService
    authenticator: Authenticator
    sessions: SessionCache

    def shows_internal(self, role: str) -> bool:
        """Whether `internal` of errors is shown to the role."""
        settings = self.settings
        return settings.dev_mode or (settings.admin_internal_errors and role == "admin")
