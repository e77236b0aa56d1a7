"""The addresses of files at the HTTP door, for API keys and for signed-in people alike."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Flask, Response, request

from core.errors import Errors, MillwrightError
from core.settings import Settings
from ingest.auth import Credential
from ingest.file_mapping import MOST_SKIPPED_LINES
from ingest.http_body import body_of
from ingest.http_loop import about_to_wait
from ingest.imports import Asked
from ingest.people import asked_by, is_access_token
from ingest.uploads import Uploads


def add_files(
    app: Flask,
    prefix: str,
    settings: Settings,
    token_of: Callable[[], str],
    by_key: Callable[[], Credential],
    answer: Callable[[Any, int], Response],
) -> None:
    """Serve them below ``prefix``."""
    uploads, limit = Uploads(settings.database_url), settings.ingest_max_body_bytes

    def asked() -> Asked:
        text = token_of()
        who = (
            asked_by(text, settings.jwt_secret.get_secret_value())
            if is_access_token(text)
            else Asked(by_key().sender)
        )
        about_to_wait()
        return who

    def take() -> Response:
        """A file: imported by ``mapping``, or a draft without."""
        who, named = asked(), request.args
        told = uploads.take(who, named.get("mapping", ""), named.get("name", ""), body_of(request, limit))
        return answer(told, 202 if named.get("mapping") else 201)

    def put(job: UUID, number: int) -> Response:
        return answer(uploads.put(asked(), job, number, body_of(request, limit)), 200)

    def trial(job: UUID) -> Response:
        return answer(uploads.trial(asked(), job, body_of(request, limit), _layout()), 200)

    def begin(job: UUID) -> Response:
        return answer(uploads.begin(asked(), job, body_of(request, limit)), 202)

    def stop(job: UUID) -> Response:
        return answer(uploads.stop(asked(), job), 200)

    def resume(job: UUID) -> Response:
        return answer(uploads.resume(asked(), job), 202)

    def tell(job: UUID) -> Response:
        return answer(uploads.tell(asked(), job), 200)

    one = f"{prefix}/files/<uuid:job>"
    for rule, name, view, method in (
        (f"{prefix}/files", "files", take, "POST"),
        (one, "file", tell, "GET"),
        (f"{one}/parts/<int:number>", "file_part", put, "PUT"),
        (f"{one}/trial", "file_trial", trial, "POST"),
        (f"{one}/start", "file_start", begin, "POST"),
        (f"{one}/stop", "file_stop", stop, "POST"),
        (f"{one}/resume", "file_resume", resume, "POST"),
    ):
        app.add_url_rule(rule, name, view, methods=[method])


def _layout() -> tuple[str, int] | None:
    """What the address says of how a file is laid out: ``delimiter``, ``skip_lines``."""
    if "delimiter" not in request.args:
        return None
    delimiter, skip = request.args["delimiter"], request.args.get("skip_lines", "0")
    if len(delimiter) != 1:
        raise MillwrightError(Errors.INVALID, field="delimiter", value=delimiter, expected="one character")
    if not skip.isdecimal() or int(skip) > MOST_SKIPPED_LINES:
        expected = f"0 to {MOST_SKIPPED_LINES}"
        raise MillwrightError(Errors.INVALID, field="skip_lines", value=skip, expected=expected)
    return delimiter, int(skip)
