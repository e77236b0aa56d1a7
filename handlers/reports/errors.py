"""What ``reports`` refuses."""

from uuid import UUID

from core.errors import MillwrightError
from handlers.absence import absent
from handlers.refusal import conflict


def no_such_schedule(schedule_id: UUID) -> MillwrightError:
    """There is none, or in a factory that one does not see."""
    return absent("schedule", "id", schedule_id, expected="the id of a schedule in one of your factories")


def no_such_delivery(delivery_id: UUID) -> MillwrightError:
    """There is none, or in a factory that one does not see."""
    return absent("delivery", "id", delivery_id, expected="the id of a delivery in one of your factories")


def not_sent_again(delivery_id: UUID, status: str) -> MillwrightError:
    """It was sent, or will be without being asked."""
    return conflict(
        f"The delivery is {status}: only one that failed, or of which it is not known whether it was mailed,"
        " is sent again.",
        "id",
        delivery_id,
        "a delivery that is unknown or failed",
    )
