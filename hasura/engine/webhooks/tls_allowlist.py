"""The TLS allow list of the metadata: hosts whose certificates nobody known has signed."""

from __future__ import annotations

from typing import Any


def is_listed(network: Any, host: str, port: int) -> bool:
    """Whether the `network` metadata lets a host sign for itself. `suffix` is a port; without one all are meant.

    Entries of other shapes let nobody through.
    """
    entries = network.get("tls_allowlist") if isinstance(network, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict) or entry.get("host") != host:
            continue
        permissions = entry.get("permissions")
        if entry.get("suffix") in (None, str(port)) and (permissions is None or "self-signed" in permissions):
            return True
    return False
