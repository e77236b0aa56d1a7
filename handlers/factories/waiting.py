"""What an unknown device has sent waits in quarantine; whoever registers the device is told, and offered it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from db.models.telemetry import Rejected
from handlers.notifications.service import Audience, Message, notify


def offer_replay(connection: Connection, device: RowMapping) -> Mapping[str, Any]:
    """The device with how many items of its wait; engineers are told if there are any.

    Taking them in is the action ``replay_quarantined`` with the device's serial.
    """
    query = select(func.count()).where(
        Rejected.organization_id == device["organization_id"],
        Rejected.device_serial == device["serial"],
        Rejected.outcome == "quarantined",
        Rejected.replayed_at.is_(None),
        Rejected.discarded_at.is_(None),
    )
    waiting = connection.execute(query).scalar_one()
    if waiting:
        message = Message(
            title=f"{device['serial']} had sent something before it was registered",
            body=f"Items that wait in quarantine: {waiting}. They can be taken in on the page Data quality.",
            origin_key=f"waiting-{device['id']}",
        )
        notify(connection, device["organization_id"], Audience(role="engineer"), message)
    return {**device, "waiting_items": waiting}
