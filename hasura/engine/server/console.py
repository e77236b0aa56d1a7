"""`/console`: a page of our own to try GraphQL with, as any role, and to see inconsistent metadata.

The page itself holds no secret; what it asks is authenticated like any other request.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from hasura.engine.server.http import Response

_PAGE: Final = Path(__file__).with_name("console.html")
_HTML: Final = b"text/html; charset=utf-8"
_HEADERS: Final = (
    (b"content-security-policy", b"default-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-cache"),
)


@cache
def console_page() -> Response:
    """The page."""
    return Response(_PAGE.read_bytes(), content_type=_HTML, headers=_HEADERS)
