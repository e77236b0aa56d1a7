"""What makes a pull source one that can run, and who may still use its secret."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.errors import Errors, MillwrightError
from core.sealing import UnsealableError, unseal
from core.tokens import Identity
from domain.pulling import PullError, compile_cursor, first_due, origin
from handlers.absence import absent
from handlers.deployment import settings
from handlers.telemetry import store_pull as store
from handlers.validation import Fields

PAYLOADS = "payloads/"
"""What the kind of an answer begins with that a device model's decoder reads."""


def merged(present: RowMapping, fields: Fields) -> Fields:
    """A stored source with changes; its secret in the clear, where it may still be used. A new schedule takes the
    place of an interval in ``fields`` too, and the other way round.

    A secret is meant for one host: whoever changes the address to another's has to know it.
    """
    whole: Fields = {**present, **fields}
    for given, other in (("schedule", "interval_seconds"), ("interval_seconds", "schedule")):
        if fields.get(given) is not None and other not in fields:
            fields[other] = whole[other] = None
    if "secret" in fields or present["secret"] is None:
        return whole
    if whole["auth"] != "none" and origin(whole["url"]) != origin(present["url"]):
        raise wrong("secret", None, "the secret once more: the address leads to another host")
    try:
        whole["secret"] = unseal(settings(), present["secret"])
    except UnsealableError:
        raise wrong("secret", None, "the secret once more: it was sealed under another key") from None
    return whole


def check(connection: Connection, identity: Identity, whole: Fields) -> None:
    """Refuse a source that could never run."""
    gateway_id = whole.get("gateway_id")
    if gateway_id is not None and not store.has_gateway(connection, identity.organization_id, gateway_id):
        raise absent("gateway", "gateway_id", gateway_id)
    if (whole.get("schedule") is None) == (whole.get("interval_seconds") is None):
        raise wrong("schedule", whole.get("schedule"), "either a schedule or interval_seconds")
    try:
        due_after(whole, now())
        compile_cursor(whole["cursor"])
    except PullError as error:
        field, _, reason = str(error).partition(": ")
        field = field if field in {"schedule", "cursor"} else f"cursor.{field}"
        raise wrong(field, whole["schedule"] if field == "schedule" else None, reason) from None
    auth = whole["auth"]
    if auth != "none" and not whole.get("secret"):
        raise wrong("secret", None, f"a secret: auth is {auth}")
    if auth in {"header", "query", "basic"} and not whole.get("auth_name"):
        what = {"header": "the header's name", "query": "the query parameter's name", "basic": "the user's name"}
        raise wrong("auth_name", None, what[auth])
    if auth == "header" and not _is_header_name(whole["auth_name"]):
        raise wrong("auth_name", whole["auth_name"], "the name of a header such as X-Api-Key")
    mapping = whole.get("mapping")
    if mapping is not None and not whole["kind"].startswith(PAYLOADS):
        raise wrong("mapping", None, "none: only the kind payloads/<device model> is read by a mapping")


_OURS = frozenset(
    {"host", "content-length", "transfer-encoding", "connection", "accept-encoding", "upgrade", "te"}
)
_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz")
"""Of RFC 9110, section 5.6.2."""


def _is_header_name(name: str) -> bool:
    return name.lower() not in _OURS and set(name.lower()) <= _TOKEN


def due_after(source: RowMapping | Fields, at: datetime) -> datetime:
    """The next time of a source after ``at``; an interval keeps its rhythm, whenever the minute's tick comes."""
    interval = source.get("interval_seconds")
    last = source.get("due_at")
    start = last if interval and last and (at - last).total_seconds() < interval else at
    return first_due(start, source.get("schedule"), interval, source["time_zone"])


def wrong(field: str, value: Any, expected: str) -> MillwrightError:
    """A field that is not accepted."""
    message = f"{field} is not accepted. Expected: {expected}"
    return MillwrightError(Errors.INVALID, message, field=field, value=value, expected=expected)
