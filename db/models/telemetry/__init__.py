"""Schema ``telemetry``: what the machines say. Written by ingest; values are immutable once stored."""

from db.models.telemetry.jobs import AUTHS, ImportPart, IngestJob, PullSource
from db.models.telemetry.messages import (
    OUTCOMES,
    Command,
    DeviceClock,
    OutcomeCount,
    Payload,
    Rejected,
    SparkplugBirth,
)
from db.models.telemetry.rules import CounterExchange, Decoder, DerivedMeasure, StoragePolicy
from db.models.telemetry.spectra import Spectrum, SpectrumFragment, Waveform
from db.models.telemetry.values import (
    DirtyRange,
    LatestValue,
    Measurement,
    MeasurementDay,
    MeasurementHour,
    MeasurementMinute,
    Series,
)

__all__ = [
    "AUTHS",
    "OUTCOMES",
    "Command",
    "CounterExchange",
    "Decoder",
    "DerivedMeasure",
    "DeviceClock",
    "DirtyRange",
    "ImportPart",
    "IngestJob",
    "LatestValue",
    "Measurement",
    "MeasurementDay",
    "MeasurementHour",
    "MeasurementMinute",
    "OutcomeCount",
    "Payload",
    "PullSource",
    "Rejected",
    "Series",
    "SparkplugBirth",
    "Spectrum",
    "SpectrumFragment",
    "StoragePolicy",
    "Waveform",
]
