"""SQL of the retention of spectra, waveforms and raw messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from db.timeseries import Chunk
from handlers.telemetry.store_retention import WHOLE_DAYS


@dataclass(frozen=True, slots=True)
class Limit:
    """Until when an organization's spectra go: those of ``kind``; if None, all but those of ``others``."""

    organization_id: UUID
    kind: str | None
    others: Sequence[str]
    upto: datetime


def spectrum_limits(connection: Connection, at: datetime) -> list[Limit]:
    """What policies say of spectra: that of a kind's own goes before that of all."""
    return [Limit(*row) for row in connection.execute(text(_LIMITS), {"at": at})]


def devices_with_spectra(connection: Connection, limit: Limit, chunk: Chunk) -> Sequence[UUID]:
    """Devices that have spectra in the chunk from before the limit, of whatever kind."""
    return connection.scalars(
        text(
            "SELECT d.id FROM factories.device d WHERE d.organization_id = :organization_id AND EXISTS ("
            " SELECT FROM telemetry.spectrum s WHERE s.device_id = d.id AND s.time >= :start AND s.time < :upto"
            ") ORDER BY d.id"
        ),
        {"organization_id": limit.organization_id, "start": chunk.start, "upto": min(chunk.end, limit.upto)},
    ).all()


def delete_spectra(connection: Connection, limit: Limit, chunk: Chunk, device_id: UUID) -> int:
    """Delete a device's spectra in a chunk that have outlived the limit, but for those that are referred to."""
    gone = connection.execute(
        text(
            "DELETE FROM telemetry.spectrum AS s WHERE s.device_id = :device_id"
            " AND s.time >= :start AND s.time < :upto"
            " AND CASE WHEN :kind IS NULL THEN s.kind <> ALL(:others) ELSE s.kind = :kind END"
            f" AND NOT {_REFERRED_TO}"
        ),
        {"device_id": device_id, "start": chunk.start, "upto": min(chunk.end, limit.upto)}
        | {"kind": limit.kind, "others": list(limit.others)},
    )
    return gone.rowcount


def delete_waveforms(connection: Connection, at: datetime) -> int:
    """Delete waveforms that have outlived their organization's policy, but for those that are referred to."""
    return connection.execute(
        text(
            "DELETE FROM telemetry.waveform AS s USING factories.device d, telemetry.storage_policy policy"
            " WHERE policy.measure IS NULL AND policy.waveform_days IS NOT NULL"
            " AND d.organization_id = policy.organization_id AND s.device_id = d.id"
            f" AND s.time < {WHOLE_DAYS.format(days='policy.waveform_days')} AND NOT {_REFERRED_TO}"
        ),
        {"at": at},
    ).rowcount


def delete_payloads(connection: Connection, default_days: int, at: datetime) -> int:
    """Delete raw messages that have outlived their organization's policy, else the deployment's setting."""
    return connection.execute(
        text(
            "DELETE FROM telemetry.payload AS p USING auth.organization o"
            " LEFT JOIN telemetry.storage_policy policy"
            " ON policy.organization_id = o.id AND policy.measure IS NULL"
            " WHERE p.organization_id = o.id AND p.received_at <"
            " CAST(:at AS timestamptz) - make_interval(days => coalesce(policy.payload_days, :days))"
        ),
        {"days": default_days, "at": at},
    ).rowcount


_REFERRED_TO = """(
    EXISTS (SELECT FROM condition.fault_symptom f
            WHERE f.device_id = s.device_id AND f.axis = s.axis AND f.time = s.time)
    OR EXISTS (SELECT FROM condition.baseline_spectrum b
               WHERE b.device_id = s.device_id AND b.axis = s.axis
                 AND s.time BETWEEN b.learned_from AND b.learned_to))
"""
"""Symptoms were seen in what was measured at their instant, baselines learned from all of their window."""

_LIMITS = f"""
SELECT policy.organization_id, policy.measure,
    ARRAY(SELECT own.measure FROM telemetry.storage_policy own
          WHERE own.organization_id = policy.organization_id AND own.measure IS NOT NULL),
    {WHOLE_DAYS.format(days="policy.spectrum_days")}
FROM telemetry.storage_policy policy WHERE policy.spectrum_days IS NOT NULL ORDER BY policy.id
"""
