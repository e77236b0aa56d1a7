"""TLS for the MQTT door: its certificate, read again when the file was renewed."""

import ssl
from pathlib import Path


class Certificate:
    """A certificate chain with its key, and the context that new connections use."""

    def __init__(self, chain: str, key: str) -> None:
        self._chain, self._key = Path(chain), Path(key or chain)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.context.load_cert_chain(self._chain, self._key)
        self._seen = self._state()

    def reload(self) -> bool:
        """Read the files again if they changed; the last good pair stays where the new one does not fit."""
        state = self._state()
        if state == self._seen:
            return False
        self.context.load_cert_chain(self._chain, self._key)
        self._seen = state
        return True

    def _state(self) -> tuple[int, int]:
        return self._chain.stat().st_mtime_ns, self._key.stat().st_mtime_ns
