"""Sign-ins and API keys of the demo: made at random for each installation, kept beside its other secrets."""

import json
import secrets
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.api_keys import NewKey, hash_key, new_key, prefix_of
from core.passwords import hash_password, is_password
from core.private_file import write_privately
from db.models import auth
from db.seed.plan import ORGANIZATIONS, demo_id

FREE_DEVICE = {"serial": "DEMO-01", "measure": "temperature"}
"""A device that nothing else sends for."""


def give_access(connection: Connection, path: Path) -> dict[str, Any]:
    """Make the demo's passwords and keys valid and return them; ``path`` keeps them for the next start.

    What the file says and the database accepts stays as it is; everything else is made anew.
    """
    known = json.loads(path.read_text()) if path.exists() else {}
    password = known.get("password") or secrets.token_urlsafe(9)
    keys: dict[str, str] = known.get("api_keys", {})
    access: dict[str, Any] = {"password": password, "api_keys": {}, "users": [], "gateways": []}
    for organization in ORGANIZATIONS:
        for user in organization.users:
            set_password(connection, user.email, password)
            access["users"].append(
                {"email": user.email, "password": password, "role": user.role, "organization": organization.slug}
            )
        for factory in organization.factories:
            name = f"{organization.slug}/{factory.gateway}"
            gateway_id = demo_id(organization.slug, factory.name, "gateway")
            key = valid_key(connection, keys.get(name), demo_id(organization.slug), gateway_id)
            access["api_keys"][name] = key
            access["gateways"].append({"organization": organization.slug, "id": factory.gateway, "api_key": key})
    access["device"] = FREE_DEVICE
    path.parent.mkdir(parents=True, exist_ok=True)
    write_privately(path, json.dumps(access, indent=2) + "\n")
    return access


def set_password(connection: Connection, email: str, password: str) -> None:
    """Set the password unless it is the present one."""
    present = connection.scalar(select(auth.User.password_hash).where(auth.User.email == email))
    if present is None or not is_password(password, present):
        connection.execute(
            update(auth.User).where(auth.User.email == email).values(password_hash=hash_password(password))
        )


def valid_key(connection: Connection, key: str | None, organization_id: Any, gateway_id: Any) -> str:
    """The key if the database knows it, else a new one."""
    prefix = prefix_of(key) if key else None
    if key and prefix:
        stored = connection.scalar(
            select(func.count())
            .select_from(auth.ApiKey)
            .where(
                auth.ApiKey.prefix == prefix,
                auth.ApiKey.key_hash == hash_key(key),
                auth.ApiKey.revoked_at.is_(None),
            )
        )
        if stored:
            return key
    fresh: NewKey = new_key()
    connection.execute(
        insert(auth.ApiKey).values(
            organization_id=organization_id,
            gateway_id=gateway_id,
            name="Demo gateway",
            prefix=fresh.prefix,
            key_hash=fresh.key_hash,
        )
    )
    return fresh.key
