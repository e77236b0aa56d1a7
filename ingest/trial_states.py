"""What a file's rows tell of machines' states: how often each, first and last, and words that nobody knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection

from domain.machine_state import is_word_of_a_state, state_said
from ingest.gather import Placed
from ingest.shapes import State

SHOWN_WORDS = 50


@dataclass(slots=True)
class _Told:
    """One state's messages in a file."""

    words: set[str] = field(default_factory=set)
    times: list[datetime] = field(default_factory=list)
    duplicate: int = 0


class TriedStates:
    """The states of the rows that were tried; ``number`` counts rows from 0, what is shown from 1."""

    def __init__(self, connection: Connection[Any], placed: Sequence[Placed[State]]) -> None:
        self._by_state: dict[str, _Told] = {}
        self._unknown: dict[str, tuple[int, int]] = {}
        self._of_row: dict[int, dict[str, Any]] = {}
        known = _stored(connection, placed)
        for one in placed:
            word, key = one.item.state, (one.device.id, one.item.time, one.item.state)
            is_there = key in known
            known.add(key)  # the file may say it again
            self._add(one.task, one.device.serial, word, one.item.time, is_there)

    def _add(self, number: int, serial: str, word: str, time: datetime, is_there: bool) -> None:
        state = state_said(word).value
        told = self._by_state.setdefault(state, _Told())
        told.words.add(word)
        told.times.append(time)
        told.duplicate += is_there
        if not is_word_of_a_state(word):
            first, count = self._unknown.get(word, (number, 0))
            self._unknown[word] = first, count + 1
        at = time.astimezone(UTC).isoformat()
        self._of_row[number] = {"device": serial, "time": at, "word": word, "state": state, "is_there": is_there}

    def of_row(self, number: int) -> Mapping[str, Any] | None:
        """The state that a row tells; None where it tells none."""
        return self._of_row.get(number)

    def answer(self) -> dict[str, Any]:
        """The part of a trial's answer that is about states, the most frequent first."""
        often = sorted(self._by_state.items(), key=lambda entry: (-len(entry[1].times), entry[0]))
        return {
            "states": [
                {
                    "state": state,
                    "words": sorted(told.words)[:SHOWN_WORDS],
                    "count": len(told.times),
                    "duplicate": told.duplicate,
                    "first": min(told.times).astimezone(UTC).isoformat(),
                    "last": max(told.times).astimezone(UTC).isoformat(),
                }
                for state, told in often
            ],
            "unknown_words": [
                {"word": word, "row": number + 1, "count": count}
                for word, (number, count) in list(self._unknown.items())[:SHOWN_WORDS]
            ],
        }


def _stored(connection: Connection[Any], placed: Sequence[Placed[State]]) -> set[tuple[Any, datetime, str]]:
    """Which messages of states are stored already."""
    keys = [(one.device.id, one.item.time, one.item.state) for one in placed]
    devices, times, states = (list(part) for part in zip(*keys, strict=True)) if keys else ([], [], [])
    return set(connection.execute(_STORED, (devices, times, states)).fetchall())


_STORED = """
SELECT m.device_id, m.time, m.state
FROM unnest(%s::uuid[], %s::timestamptz[], %s::text[]) AS n (device_id, time, state)
JOIN oee.state_message m USING (device_id, time, state)
"""
