"""The one error type of the engine and its two renderings.

Every refusal that a client may see is an `EngineError`. Where it happened is told by `path`, a
JSON path such as ``$.selectionSet.author.args.where.id`` (GraphQL) or ``$.args.table`` (metadata).
Steps that know only their own part of the path raise with a relative one (``$.id``), and their
callers put the rest in front of it with `under`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PLAIN_KEY = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]*$")


def key_path(key: str | int) -> str:
    """One step of an error path: ``.name``, ``['odd name']`` or ``[3]``."""
    if isinstance(key, int):
        return f"[{key}]"
    if _PLAIN_KEY.match(key):
        return f".{key}"
    return "['" + key.replace("'", "\\'") + "']"


class EngineError(Exception):
    """A refusal with Hasura's code, path and HTTP status.

    internal: details for administrators (SQL, arguments); shown only where the settings allow it.
    extensions: replaces path and code in a GraphQL answer altogether (a webhook's own extensions).
    """

    def __init__(
        self,
        message: str,
        code: str = "validation-failed",
        path: str = "$",
        *,
        status: int = 400,
        internal: Any = None,
        extensions: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.path = path
        self.status = status
        self.internal = internal
        self.extensions = extensions

    def under(self, prefix: str) -> EngineError:
        """The same error with `prefix` (``$.args``) in front of its path."""
        inner = self.path[1:] if self.path.startswith("$") else self.path
        return EngineError(
            self.message,
            self.code,
            prefix + inner,
            status=self.status,
            internal=self.internal,
            extensions=self.extensions,
        )

    def as_graphql(self, show_internal: bool) -> dict[str, Any]:
        """One entry of the `errors` list of a GraphQL answer."""
        if self.extensions is not None:
            return {"message": self.message, "extensions": self.extensions}
        extensions: dict[str, Any] = {"path": self.path, "code": self.code}
        if show_internal and self.internal is not None:
            extensions["internal"] = self.internal
        return {"message": self.message, "extensions": extensions}

    def as_api(self, show_internal: bool) -> dict[str, Any]:
        """The body of a refused request of every other API."""
        body: dict[str, Any] = {"path": self.path, "error": self.message, "code": self.code}
        if show_internal and self.internal is not None:
            body["internal"] = self.internal
        return body


@contextmanager
def error_path(*keys: str | int) -> Iterator[None]:
    """Put `keys` in front of the path of an error raised inside the block."""
    try:
        yield
    except EngineError as error:
        prefix = "$" + "".join(key_path(key) for key in keys)
        raise error.under(prefix) from error.__cause__


def not_supported(what: str, path: str = "$") -> EngineError:
    """The refusal for what production Hasura has and this engine leaves out."""
    return EngineError(f"{what} is not supported by the local engine", "not-supported", path)


def unexpected(message: str, internal: Any = None) -> EngineError:
    """A fault of the server, not of the request."""
    return EngineError(message, "unexpected", status=500, internal=internal)
