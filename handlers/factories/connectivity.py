"""Who has fallen silent, and who is back: told once each, by a comparison with when it was last seen."""

from sqlalchemy import Connection, text

from handlers.outbox.publish import publish


def check(connection: Connection) -> dict[str, int]:
    """Bring ``connected`` of all devices and gateways up to date; how many of them were lost and regained.

    One counts as lost when it was silent for longer than its own tolerance. The change of the flag and the event
    are one transaction, so that each change is told once.
    """
    told = {"lost": 0, "regained": 0}
    for kind, (lost, back) in _CHANGES.items():
        for event, query in (("lost", lost), ("regained", back)):
            changed = connection.execute(query).mappings().all()
            told[event] += len(changed)
            for row in changed:
                publish(
                    connection,
                    row["organization_id"],
                    f"Factories.{kind}_connection_{event}.v1",
                    str(row["id"]),
                    data={name: value for name, value in row.items() if name not in {"id", "organization_id"}}
                    | {f"{kind}_id": row["id"]},
                    source="factories",
                )
    return told


# A death certificate (Sparkplug) ends a connection at once, whatever the tolerance.
_SEEN = (
    "coalesce(last_seen > now() - make_interval(secs => offline_tolerance_minutes * 60)"
    " AND last_seen > coalesce(gone_at, '-infinity'), false)"
)
_TOLD = "id, organization_id, factory_id, last_seen, offline_tolerance_minutes AS tolerance_minutes"
_OF_KIND = {
    "gateway": f"{_TOLD}, name",
    "device": f"""{_TOLD}, serial, (
        SELECT placement.machine_id FROM factories.placement
        WHERE placement.device_id = device.id AND valid_from <= now() AND (valid_to IS NULL OR valid_to > now())
    ) AS machine_id""",  # noqa: S608 (constants)
}
_CHANGES = {
    kind: (
        text(f"UPDATE factories.{kind} SET connected = false WHERE connected AND NOT {_SEEN} RETURNING {told}"),  # noqa: S608 (constants)
        text(f"UPDATE factories.{kind} SET connected = true WHERE NOT connected AND {_SEEN} RETURNING {told}"),  # noqa: S608 (constants)
    )
    for kind, told in _OF_KIND.items()
}
"""What fell silent, and what is back, of each kind."""
