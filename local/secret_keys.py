"""Secrets of the embedded deployment: made once, kept in the state directory, readable by their owner alone."""

import json
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from core.private_file import write_privately
from local.errors import START_EMPTY, LocalError


@dataclass(frozen=True)
class SecretKeys:
    """What the processes share and nobody else may know."""

    jwt_secret: str
    admin_secret: str
    handler_secret: str
    postgres_password: str
    database_password: str


def load_secret_keys(path: Path) -> SecretKeys:
    """Read the secrets from `path`; make those that are missing."""
    names = [field.name for field in fields(SecretKeys)]
    try:
        stored = json.loads(path.read_text()) if path.exists() else {}
        if not isinstance(stored, dict) or not all(isinstance(stored.get(name, ""), str) for name in names):
            raise ValueError("expected an object of texts")
    except (OSError, ValueError) as error:
        raise LocalError(
            f"{path}, which holds the passwords of the stored data, cannot be read: {error}.",
            f"Put it back from a backup, or {START_EMPTY}",
        ) from error
    keys = SecretKeys(**{name: stored.get(name) or secrets.token_urlsafe(32) for name in names})
    if stored != asdict(keys):
        write_privately(path, json.dumps(asdict(keys), indent=2) + "\n")
    return keys
