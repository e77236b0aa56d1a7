"""Schedules of reports, as a kind of object: list, read, make, change and removal by REST."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.tokens import Identity
from db.models.factories import Factory
from db.models.reports import ReportSchedule
from handlers.factories.kinds import Kind
from handlers.oee import errors
from handlers.oee.store_reports import find_scope
from handlers.reports import schemas, store
from handlers.reports.timing import next_after
from handlers.validation import Fields


def _prepared(connection: Connection, identity: Identity, fields: Fields) -> Fields:
    """What a schedule is about must lie in its factory."""
    scope = find_scope(connection, identity, fields["scope"], fields["scope_id"])
    if scope is None or not store.lies_in(connection, fields["scope"], fields["scope_id"], fields["factory_id"]):
        raise errors.scope_not_found(fields["scope"], fields["scope_id"])
    return fields


def _follow(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A new or changed schedule is due anew; one that is switched on again is not due for the past."""
    row = rows[-1]
    zone = store.zone_of_factory(connection, row["factory_id"])
    store.set_next(connection, row["id"], next_after(row["cron"], now(), zone))


KINDS = (
    Kind(
        "report_schedule",
        "report_schedules",
        ReportSchedule,
        "manager",
        schemas.ReportScheduleInput,
        schemas.ReportScheduleChanges,
        schemas.ReportScheduleView,
        within=(("factory_id", Factory),),
        actions=("create", "change"),
        change_by_id=schemas.ReportScheduleChangeById,
        service="reports",
        prepare=_prepared,
        follow=_follow,
    ),
)
