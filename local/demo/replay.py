"""``python -m local.demo.replay``: plays the recordings into the demo factory through the HTTP door.

Goes on where it stopped, at most ``BACKFILL`` back. What a door has not answered for is sent again. Once it has
reached the present for the first time, ``HISTORY`` of what is recorded slowly follows: nobody waits for that.
"""

import json
import logging
import os
import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

import httpx

from core.clock import now
from core.log import configure
from core.settings import get_settings
from local.demo.streams import Batch, DemoStreams, Message

BACKFILL = timedelta(hours=8)
HISTORY = timedelta(days=63)
"""The last whole month is in it, on whichever day one begins and in whichever zone."""
BACKFILLED_SPECTRA = timedelta(minutes=20)
STEP = timedelta(minutes=5)
"""Longest span sent at once."""
ITEMS = 2000
"""Most messages in one request."""

log = logging.getLogger("replay")


class Replay:
    """Sends what has come due, and remembers how far it got."""

    def __init__(self, home: Path, ingest_url: str) -> None:
        keys = json.loads((home / "demo-access.json").read_text())["api_keys"]
        self._progress = home / "replay.json"
        self._clients = {
            gateway: httpx.Client(
                base_url=f"{ingest_url}/ingest/v1", headers={"Authorization": f"Bearer {key}"}, timeout=30.0
            )
            for gateway, key in keys.items()
        }
        self._streams = DemoStreams()
        self._stopping = False
        self._before: datetime | None = None

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Finish the request under way, then end."""
        self._stopping = True

    def run(self) -> None:
        """Play until stopped."""
        started = now()
        position = self._position(started)
        while not self._stopping:
            end = min(position + STEP, now())
            due = self._streams.between(position, end, started - BACKFILLED_SPECTRA)
            if not self._sent_all(due):
                return
            position = end
            self._remember(position)
            if now() - position < timedelta(seconds=1):
                if self._before is not None:
                    if not self._sent_all(self._streams.history(self._before - HISTORY, self._before)):
                        return
                    self._before = None
                time.sleep(1.0)

    def _position(self, started: datetime) -> datetime:
        earliest = started - BACKFILL
        if not self._progress.exists():
            self._before = earliest
            return earliest
        known = json.loads(self._progress.read_text())
        self._before = datetime.fromisoformat(before) if (before := known.get("history_before")) else None
        return max(earliest, datetime.fromisoformat(known["sent_until"]).astimezone(UTC))

    def _remember(self, position: datetime) -> None:
        fresh = self._progress.with_suffix(".new")
        before = self._before.isoformat() if self._before else None
        fresh.write_text(json.dumps({"sent_until": position.isoformat(), "history_before": before}))
        fresh.replace(self._progress)

    def _sent_all(self, due: dict[str, Batch]) -> bool:
        return all(self._sent_batch(gateway, batch) for gateway, batch in due.items())

    def _sent_batch(self, gateway: str, batch: Batch) -> bool:
        """Whether all was answered for; False when stopped meanwhile."""
        return all(
            self._sent(gateway, door, messages[first : first + ITEMS])
            for door, messages in (
                ("states", batch.states),
                ("measurements", batch.measurements),
                ("spectra", batch.spectra),
            )
            for first in range(0, len(messages), ITEMS)
        )

    def _sent(self, gateway: str, door: str, messages: list[Message]) -> bool:
        wait_s = 0.5
        while not self._stopping:
            try:
                answer = self._clients[gateway].post(f"/{door}", json=messages)
            except httpx.TransportError as error:
                log.warning("door is away", extra={"gateway": gateway, "door": door, "error": str(error)})
            else:
                if answer.is_success:
                    return True
                if answer.status_code not in {429, 503, 507}:
                    log.error("refused", extra={"gateway": gateway, "door": door, "answer": answer.text[:500]})
                    return True
                wait_s = float(answer.headers.get("Retry-After", wait_s))
            time.sleep(wait_s)
            wait_s = min(2 * wait_s, 10.0)
        return False


def main() -> None:
    """Entry point."""
    settings = get_settings()
    configure("replay", settings.log_level)
    logging.getLogger("httpx").setLevel("WARNING")
    replay = Replay(settings.home, settings.ingest_url)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, replay.stop)
    log.info("replaying", extra={"pid": os.getpid()})
    replay.run()


if __name__ == "__main__":
    main()
