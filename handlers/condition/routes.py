"""REST and actions of ``condition``, and what it hears of."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from handlers.condition import analysis, relearning, reports, sensitivity
from handlers.condition.explaining import explain_indicator
from handlers.condition.forecasting import forecast_indicator
from handlers.condition.hearing import mark_silent, take_health
from handlers.condition.kinds import KINDS
from handlers.condition.schemas import (
    BearingDiagnosed,
    BearingsDiagnosed,
    BearingSignal,
    ConditionExplanation,
    ConditionForecast,
    ExplainInput,
    ForecastInput,
    StoredSignal,
)
from handlers.condition.schemas_relearning import RelearningStarted, RelearnInput
from handlers.condition.schemas_reports import ConditionReport, ConditionReportInput, ConditionRow
from handlers.condition.schemas_watch import WatchSensitivityInput, WatchSensitivitySet
from handlers.condition.service import take_spectrum
from handlers.factories.declare import declare
from handlers.hasura import action, cron
from handlers.outbox.receivers import Event, receives
from handlers.rest import Rest
from handlers.tables.offer import offer_files
from handlers.tables.table import columns_of, report_table
from handlers.validation import Fields

rest = Rest("condition", "Condition of machines: diagnosis, thresholds, components")
for _kind in KINDS:
    declare(rest, _kind)


LARGEST_SIGNAL = 16 * 1024 * 1024
"""Bytes of a request with a waveform, about a million samples."""


@rest.route(
    "POST",
    "/bearing_diagnosis",
    "viewer",
    takes=BearingSignal,
    gives=BearingDiagnosed,
    largest_body=LARGEST_SIGNAL,
)
def diagnose_given(_connection: Connection, _identity: Identity, fields: Fields) -> dict[str, Any]:
    """The diagnosis of a bearing from a waveform that is sent along: its name, and the lines that say so."""
    return analysis.of_given(fields)


@rest.route("GET", "/bearing_diagnosis", "viewer", query=StoredSignal, gives=BearingsDiagnosed)
@action("condition", "diagnose_bearings", "viewer", StoredSignal, gives=BearingsDiagnosed)
def diagnose_bearings(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """The diagnosis of a machine's bearings from a stored waveform of one of its devices."""
    return analysis.of_stored(connection, identity, fields)


@rest.route("GET", "/condition_report", "viewer", query=ConditionReportInput, gives=ConditionReport)
def condition_report(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Least, mean and greatest value of each indicator of a machine, line, area or factory by calendar bucket."""
    return reports.report(connection, identity, fields)


offer_files(
    rest,
    "/condition_report",
    ConditionReportInput,
    report_table("condition_report", reports.report, columns_of(ConditionRow)),
)


@rest.route("GET", "/forecast", "viewer", query=ForecastInput, gives=ConditionForecast)
@action("condition", "condition_forecast", "viewer", ForecastInput, gives=ConditionForecast)
def condition_forecast(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """When an indicator will reach its warning and alarm level, as a range; or why that cannot be said."""
    return forecast_indicator(connection, identity, fields)


@rest.route("GET", "/explanation", "viewer", query=ExplainInput, gives=ConditionExplanation)
@action("condition", "explain_condition", "viewer", ExplainInput, gives=ConditionExplanation)
def explain_condition(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Why an indicator has its level, or why its last value was not judged."""
    return explain_indicator(connection, identity, fields)


@rest.route("POST", "/relearnings", "engineer", takes=RelearnInput, gives=RelearningStarted, status=201)
@action("condition", "relearn_baseline", "engineer", RelearnInput, gives=RelearningStarted)
def relearn_baseline(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Learn a baseline anew from an instant on, of a sensor's spectra or of a watched indicator, for a reason."""
    return relearning.relearn(connection, identity, fields)


@rest.route("PUT", "/watch_sensitivity", "engineer", takes=WatchSensitivityInput, gives=WatchSensitivitySet)
@action("condition", "set_watch_sensitivity", "engineer", WatchSensitivityInput, gives=WatchSensitivitySet)
def set_watch_sensitivity(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Set how readily the watch over a measure finds an anomaly, and judge the last seven days again by it."""
    return sensitivity.set_sensitivity(connection, identity, fields)


@receives("Telemetry.spectrum_stored.v1", name="condition.spectrum")
def spectrum_stored(connection: Connection, event: Event) -> None:
    """A whole spectrum has come in."""
    data = event.data
    take_spectrum(
        connection,
        UUID(data["device_id"]),
        datetime.fromisoformat(data["time"]),
        data["axis"],
        data["kind"],
    )


@receives("Condition.health_received.v1", name="condition.health")
def health_received(connection: Connection, event: Event) -> None:
    """Another system has found something out about a machine."""
    take_health(connection, event.data)


@cron("condition_silence")
def condition_silence(connection: Connection) -> dict[str, int]:
    """Marks indicators as stale that nothing was heard of for too long."""
    return {"marked": mark_silent(connection, now())}
