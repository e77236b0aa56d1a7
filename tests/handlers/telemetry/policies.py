"""Storage policies, set as managers do, and applied as the cron trigger does."""

from datetime import UTC, datetime, timedelta
from typing import Any

from core.clock import now
from tests.handlers.conftest import Backend, Tenant

DAY = timedelta(days=1)


def midnight(days_ago: int) -> datetime:
    return datetime.combine(now().date(), datetime.min.time(), UTC) - days_ago * DAY


def policy(backend: Backend, tenant: Tenant | None = None, **fields: Any) -> dict[str, Any]:
    answer = backend.client("manager", tenant)("POST", "/api/telemetry/storage_policies", fields)
    assert answer.status_code == 201, answer.json
    found: dict[str, Any] = answer.json
    return found


def apply(backend: Backend) -> dict[str, int]:
    """What the cron trigger does."""
    answer = backend.hasura("/cron/storage_policies", {})
    assert answer.status_code == 200, answer.json
    done: dict[str, int] = answer.json
    return done
