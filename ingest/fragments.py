"""Spectra and waveforms that come in pieces: in any order, repeated, over any number of workers.

Pieces wait in ``telemetry.spectrum_fragment``. Whoever brings the last one puts the whole together in
the same transaction. An advisory lock per whole makes workers that bring two last pieces at once take
turns, so that one of them sees them all.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC
from itertools import groupby
from typing import Any, cast

import msgspec
from msgspec import UNSET
from psycopg import Connection

from ingest.answer import Fault
from ingest.binary import float4_array
from ingest.events import Event
from ingest.gather import Placed
from ingest.outcome import Outcomes
from ingest.resolve import Device
from ingest.shapes import Fragment, Spectrum, Waveform
from ingest.store_spectra import exists, store_item

Piece = Placed[Spectrum] | Placed[Waveform]


def fragment_of(piece: Piece) -> Fragment:
    """Which part a piece is."""
    return cast(Fragment, piece.item.fragment)


def numbers_of(item: Spectrum | Waveform) -> list[float]:
    """Amplitudes or samples."""
    return item.amplitudes if isinstance(item, Spectrum) else item.samples


def header_of(item: Spectrum | Waveform) -> dict[str, Any]:
    """What all pieces of one whole have in common, as plain JSON values."""
    header: dict[str, Any] = msgspec.to_builtins(item) | {"time": item.time.astimezone(UTC).isoformat()}
    for own in ("fragment", "amplitudes", "samples"):
        header.pop(own, None)
    return {"shape": "spectra" if isinstance(item, Spectrum) else "waveforms"} | header


def whole_of(header: dict[str, Any], numbers: Sequence[float]) -> Spectrum | Waveform:
    """The item that a header and all its numbers make."""
    fields = {key: value for key, value in header.items() if key != "shape"}
    if header["shape"] == "spectra":
        return msgspec.convert(fields | {"amplitudes": numbers}, Spectrum)
    return msgspec.convert(fields | {"samples": numbers}, Waveform)


def store_fragments(connection: Connection[Any], pieces: Iterable[Piece], outcomes: Outcomes) -> list[Event]:
    """Store pieces, put together what became whole; the events to tell."""

    def whole(piece: Piece) -> tuple[str, str]:
        return str(piece.device.id), fragment_of(piece).id

    ordered = sorted(pieces, key=lambda piece: (whole(piece), fragment_of(piece).index))
    if not ordered:
        return []
    connection.execute(_LOCK, ([" ".join(whole(piece)) for piece in ordered],))
    events: list[Event] = []
    for _, group in groupby(ordered, whole):
        events += _Whole(connection, outcomes, list(group)).take()
    return events


class _Whole:
    """Pieces of one whole that came together, and those that were there before."""

    def __init__(self, connection: Connection[Any], outcomes: Outcomes, pieces: list[Piece]) -> None:
        self.connection, self.outcomes, self.pieces = connection, outcomes, pieces
        self.device: Device = pieces[0].device
        self.fragment_id = fragment_of(pieces[0]).id

    def take(self) -> list[Event]:
        """Store the pieces and, if none is missing, the whole."""
        if exists(self.connection, self.device, self.pieces[0].item):
            for piece in self.pieces:
                self.outcomes.duplicate(piece.task)
            return []
        present, header, count = self._present()
        new: list[Piece] = []
        for piece in self.pieces:
            if header_of(piece.item) != header or fragment_of(piece).count != count:
                reason = "stands for a whole with other header values; expected the same in all its fragments"
                fault = Fault("conflict", "fragment.id", reason, self.fragment_id)
                self.outcomes.refuse(piece.task, piece.position, fault)
            elif (index := fragment_of(piece).index) in present:
                self.outcomes.duplicate(piece.task)
            else:
                present.add(index)
                new.append(piece)
        for piece in new:
            self._insert(piece, header)
        if len(present) < count:
            for piece in new:
                self.outcomes.stored(piece.task)
            return []
        return self._complete(new, header)

    def _present(self) -> tuple[set[int], dict[str, Any], int]:
        rows = self.connection.execute(
            "SELECT index, header, count FROM telemetry.spectrum_fragment"
            " WHERE device_id = %s AND fragment_id = %s",
            (self.device.id, self.fragment_id),
        ).fetchall()
        if rows:
            return {row[0] for row in rows}, rows[0][1], rows[0][2]
        first = self.pieces[0]
        return set(), header_of(first.item), fragment_of(first).count

    def _insert(self, piece: Piece, header: dict[str, Any]) -> None:
        self.connection.execute(
            """
            INSERT INTO telemetry.spectrum_fragment
                (organization_id, device_id, fragment_id, index, count, header, amplitudes)
            VALUES (%s, %s, %s, %s, %s, %s::jsonb, %b)
            """,
            (
                self.device.organization_id, self.device.id, self.fragment_id, fragment_of(piece).index,
                fragment_of(piece).count, msgspec.json.encode(header).decode(),
                float4_array(numbers_of(piece.item)),
            ),
        )  # fmt: skip

    def _complete(self, new: list[Piece], header: dict[str, Any]) -> list[Event]:
        rows = self.connection.execute(
            "DELETE FROM telemetry.spectrum_fragment WHERE device_id = %s AND fragment_id = %s"
            " RETURNING index, amplitudes",
            (self.device.id, self.fragment_id),
        ).fetchall()
        numbers = [number for _, part in sorted(rows) for number in part]
        item = whole_of(header, numbers)
        if isinstance(item, Spectrum) and item.lines is not UNSET and item.lines != len(numbers):
            self._quarantine(new, item, len(numbers))
            return []
        for piece in new:
            self.outcomes.stored(piece.task)
        correlation_id = self.outcomes.tasks[self.pieces[-1].task].message.correlation_id
        return store_item(self.connection, self.device, item, correlation_id)[1]

    def _quarantine(self, new: list[Piece], item: Spectrum, found: int) -> None:
        """All pieces came, but they do not add up: keep the whole for people to look at."""
        reason = f"the fragments of {self.fragment_id} hold {found} lines; expected {item.lines} as lines says"
        for piece in new:
            content = msgspec.json.encode(item) if piece is new[0] else b""
            self.outcomes.quarantine(piece.task, piece.position, "incomplete", reason, self.device.serial, content)


_LOCK = """
SELECT pg_advisory_xact_lock(lock) FROM (
    SELECT DISTINCT hashtextextended(name, 0) AS lock FROM unnest(%s::text[]) AS n (name) ORDER BY lock
) AS locks
"""

_OVERDUE = """
SELECT device_id, fragment_id FROM telemetry.spectrum_fragment
GROUP BY device_id, fragment_id HAVING max(received_at) < now() - make_interval(mins => %s)
"""

_SWEEP = f"""
DELETE FROM telemetry.spectrum_fragment f USING ({_OVERDUE}) o, factories.device d
WHERE f.device_id = o.device_id AND f.fragment_id = o.fragment_id AND d.id = f.device_id
RETURNING f.organization_id, d.gateway_id, d.serial, f.fragment_id, f.index, f.count, f.header, f.amplitudes
"""  # noqa: S608 (composed of constants)

_KEEP = """
INSERT INTO telemetry.rejected (organization_id, gateway_id, correlation_id, door, kind, outcome, reason,
    device_serial, content)
VALUES (%s, %s, 'sweep', 'sweep', %s, 'quarantined', %s, %s, %s)
"""


def sweep(connection: Connection[Any], timeout_minutes: int) -> int:
    """Quarantine wholes that have lacked pieces for too long; returns how many. Replay brings the pieces back."""
    with connection.transaction():
        overdue = connection.execute(_OVERDUE, (timeout_minutes,)).fetchall()
        if not overdue:
            return 0
        connection.execute(_LOCK, ([f"{device_id} {fragment_id}" for device_id, fragment_id in overdue],))
        rows = sorted(connection.execute(_SWEEP, (timeout_minutes,)), key=lambda row: (row[2], row[3], row[4]))
        wholes = [list(group) for _, group in groupby(rows, lambda row: (row[2], row[3]))]
        for pieces in wholes:
            organization_id, gateway_id, serial, fragment_id, _, count, header, _ = pieces[0]
            missing = sorted(set(range(count)) - {piece[4] for piece in pieces})
            named = ", ".join(map(str, missing[:20])) + (" …" if len(missing) > 20 else "")
            reason = f"{fragment_id} lacks {len(missing)} of {count} fragments: {named}"
            content = msgspec.json.encode([_piece_again(*piece[3:]) for piece in pieces])
            connection.execute(_KEEP, (organization_id, gateway_id, header["shape"], reason, serial, content))
    return len(wholes)


def _piece_again(fragment_id: str, index: int, count: int, header: dict[str, Any], numbers: list[float]) -> Any:
    item = whole_of(header, numbers)
    return msgspec.structs.replace(item, fragment=Fragment(fragment_id, index, count))
