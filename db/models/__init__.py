"""The schema, one file or folder per service. Importing this package registers all tables on ``Base.metadata``."""

from db.models import (
    auth,
    automations,
    condition,
    dashboards,
    energy,
    factories,
    maintenance,
    notifications,
    oee,
    outbox,
    reports,
    telemetry,
)
from db.models.base import SCHEMAS, Base

__all__ = [
    "SCHEMAS",
    "Base",
    "auth",
    "automations",
    "condition",
    "dashboards",
    "energy",
    "factories",
    "maintenance",
    "notifications",
    "oee",
    "outbox",
    "reports",
    "telemetry",
]
