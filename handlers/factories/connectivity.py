"""Who has fallen silent, and who is back: told once each, by a comparison with when it was last seen."""

from sqlalchemy import Connection, text

from handlers.outbox.publish import publish


def check(connection: Connection) -> dict[str, int]:
    """Bring ``connected`` of all devices and gateways up to date; how many devices were lost and regained.

    A device counts as lost when it was silent for longer than its own tolerance. The change of the flag and
    the event are one transaction, so that each change is told once.
    """
    connection.execute(_GATEWAYS)
    lost = _tell(connection, "lost", "connection_lost")
    regained = _tell(connection, "back", "connection_regained")
    return {"lost": lost, "regained": regained}


def _tell(connection: Connection, which: str, event: str) -> int:
    changed = connection.execute(_LOST if which == "lost" else _BACK).mappings().all()
    for device in changed:
        publish(
            connection,
            device["organization_id"],
            f"Factories.device_{event}.v1",
            str(device["id"]),
            data={
                "device_id": device["id"],
                "serial": device["serial"],
                "factory_id": device["factory_id"],
                "machine_id": device["machine_id"],
                "last_seen": device["last_seen"],
                "tolerance_minutes": device["offline_tolerance_minutes"],
            },
            source="factories",
        )
    return len(changed)


# A death certificate (Sparkplug) ends a connection at once, whatever the tolerance.
_SEEN = (
    "coalesce(last_seen > now() - make_interval(secs => offline_tolerance_minutes * 60)"
    " AND last_seen > coalesce(gone_at, '-infinity'), false)"
)
_RETURNING = """
    RETURNING id, organization_id, factory_id, serial, last_seen, offline_tolerance_minutes, (
        SELECT placement.machine_id FROM factories.placement
        WHERE placement.device_id = device.id AND valid_from <= now() AND (valid_to IS NULL OR valid_to > now())
    ) AS machine_id
"""
_GATEWAYS = text(f"UPDATE factories.gateway SET connected = {_SEEN} WHERE connected <> {_SEEN}")  # noqa: S608 (constants)
_LOST = text(f"UPDATE factories.device SET connected = false WHERE connected AND NOT {_SEEN} {_RETURNING}")  # noqa: S608 (constants)
_BACK = text(f"UPDATE factories.device SET connected = true WHERE NOT connected AND {_SEEN} {_RETURNING}")  # noqa: S608 (constants)
