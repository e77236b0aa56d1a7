"""Decides when a report is sent, over which span, and how often a failed one is tried again.

A delivery is a row before it is a mail, and an event leads to each attempt.  Mail knows no transaction that spans
two servers, so one of two things must be chosen for a process that dies while the mail server has the message: it
comes twice, or somebody has to look.  We send at most once: ``sending`` and the Message-ID are committed right
before the message is handed over, the outcome right behind it, and who delivers holds a lock that PostgreSQL gives
back at the process's death.  A row that is ``sending`` and that nobody holds is ``unknown``: told, and left to a
person, who finds the Message-ID in the mail server's log or sends it again (under the same Message-ID).
"""

import logging
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.errors import MillwrightError
from core.settings import Settings
from core.tokens import Identity
from handlers import mail
from handlers.auth.audit import record
from handlers.identity import NOBODY
from handlers.outbox.publish import publish
from handlers.reports import errors, store
from handlers.reports.contents import Contents, gather
from handlers.reports.pdf_file import pdf_file
from handlers.reports.store import Delivery, Schedule
from handlers.reports.timing import last_whole, next_after
from handlers.tables import xlsx_file
from handlers.transaction import transaction

log = logging.getLogger(__name__)

DELIVERY_DUE = "Reports.delivery_due.v1"
DELIVERY_FAILED = "Reports.delivery_failed.v1"
DELIVERY_UNKNOWN = "Reports.delivery_unknown.v1"
TAKEN_FOR = timedelta(minutes=15)
"""An attempt that is silent for so long died; the next one may begin."""
UNKNOWN = (
    "It is not known whether it was mailed: the mail server's log names the Message-ID if it was; otherwise send"
    " it again."
)
WAITS = tuple(timedelta(hours=hours) for hours in (0.5, 1, 2, 4, 8, 16, 24, 24, 24))
"""Before each further attempt: at least half an hour, given up after four days (RFC 5321 section 4.5.4.1)."""


def queue_due(connection: Connection, at: datetime) -> dict[str, int]:
    """Queue reports whose time has come, and tell of those whose next attempt is due.

    A deployment that slept through several times of a schedule sends one report, not all that were missed.
    """
    schedules = store.due(connection, at)
    for schedule in schedules:
        due_at = schedule.next_at or at
        store.add_delivery(connection, schedule, due_at, last_whole(schedule.period, due_at, schedule.zone), at)
        store.set_next(connection, schedule.id, next_after(schedule.cron, at, schedule.zone))
    died = [_ended_unknown(connection, id_) for id_ in store.in_sending(connection)]
    waiting = store.take_waiting(connection, at, at + TAKEN_FOR)
    for row in waiting:
        _tell(connection, row["organization_id"], DELIVERY_DUE, row["id"])
    return {"queued": len(schedules), "attempts": len(waiting), "unknown": sum(died)}


def send_now(connection: Connection, identity: Identity, schedule_id: UUID) -> dict[str, Any]:
    """Send a schedule's report at once, whatever its times say; also one that is switched off."""
    schedule = store.visible(connection, identity, schedule_id)
    if schedule is None:
        raise errors.no_such_schedule(schedule_id)
    present = now()
    period = last_whole(schedule.period, present, schedule.zone)
    id_ = store.add_delivery(connection, schedule, present, period, present + TAKEN_FOR)
    if id_ is not None:
        _tell(connection, schedule.organization_id, DELIVERY_DUE, id_)
        record(connection, identity, "report_schedule.sent", schedule_id)
    return {"id": id_}


def send_again(connection: Connection, identity: Identity, delivery_id: UUID) -> dict[str, Any]:
    """Send a report again of which nobody knows whether it was mailed, or that failed for good."""
    status = store.send_again(connection, identity, delivery_id, now() + TAKEN_FOR)
    if status is None:
        raise errors.no_such_delivery(delivery_id)
    if status not in store.SENT_AGAIN:
        raise errors.not_sent_again(delivery_id, status)
    _tell(connection, identity.organization_id, DELIVERY_DUE, delivery_id)
    record(connection, identity, "report_delivery.sent_again", delivery_id)
    return {"id": delivery_id}


def deliver(connection: Connection, settings: Settings, delivery_id: UUID) -> None:
    """One attempt: gather, write, send, and keep what became of it."""
    if not store.lock(connection, delivery_id):
        return  # somebody is at it
    delivery = store.delivery(connection, delivery_id)
    if delivery is None or delivery.status not in {"queued", "sending"}:
        return  # sent meanwhile
    if delivery.status == "sending":
        _ended_unknown(connection, delivery_id)
        return
    schedule = store.schedule(connection, delivery.schedule_id)

    def begin() -> None:
        with transaction() as own:
            store.mark_sending(own, delivery.id, message["Message-ID"], now())

    try:
        with connection.begin_nested():
            message = _message(settings, schedule, delivery, contents_of(connection, schedule, delivery))
        refused = mail.send(settings, message, begin)
    except mail.MailError as error:
        if error.is_unknown:
            with transaction() as own:
                _unknown(own, schedule, delivery, f"{error.reason}. {UNKNOWN}")
        else:
            _failed(schedule, delivery, error.reason, is_final=error.is_final)
    except MillwrightError as error:  # what the report is about is gone, or too much for it
        _failed(schedule, delivery, error.message, is_final=True)
    except Exception as error:  # the fault is ours; the log says which
        log.exception("report %s could not be made", delivery.id)
        reason = f"The report could not be made: {type(error).__name__}"
        _failed(schedule, delivery, reason, is_final=False)
    else:
        outcome = {"status": "sent", "sent_at": now(), "reason": "; ".join(refused.values()) or None}
        with transaction() as own:  # not the receiver's, which has more to do before it commits
            store.settle(own, delivery.id, outcome)


def _ended_unknown(connection: Connection, delivery_id: UUID) -> bool:
    """Keep and tell that a report's end is not known, if the process that was sending it died."""
    if not store.lock(connection, delivery_id):
        return False
    delivery = store.delivery(connection, delivery_id)
    if delivery is None or delivery.status != "sending":
        return False
    schedule = store.schedule(connection, delivery.schedule_id)
    _unknown(
        connection, schedule, delivery, f"The process ended while the mail server was given the report. {UNKNOWN}"
    )
    return True


def _unknown(connection: Connection, schedule: Schedule, delivery: Delivery, reason: str) -> None:
    store.settle(connection, delivery.id, {"status": "unknown", "reason": reason})
    told = {"reason": reason, "name": schedule.name}
    _tell(connection, schedule.organization_id, DELIVERY_UNKNOWN, delivery.id, **told)


def contents_of(connection: Connection, schedule: Schedule, delivery: Delivery) -> Contents:
    """What the report says, under the rights to its factory alone."""
    identity = Identity(NOBODY, schedule.organization_id, "viewer", (schedule.factory_id,))
    asked = {"scope": schedule.scope, "scope_id": schedule.scope_id, "by": schedule.bucket}
    span = {"from_": delivery.period.start, "to": delivery.period.end}
    return gather(connection, identity, schedule.report, asked | span)


def _message(settings: Settings, schedule: Schedule, delivery: Delivery, contents: Contents) -> EmailMessage:
    table = contents.table
    start, end = (f"{table.local(edge):%Y-%m-%d %H:%M}" for edge in (delivery.period.start, delivery.period.end))
    message = EmailMessage()
    message["Subject"] = f"{schedule.name}: {start} – {end}"
    message["From"] = settings.mail_from
    message["To"] = ", ".join(delivery.recipients)
    message["Message-ID"] = f"<report-{delivery.id}@{settings.mail_from.rpartition('@')[2] or 'localhost'}>"
    message["Date"] = now()
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        f"{contents.title}\n{start} – {end} ({table.time_zone})\n\n"
        "The report is attached as PDF, its rows as XLSX.\n"
    )
    name = f"{schedule.report}-{start[:10]}"
    files = {"pdf": (pdf_file(contents), "pdf"), "xlsx": (xlsx_file.xlsx_file(table), xlsx_file.MIMETYPE[12:])}
    for ending, (content, subtype) in files.items():
        message.add_attachment(content, maintype="application", subtype=subtype, filename=f"{name}.{ending}")
    return message


def _failed(schedule: Schedule, delivery: Delivery, reason: str, *, is_final: bool) -> None:
    """Keep why an attempt failed, and when there is another; the last one's failure is told."""
    with transaction() as own:
        if is_final or delivery.attempts >= len(WAITS):
            store.settle(own, delivery.id, {"status": "failed", "reason": reason})
            told = {"reason": reason, "name": schedule.name}
            _tell(own, schedule.organization_id, DELIVERY_FAILED, delivery.id, **told)
        else:
            later = now() + WAITS[delivery.attempts]
            store.settle(own, delivery.id, {"status": "queued", "reason": reason, "next_attempt_at": later})


def _tell(connection: Connection, organization_id: UUID, type_: str, delivery_id: UUID, **more: str) -> None:
    data = {"delivery_id": delivery_id} | more
    publish(connection, organization_id, type_, str(delivery_id), data=data, source="reports")
