"""`/console`: GraphQL as any role, and inconsistent metadata.

The page is our own. Where GraphiQL's npm packages are installed beside it
(`python -m hasura.engine.server.console`), it stands in place of the plain text fields; nothing comes
from a foreign server. The page holds no secret; what it asks is authenticated like any other request.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

from hasura.engine.server.http import Response

_PAGE: Final = Path(__file__).with_name("console.html")
_PACKAGES: Final = Path(__file__).with_name("graphiql")
_MODULES: Final = _PACKAGES / "node_modules"
_HTML: Final = b"text/html; charset=utf-8"
_ASSETS_PATH: Final = "/console/assets/"
_ASSETS: Final = {
    "graphiql.css": ("graphiql/graphiql.min.css", b"text/css"),
    "react.js": ("react/umd/react.production.min.js", b"text/javascript"),
    "react-dom.js": ("react-dom/umd/react-dom.production.min.js", b"text/javascript"),
    "graphiql.js": ("graphiql/graphiql.min.js", b"text/javascript"),
}
"""What the packages hold ready for browsers; styles first, scripts in the order they need each other."""
_MARK: Final = b"<!-- GraphiQL -->"
_POLICY: Final = (
    b"default-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; font-src 'self' data:; img-src 'self' data:"
)
_HEADERS: Final = (
    (b"content-security-policy", _POLICY),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-cache"),
)


def console_answer(path: str) -> Response | None:
    """The page, or one of GraphiQL's files; None where there is no such file."""
    if not path.startswith(_ASSETS_PATH):
        return _page()
    name = path.removeprefix(_ASSETS_PATH)
    return _asset(name) if name in _ASSETS and _has_graphiql() else None


@cache
def _has_graphiql() -> bool:
    return all((_MODULES / file).exists() for file, _ in _ASSETS.values())


@cache
def _page() -> Response:
    tags = ""
    if _has_graphiql():
        for name in _ASSETS:
            address = _ASSETS_PATH + name
            tags += f'<link rel="stylesheet" href="{address}">' if name.endswith("css") else ""
            tags += f'<script src="{address}"></script>' if name.endswith("js") else ""
    return Response(_PAGE.read_bytes().replace(_MARK, tags.encode()), content_type=_HTML, headers=_HEADERS)


@cache
def _asset(name: str) -> Response:
    file, kind = _ASSETS[name]
    return Response((_MODULES / file).read_bytes(), content_type=kind, headers=((b"cache-control", b"no-cache"),))


def install() -> int:
    """Fetch GraphiQL's packages from npm; the exit status."""
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write("npm is not installed: the console stays without GraphiQL\n")
        return 1
    command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
    return subprocess.run(command, cwd=_PACKAGES, check=False).returncode  # noqa: S603 (npm, on our own list)


if __name__ == "__main__":
    sys.exit(install())
