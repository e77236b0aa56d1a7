"""The HTTP door as a Flask application; ``ingest/http_door.py`` serves it.

A request is decoded where it arrives; the process's writer commits for all of them; the answer goes out
after the commit. More processes share nothing but the database.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from random import getrandbits
from time import perf_counter
from typing import Any

import msgspec
from flask import Flask, Request, Response, g, request
from flask.sessions import NullSession, SessionInterface, SessionMixin
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from werkzeug.exceptions import HTTPException

from core.clock import now
from core.errors import ErrorKind, Errors, MillwrightError
from core.log import configure, correlation_id
from core.settings import Settings, get_settings
from ingest.answer import Answer
from ingest.auth import Credential, KeyRefusedError, KeyRing
from ingest.decode import Decoded, decode_at_once
from ingest.foreign import READERS, UMH
from ingest.http_body import body_of, content_type_of
from ingest.http_files import add_files
from ingest.http_loop import CROWDED, Later, Reply, about_to_wait
from ingest.kinds import KIND
from ingest.message import Message, Task
from ingest.metrics import registry
from ingest.payloads import Reader, payload_kind
from ingest.shapes import KINDS
from ingest.writer import BusyError, DiskFullError, UnavailableError, Writer

log = logging.getLogger(__name__)

PREFIX = "/ingest/v1"
WRITER = "millwright.writer"
"""The application's extension that holds what is committed, and is to be stopped at the end."""
AT_ONCE_BYTES = 128 * 1024
"""Bodies up to this size are decoded without a thread of their own: that takes less than a millisecond."""
BUSY = "More is waiting than can be stored at once."
ANSWER_SECONDS = 30.0
"""After this long without an outcome the sender is told to try again; a repeat is a duplicate at worst."""
SWITCH_SECONDS = 0.0001
"""How long a thread may compute while another waits: the writer must not wait for decoders."""

_JSON = [("Content-Type", "application/json")]
_encoder = msgspec.json.Encoder()
_CORRELATION_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
_HTTP_ERRORS = {400: Errors.MALFORMED, 404: Errors.NOT_FOUND, 405: Errors.METHOD, 413: Errors.TOO_LARGE}


def create_app(settings: Settings | None = None) -> Flask:
    """The application, with its writer started."""
    settings = settings or get_settings()
    configure("ingest", settings.log_level)
    sys.setswitchinterval(SWITCH_SECONDS)
    writer = Writer(
        settings.database_url,
        queue_messages=settings.ingest_queue_messages,
        future_seconds=settings.ingest_future_limit_seconds,
        fragment_timeout_minutes=settings.fragment_timeout_minutes,
    )
    writer.start()
    app = _Flask("ingest", static_folder=None)
    app.extensions[WRITER] = writer
    app.session_interface = _NoSessions()
    app.config["MAX_CONTENT_LENGTH"] = settings.ingest_max_body_bytes
    keys = KeyRing(settings.database_url, settings.api_key_cache_seconds)
    door = _Door(writer, keys, Reader(settings.database_url), settings.ingest_max_body_bytes)
    for kind in KINDS:
        app.add_url_rule(f"{PREFIX}/{kind}", kind, door.take, methods=["POST"], defaults={"kind": kind})
    app.add_url_rule(f"{PREFIX}/{KIND}/<model>", KIND, door.take_payload, methods=["POST"])
    for kind in READERS:
        app.add_url_rule(f"{PREFIX}/{kind}", kind, door.take_foreign, methods=["POST"], defaults={"kind": kind})
    app.add_url_rule(f"{PREFIX}/{UMH}/<path:topic>", UMH, door.take_umh, methods=["POST"])
    add_files(app, PREFIX, settings, _token, door.credential, _json)
    app.add_url_rule("/healthz", "healthz", door.health)
    app.add_url_rule("/metrics", "metrics", _metrics)
    app.before_request(_begin)
    app.after_request(_end)
    app.register_error_handler(MillwrightError, _refusal)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _fault)
    app.wsgi_app = _SinglePrefix(app.wsgi_app)  # type: ignore[method-assign] # Flask's way to wrap
    return app


class _Door:
    """What the routes share."""

    def __init__(self, writer: Writer, keys: KeyRing, reader: Reader, limit: int) -> None:
        self.writer, self.keys, self.reader, self.limit = writer, keys, reader, limit

    def take(self, kind: str) -> Response:
        """Take one body and answer once its outcome is committed."""
        credential = self.credential()
        content_type = content_type_of(request)
        body = body_of(request, self.limit)
        message = Message(credential.sender, "http", kind, body, now(), g.correlation_id, content_type)
        small = len(body) <= AT_ONCE_BYTES
        return self._take(message, decode_at_once(kind, body, content_type) if small else None)

    def take_payload(self, model: str) -> Response:
        """Take one raw payload of a device model, in whatever form its decoder reads."""
        return self.take_foreign(payload_kind(model))

    def take_umh(self, topic: str) -> Response:
        """Take one message of a UMH topic, given below the enterprise."""
        return self.take_foreign(f"{UMH}/{topic}")

    def take_foreign(self, kind: str) -> Response:
        """Take a body in a shape of others, whatever content type it claims."""
        credential = self.credential()
        body = body_of(request, self.limit)
        return self._take(Message(credential.sender, "http", kind, body, now(), g.correlation_id), None)

    def health(self) -> Response:
        """Whether messages would be taken at this moment."""
        state = "database away" if self.writer.away else "busy" if self.writer.full else "ok"
        return _json({"status": state, "service": "ingest"}, 200 if state == "ok" else 503)

    def credential(self) -> Credential:
        """What the request's API key stands for."""
        text = _token()
        if (believed := self.keys.believed(text)) is not None:
            return believed
        about_to_wait()
        try:
            return self.keys.check(text)
        except KeyRefusedError:
            raise MillwrightError(Errors.KEY_INVALID) from None
        except UnavailableError:
            raise MillwrightError(Errors.UNAVAILABLE) from None

    def _take(self, message: Message, decoded: Decoded | None) -> Response:
        """Hand a message to the writer; what is not ``decoded`` yet is read first."""
        if decoded is None:
            about_to_wait()
            try:
                decoded = self.reader.read(message)
            except UnavailableError:
                raise MillwrightError(Errors.UNAVAILABLE) from None
        task = Task(message, decoded, lambda _task: later.settle())
        later = Later(lambda: _outcome(task), ANSWER_SECONDS, self.writer.wake)
        try:
            self.writer.submit(task, wake=False)
        except BusyError:
            raise MillwrightError(Errors.TOO_MANY, BUSY) from None
        return later


def _token() -> str:
    """What the request says who it is by."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    text = token.strip() if scheme.lower() == "bearer" else request.headers.get("X-API-Key", "")
    if not text:
        expected = "Authorization: Bearer <API key>, or X-API-Key"
        raise MillwrightError(Errors.TOKEN_MISSING, expected=expected)
    return text


def _outcome(task: Task) -> Reply:
    """The answer to a task, whatever became of it in the time that it had."""
    if task.answer is not None:
        return _answered(task, task.answer)
    match task.error:
        case DiskFullError():
            return _refused(MillwrightError(Errors.DISK_FULL))
        case None | UnavailableError():
            return _refused(MillwrightError(Errors.UNAVAILABLE))
        case error:
            return _failed(error, task.message.correlation_id)


def _answered(task: Task, answer: Answer) -> Reply:
    if not answer.rejected:
        return _reply(answer, 200)
    if not answer.all_rejected:
        return _reply(answer, 207)
    first = answer.rejected[0]
    kind = Errors.MALFORMED if task.decoded.malformed else Errors.INVALID
    where = f"{first.field} {first.reason}".strip()
    message = f"Nothing was accepted; item {first.index}: {where}."
    error = MillwrightError(kind, message, field=first.field, value=first.value, expected=first.reason)
    return _reply(error.body() | msgspec.structs.asdict(answer), kind.status)


def _reply(body: Any, status: int) -> Reply:
    return Reply(_encoder.encode(body), status, _JSON)


def _json(body: Any, status: int) -> Response:
    return Response(*_reply(body, status))


def _metrics() -> Response:
    about_to_wait()
    return Response(generate_latest(registry()), content_type=CONTENT_TYPE_LATEST)


def _begin() -> None:
    if CROWDED in request.environ:
        raise MillwrightError(Errors.TOO_MANY, BUSY)
    given = request.environ.get("HTTP_X_CORRELATION_ID", "")
    g.correlation_id = number = given if _CORRELATION_ID.fullmatch(given) else f"{getrandbits(128):032x}"
    g.started = perf_counter()
    correlation_id.set(number)


def _end(response: Response) -> Response:
    response.headers["X-Correlation-Id"] = g.correlation_id
    if log.isEnabledFor(logging.DEBUG):
        milliseconds = round(1000 * (perf_counter() - g.started), 3)
        extra = {"status": response.status_code, "path": request.path, "milliseconds": milliseconds}
        log.debug("answered", extra=extra)
    return response


def _refused(error: MillwrightError) -> Reply:
    reply = _reply(error.body(), error.kind.status)
    if error.kind in (Errors.TOO_MANY, Errors.UNAVAILABLE, Errors.DISK_FULL):
        after = ("Retry-After", "1" if error.kind is Errors.TOO_MANY else "5")
        return reply._replace(headers=[*reply.headers, after])
    return reply


def _refusal(error: MillwrightError) -> Response:
    return Response(*_refused(error))


def _http_error(error: HTTPException) -> Response:
    kind: ErrorKind | None = _HTTP_ERRORS.get(error.code or 500)
    return _fault(error) if kind is None else _refusal(MillwrightError(kind))


def _fault(error: Exception) -> Response:
    return Response(*_failed(error, g.correlation_id))


def _failed(error: Exception, number: str) -> Reply:
    log.error("a request failed", exc_info=error)
    return _refused(MillwrightError(Errors.INTERNAL, details={"correlation_id": number}))


class _Flask(Flask):
    """Flask, which asks of each function in each request whether it is a coroutine: here none is."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """As it is."""
        return func


class _NoSessions(SessionInterface):
    """Nobody has a session here; Flask's own would look for a cookie in every request."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:  # noqa: ARG002 (Flask calls it so)
        """One for all: nothing is ever written to it."""
        return _NO_SESSION

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """There is nothing to save."""


_NO_SESSION = NullSession()


class _SinglePrefix:
    """Lets clients join the ingest address and a path either way.

    The address that they are given ends in /ingest/v1; one that adds the full path again asks for
    /ingest/v1/ingest/v1/…, and is understood.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith(PREFIX * 2 + "/"):
            environ["PATH_INFO"] = path[len(PREFIX) :]
        return self._application(environ, start_response)
