"""An outgoing HTTP request and the answer to it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OutgoingRequest:
    """A request about to be sent."""

    method: str
    url: str
    headers: tuple[Header, ...]
    body: bytes

    def header_map(self) -> dict[str, str]:
        """Headers by name, for logs."""
        return dict(self.headers)


@dataclass(frozen=True, slots=True)
class IncomingResponse:
    """The answer of the other side; `headers` keep repeated ones."""

    status: int
    headers: tuple[Header, ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of a name (lower case)."""
        return next((value for key, value in self.headers if key == name), None)


class WebhookUnreachableError(ConnectionError):
    """No answer came: refused, broken off, timed out, or the address is not one."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail

    def to_json(self) -> dict[str, Any]:
        """The form kept in logs and shown to administrators."""
        return {"type": "http_exception", "message": self.kind, "detail": self.detail}
