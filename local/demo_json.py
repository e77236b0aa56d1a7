"""`demo.json`: all that a program needs to use the running demo, and the sign-ins that `make up` prints."""

import json
from pathlib import Path
from typing import Any

from core.private_file import write_privately
from core.settings import Settings
from local.environment import public_url
from local.errors import START_EMPTY, LocalError
from local.home import Home
from local.secret_keys import SecretKeys

ACCESS = "demo-access.json"
"""What the seed leaves in the state directory: users, gateways with their API keys, the free device."""


def demo_document(settings: Settings, keys: SecretKeys, access: dict[str, Any]) -> dict[str, Any]:
    """The content of `demo.json`. The gateway is the first of the plan; the free device stands behind it."""
    url = public_url(settings)
    gateway = access["gateways"][0]
    return {
        "url": url,
        "graphql_url": f"{url}/v1/graphql",
        "rest_url": f"{url}/api",
        "ingest_url": f"{url}/ingest/v1",
        "mqtt": {
            "host": "127.0.0.1",
            "port": settings.ports.mqtt,
            "username": gateway["id"],
            "password": gateway["api_key"],
            "topic": f"mw/{gateway['organization']}/{gateway['id']}",
        },
        "admin_secret": keys.admin_secret,
        "users": access["users"],
        "gateway": {"id": gateway["id"], "api_key": gateway["api_key"]},
        "device": access["device"],
    }


def write_demo(settings: Settings, keys: SecretKeys, home: Home) -> None:
    """Write `demo.json` from what the seed left."""
    access = _read(home.root / ACCESS)
    document = demo_document(settings, keys, access)
    write_privately(home.demo, json.dumps(document, indent=2) + "\n")


def read_demo(home: Home) -> dict[str, Any]:
    """The last `demo.json` written."""
    return _read(home.demo)


def sign_ins(demo: dict[str, Any]) -> list[str]:
    """One line a user: what to type into the sign-in page."""
    width = max(len(user["email"]) for user in demo["users"])
    return [
        f"{user['email']:<{width}}  {user['password']}   {user['role']} of {user['organization']}"
        for user in demo["users"]
    ]


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise LocalError(
            f"{path}, which says how to use the demo, cannot be read: {error}.",
            f"Run `make up` again, which writes it; if that does not help, {START_EMPTY}",
        ) from error
    if not isinstance(document, dict):
        raise LocalError(f"{path} is not a JSON object.", "Delete it and run `make up` again.")
    return document
