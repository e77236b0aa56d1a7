"""Decoders that are edited at run time: set, and tried on payloads without storing anything."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.clock import now
from core.errors import Errors, MillwrightError
from core.tokens import Identity
from domain.decoder import Decoder, DecoderError, compile_mapping
from handlers.validation import Fields

SHOWN = 100
"""So many measurements of one payload are shown at most."""


def set_decoder(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Set the mapping of a device model; ingest goes by it within seconds."""
    compiled(fields["mapping"])
    row = connection.execute(
        text(
            "INSERT INTO telemetry.decoder (organization_id, model, mapping, enabled)"
            " VALUES (:organization_id, :model, :mapping, :enabled)"
            " ON CONFLICT (organization_id, model) DO UPDATE"
            " SET mapping = excluded.mapping, enabled = excluded.enabled, updated_at = now() RETURNING id"
        ).bindparams(bindparam("mapping", type_=JSONB)),
        {"organization_id": identity.organization_id, **fields},
    ).one()
    return {"id": row.id, "model": fields["model"]}


def dry_run(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """What payloads would become."""
    organization_id, model = identity.organization_id, fields["model"]
    mapping = fields.get("mapping") or stored_mapping(connection, organization_id, model)
    if mapping is None:
        raise MillwrightError(Errors.NOT_FOUND, "No mapping is stored for this model.", field="model", value=model)
    decoder = compiled(mapping)
    payloads = _given(fields) or _stored(connection, organization_id, model, fields["last"])
    return {"results": [_tried(decoder, *payload) for payload in payloads]}


def stored_mapping(connection: Connection, organization_id: UUID, model: str) -> dict[str, Any] | None:
    """The mapping that is set for a device model."""
    found: dict[str, Any] | None = connection.scalar(
        text("SELECT mapping FROM telemetry.decoder WHERE organization_id = :organization_id AND model = :model"),
        {"organization_id": organization_id, "model": model},
    )
    return found


def compiled(mapping: Mapping[str, Any]) -> Decoder:
    """A mapping ready for use; INVALID names the field of it that is wrong."""
    try:
        return compile_mapping(mapping)
    except DecoderError as error:
        field, _, reason = str(error).partition(": ")
        raise MillwrightError(
            Errors.INVALID, f"The mapping cannot be used: {error}.", field=f"mapping.{field}", expected=reason
        ) from None


def _given(fields: Fields) -> list[tuple[None, datetime, bytes]]:
    if (given := fields.get("text")) is not None:
        return [(None, now(), given.encode())]
    if (packed := fields.get("base64")) is None:
        return []
    try:
        return [(None, now(), base64.b64decode(packed, validate=True))]
    except binascii.Error:
        raise MillwrightError(Errors.INVALID, field="base64", expected="base64 (RFC 4648, section 4)") from None


def _stored(
    connection: Connection, organization_id: UUID | None, model: str, last: int
) -> Iterator[tuple[UUID, datetime, bytes]]:
    rows = connection.execute(
        text(
            "SELECT id, received_at, body FROM telemetry.payload"
            " WHERE organization_id = :organization_id AND model = :model ORDER BY received_at DESC LIMIT :last"
        ),
        {"organization_id": organization_id, "model": model, "last": last},
    )
    return ((row.id, row.received_at, bytes(row.body)) for row in rows)


def _tried(decoder: Decoder, payload_id: UUID | None, received_at: datetime, body: bytes) -> dict[str, Any]:
    tried: dict[str, Any] = {
        "payload_id": payload_id,
        "received_at": received_at,
        "measurements": [],
        "error": None,
    }
    try:
        tried["measurements"] = decoder.decode(body, received_at)[:SHOWN]
    except DecoderError as error:
        tried["error"] = str(error)
    return tried
