"""How long the demo keeps what comes in."""

from typing import Any

from sqlalchemy import Connection

from db.models import telemetry
from db.seed.add import add
from db.seed.plan import AURORA, demo_id

POLICIES: tuple[dict[str, Any], ...] = (
    {"raw_days": 400, "minute_days": 800, "spectrum_days": 180, "waveform_days": 30, "payload_days": 30},
    {"measure": "spindle_load", "raw_days": 90, "minute_days": 400, "resolution": 0.1},
)


def seed_storage(connection: Connection) -> None:
    """Add what is not there."""
    for policy in POLICIES:
        add(
            connection,
            telemetry.StoragePolicy,
            id=demo_id(AURORA.slug, "storage", policy.get("measure", "all")),
            organization_id=demo_id(AURORA.slug),
            **policy,
        )
