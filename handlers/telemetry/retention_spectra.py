"""How long spectra, waveforms and raw messages stay. What a symptom or a baseline refers to stays with it."""

import time

from core.clock import now
from db.timeseries import SPECTRUM
from handlers.deployment import settings
from handlers.telemetry import store_retention_spectra as retained
from handlers.telemetry.run_sql import all_chunks
from handlers.transaction import transaction


def delete(until: float) -> dict[str, int]:
    """Delete what has outlived its policy; of spectra nothing more is begun after the monotonic time ``until``."""
    at = now()
    with transaction() as connection:
        waveforms = retained.delete_waveforms(connection, at)
    with transaction() as connection:
        payloads = retained.delete_payloads(connection, settings().payload_retention_days, at)
    return {"spectra": _delete_spectra(until), "waveforms": waveforms, "payloads": payloads}


def _delete_spectra(until: float) -> int:
    """One device and chunk at a time."""
    deleted = 0
    with transaction() as connection:
        limits = retained.spectrum_limits(connection, now())
    for chunk in all_chunks(SPECTRUM) if limits else ():
        for limit in limits:
            with transaction() as connection:
                devices = retained.devices_with_spectra(connection, limit, chunk)
            for device_id in devices:
                if time.monotonic() > until:
                    return deleted
                with transaction() as connection:
                    deleted += retained.delete_spectra(connection, limit, chunk, device_id)
    return deleted
