"""The MQTT door: ``python -m ingest.mqtt_door``. Sensors and gateways connect straight to ingest.

There is no queue that a crash could lose: a message is acknowledged after the commit, and what was
not acknowledged its sender sends again. When the writer is full or the database away, the door stops
reading, and TCP makes the senders wait.
"""

import asyncio
import logging
import signal
import sys
import threading
from collections import deque
from contextlib import suppress
from uuid import UUID

import prometheus_client
import uvloop

from core.collector import spare_what_stays
from core.log import configure
from core.ports import Ports
from core.settings import Settings, get_settings
from ingest.auth import KeyRefusedError, KeyRing
from ingest.commands import EVERY_SECONDS, Commands
from ingest.message import Sender, Task
from ingest.metrics import CONNECTIONS, registry
from ingest.mqtt_packets import Reason
from ingest.mqtt_publishing import PublishTask, SignedIn
from ingest.mqtt_session import Session
from ingest.mqtt_tls import Certificate
from ingest.payloads import Reader
from ingest.settled import Settled
from ingest.writer import BusyError, UnavailableError, Writer

log = logging.getLogger(__name__)

SIGN_IN_SECONDS = 10.0
WATCH_SECONDS = 1.0
DRAIN_SECONDS = 10.0
SWITCH_SECONDS = 0.0005
"""So long the event loop may compute while the writer's thread waits."""


class MqttDoor:
    """All connections of one process, and the writer behind them."""

    def __init__(self, settings: Settings) -> None:
        self.max_packet_bytes = settings.ingest_max_body_bytes
        self.receive_maximum = min(settings.ingest_queue_messages, 65_535)
        self._recheck_seconds = max(1, settings.api_key_cache_seconds)
        self._giving_up = threading.Event()
        """Who waits for the database in a thread waits no longer."""
        self.reader = Reader(settings.database_url, stopping=self._giving_up)
        self._commands = Commands(settings.database_url)
        self._delivered: list[UUID] = []
        chain, key = settings.mqtt_tls_certificate, settings.mqtt_tls_key
        self._certificate = Certificate(chain, key) if chain else None
        self._keys = KeyRing(settings.database_url, settings.api_key_cache_seconds)
        self._writer = Writer(
            settings.database_url,
            queue_messages=settings.ingest_queue_messages,
            future_seconds=settings.ingest_future_limit_seconds,
            fragment_timeout_minutes=settings.fragment_timeout_minutes,
        )
        self._loop = asyncio.get_running_loop()
        self._sessions: set[Session] = set()
        self._by_owner: dict[object, Session] = {}
        self._held: deque[list[PublishTask]] = deque()
        self._paused: set[Session] = set()
        self._settled = Settled[PublishTask](self._loop, self._acknowledge)

    async def run(self, host: str, ports: Ports, stop: asyncio.Event) -> None:
        """Listen until ``stop`` is set, then write what was taken and say good-bye."""
        self._writer.start()
        servers = [await self._loop.create_server(self._session, host, ports.mqtt, backlog=1024)]
        log.info("listening for MQTT on %s:%d", host, ports.mqtt)
        if self._certificate:
            context = self._certificate.context
            servers.append(
                await self._loop.create_server(self._session, host, ports.mqtt_tls, backlog=1024, ssl=context)
            )
            log.info("listening for MQTT over TLS on %s:%d", host, ports.mqtt_tls)
        watchers = [
            asyncio.create_task(watcher)
            for watcher in (self._watch(), self._recheck_keys(), self._deliver_commands())
        ]
        await stop.wait()
        self._giving_up.set()
        for server in servers:
            server.close()
        for watcher in watchers:
            watcher.cancel()
        for session in self._sessions:
            session.hold("door")
        drained = await asyncio.to_thread(self._writer.stop, DRAIN_SECONDS)
        self._settled.flush()
        for session in list(self._sessions):
            session.end(Reason.SERVER_SHUTTING_DOWN)
        await asyncio.sleep(0.1)  # what was written last leaves the process
        log.info("stopped%s", "" if drained else "; the queue did not drain in time")

    def _session(self) -> Session:
        session = Session(self)
        self._sessions.add(session)
        CONNECTIONS.inc()
        return session

    async def sign_in(self, key: str) -> SignedIn:
        """See ``mqtt_session.Door``."""
        return await asyncio.to_thread(self._sign_in, key)

    def _sign_in(self, key: str, *, fresh: bool = False) -> SignedIn:
        credential = self._keys.check(key, fresh=fresh)
        if credential.gateway is not None:
            return SignedIn(credential, {credential.gateway: credential.sender})
        organization_id = credential.sender.organization_id
        gateways = self._keys.gateways(organization_id)
        return SignedIn(credential, {name: Sender(organization_id, number) for name, number in gateways.items()})

    def opened(self, session: Session) -> None:
        """See ``mqtt_session.Door``."""
        if older := self._by_owner.get(session.owner):
            older.end(Reason.SESSION_TAKEN_OVER)
        self._by_owner[session.owner] = session

    def closed(self, session: Session) -> None:
        """See ``mqtt_session.Door``."""
        if session in self._sessions:
            self._sessions.remove(session)
            CONNECTIONS.dec()
        self._paused.discard(session)
        if self._by_owner.get(session.owner) is session:
            del self._by_owner[session.owner]

    def submit(self, session: Session, tasks: list[PublishTask]) -> None:
        """See ``mqtt_session.Door``. With the writer full, the session is read no further."""
        try:
            self._writer.submit(*tasks)
        except BusyError:
            self._held.append(tasks)
        if self._held or self._writer.full:
            session.hold("door")
            self._paused.add(session)

    def delivered(self, command_id: UUID) -> None:
        """See ``mqtt_session.Door``. Written down with the next look for commands."""
        self._delivered.append(command_id)

    async def _deliver_commands(self) -> None:
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            done, self._delivered = self._delivered, []
            try:
                if done:
                    await asyncio.to_thread(self._commands.delivered, done)
                listeners: dict[UUID, list[Session]] = {}
                for session in self._sessions:
                    for sender in session.listening():
                        if sender.gateway_id:
                            listeners.setdefault(sender.gateway_id, []).append(session)
                found = await asyncio.to_thread(self._commands.waiting, listeners) if listeners else []
            except UnavailableError:
                self._delivered += done
                continue
            for command in found:
                for session in listeners[command.gateway_id]:
                    session.command(command.gateway_id, command.id, command.payload)

    def finished(self, task: Task) -> None:
        """See ``mqtt_session.Door``."""
        self._settled.add(task)  # type: ignore[arg-type] # all our tasks are PublishTasks

    def _acknowledge(self, done: list[PublishTask]) -> None:
        answers: dict[Session, list[bytes]] = {}
        for task in done:
            if session := task.session:
                answers.setdefault(session, []).append(session.acknowledgement(task))
        for session, parts in answers.items():
            session.send(b"".join(parts))
        self._go_on()

    def _go_on(self) -> None:
        """Submit what was held, and read on where there is room again."""
        while self._held:
            try:
                self._writer.submit(*self._held[0])
            except BusyError:
                return
            self._held.popleft()
        if not self._writer.full:
            paused, self._paused = self._paused, set()
            for session in paused:
                session.release("door")

    async def _watch(self) -> None:
        """End connections that are silent for longer than they said, or do not sign in."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            now = self._loop.time()
            for session in list(self._sessions):
                silent = now - session.last_heard
                if not session.signed_in and silent > SIGN_IN_SECONDS:
                    session.close()
                elif session.held:
                    continue  # it may have spoken, and we did not listen
                elif session.keep_alive_seconds and silent > 1.5 * session.keep_alive_seconds:
                    session.end(Reason.KEEP_ALIVE_TIMEOUT)

    async def _recheck_keys(self) -> None:
        """A revoked key ends its open connections, too; a renewed certificate is used from now on."""
        while True:
            await asyncio.sleep(self._recheck_seconds)
            try:
                if self._certificate and self._certificate.reload():
                    log.info("the certificate was renewed")
            except OSError as error:  # half written, or gone: the one in use stays
                log.warning("the certificate cannot be read: %s", error)
            with suppress(UnavailableError):
                for key in {session.key for session in self._sessions if session.signed_in}:
                    await self._recheck(key)

    async def _recheck(self, key: str) -> None:
        try:
            signed_in = await asyncio.to_thread(self._sign_in, key, fresh=True)
        except KeyRefusedError:
            for session in [session for session in self._sessions if session.key == key]:
                log.warning("MQTT connection ended: its key is revoked", extra={"client": session.client_id})
                session.end(Reason.NOT_AUTHORIZED)
        else:
            for session in self._sessions:
                if session.key == key:
                    session.permit(signed_in)


async def serve(settings: Settings) -> None:
    """Run the door until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    metrics, thread = prometheus_client.start_http_server(settings.ports.mqtt_metrics, settings.host, registry())
    await MqttDoor(settings).run(settings.host, settings.ports, stop)
    metrics.shutdown()
    thread.join()


def main() -> None:
    """Entry point."""
    settings = get_settings()
    configure("mqtt-door", settings.log_level)
    sys.setswitchinterval(SWITCH_SECONDS)
    spare_what_stays()
    uvloop.run(serve(settings))


if __name__ == "__main__":
    main()
