"""What no sender should send, through all that reads and judges it, without sockets: a million in minutes.

Every message is placed (it would be stored), refused or kept, with a reason; nothing raises; memory stays flat.
"""

import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any
from uuid import UUID

from core.errors import MillwrightError
from db.timeseries import EARLIEST
from ingest.births import Births
from ingest.decode import NDJSON_TYPES, Decoded, decode_each
from ingest.file_mapping import FileError, FileMapping, Target
from ingest.foreign import READERS
from ingest.gather import Gathered, Placed, PlacedHealth, gather
from ingest.http_body import gunzip, too_large, unzstd
from ingest.imports import decoded as decoded_rows
from ingest.kinds import SPARKPLUG
from ingest.lookups import Lookups
from ingest.message import Message, Sender, Task, read
from ingest.outcome import Outcomes
from ingest.resolve import Device, Directory, Series
from ingest.rows import Limits
from ingest.shapes import KINDS
from ingest.table_files import rows_of
from ingest.table_rows import Clocks
from tests.faults.malformed import Bad, messages

COMMIT = 64
FILE_EVERY = 500
MOST_BYTES = 1024 * 1024
LET_GROW_BYTES = 64 * 1024 * 1024
"""Largest that one message of the load may be: allocators keep that much."""
_KINDS = (*KINDS, *READERS, "umh/SN-1/_historian/motor/power", "umh/a")
_MAPPING = FileMapping("time", columns={"power": Target("power", "kW")}, device="SN-1")
_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {"gzip": gunzip, "zstd": unzstd}


class _NoBirths(Lookups):
    """Stands for a database in which no birth is kept."""

    def rows(self, query: str, parameters: tuple[Any, ...] | dict[str, Any]) -> list[Any]:  # noqa: ARG002 (the reader's signature)
        """None."""
        return []


class Pipeline:
    """From bytes to rows and refusals, as in a door and its writer."""

    def __init__(self) -> None:
        self.sender = Sender(UUID(int=1), UUID(int=2))
        self.told: Counter[str] = Counter()
        self._births = Births(_NoBirths(""))
        self._directory = Directory()
        device = Device(UUID(int=3), self.sender.organization_id, "SN-1")
        known = self._directory.of(self.sender.organization_id)
        known.devices["SN-1"] = device
        for number, measure in enumerate(("power", "state"), 1):
            known.series["SN-1", measure] = Series(number, device, "kW", -1000.0, 1e9)

    def take(self, bads: Sequence[tuple[Bad, str]]) -> None:
        """What would share a commit."""
        tasks = []
        for bad, content_type in bads:
            body = bad.body
            try:
                if unpack := _UNPACK.get(bad.headers.get("Content-Encoding", "")):
                    body = unpack(body, MOST_BYTES)
                if len(body) > MOST_BYTES:
                    raise too_large(MOST_BYTES)
            except MillwrightError as error:
                self.told[f"refused unread: {error.kind.code}"] += 1
                continue
            message = Message(self.sender, "http", bad.path, body, _NOW, "fuzz", content_type)
            tasks.append(Task(message, self._read(message), lambda _task: None))
        plain = [task.message.body for task in tasks if task.message.kind == "measurements"]
        together = decode_each(plain)
        assert together is None or len(together) == len(plain)
        outcomes = Outcomes(tasks)
        gathered = gather(tasks, self._directory, _LIMITS, outcomes)
        self._count(tasks, gathered, outcomes)

    def _read(self, message: Message) -> Decoded:
        return self._births.read(message) if message.kind.startswith(SPARKPLUG) else read(message)

    def _count(self, tasks: Sequence[Task], gathered: Gathered, outcomes: Outcomes) -> None:
        placed = {task for task, _, _ in gathered.rows.spans}
        others: tuple[Iterable[Placed[Any] | PlacedHealth], ...] = (
            gathered.spectra,
            gathered.waveforms,
            gathered.health,
            (place for place, _ in gathered.states),
        )
        placed |= {place.task for place in chain.from_iterable(others)}
        for number, (task, answer) in enumerate(zip(tasks, outcomes.answers, strict=True)):
            if number in placed:
                self.told["placed"] += 1
            elif answer.rejected:
                self.told["rejected"] += 1
            elif answer.quarantined:
                self.told["quarantined"] += 1
            elif task.message.kind.startswith(SPARKPLUG):
                self.told["Sparkplug without a value"] += 1
            else:
                assert task.message.kind in KINDS, task.message
                assert task.message.body.strip() in {b"", b"[]"}, task.message
                self.told["empty"] += 1

    def take_file(self, body: bytes) -> None:
        """A body as a file to be imported, with a sound header or as it is."""
        with tempfile.NamedTemporaryFile() as file:
            file.write(body)
            file.flush()
            try:
                _, rows = rows_of(Path(file.name), _MAPPING)
                found = decoded_rows(list(rows), 0, _MAPPING, Clocks(_MAPPING))
            except FileError:
                self.told["file refused"] += 1
            else:
                self.told["rows of files"] += len(found.items) + len(found.refused)


_NOW = datetime(2026, 1, 6, tzinfo=UTC)
_LIMITS = Limits(EARLIEST.timestamp(), _NOW.timestamp())


def _load(count: int, seed: int) -> Iterator[tuple[Bad, str]]:
    """By both kinds of door in turn, and of each kind of message that there is."""
    chance = random.Random(seed)
    doors = messages(count // 2, seed, packed=True), messages(count - count // 2, seed + 1, packed=False)
    for bad in chain.from_iterable(zip(*doors, strict=False)):
        content_type = min(NDJSON_TYPES) if chance.random() < 0.1 else "application/json"
        if "/" not in bad.path and chance.random() < 0.4:
            yield replace(bad, path=chance.choice(_KINDS)), content_type
        else:
            path = bad.path
            if path.startswith(SPARKPLUG):  # a topic: its kind leaves the group out
                family, _, *rest = path.split("/")
                path = "/".join((family, *rest))
            yield replace(bad, path=path), content_type


def run(count: int, seed: int, say: Callable[[str], None] = lambda _words: None) -> Counter[str]:
    """``count`` messages. Raises AssertionError for one without outcome, or if memory grows."""
    pipeline, began, done, early = Pipeline(), time.monotonic(), 0, 0
    load = _load(count, seed)
    while bads := list(islice(load, COMMIT)):
        pipeline.take(bads)
        if done // FILE_EVERY != (done + len(bads)) // FILE_EVERY:
            body = bads[0][0].body[:MOST_BYTES]
            pipeline.take_file(body)
            pipeline.take_file(b"time,power\n" + body)
        done += len(bads)
        early = early or (_resident() if done > count // 10 else 0)
    grown, most = _resident() - early, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.monotonic() - began
    say(f"{done} messages in {seconds:.0f} s: {dict(pipeline.told)}")
    say(f"memory: {grown / 1e6:+.0f} MB since a tenth of them, {most:.0f} MB at most")
    assert grown < LET_GROW_BYTES, "memory grows"
    return pipeline.told


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
