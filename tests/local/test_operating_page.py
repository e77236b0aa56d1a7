"""docs/operating.md names what there is: commands, settings, files, make targets."""

import re
import subprocess
import sys
from pathlib import Path

from core.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs/operating.md").read_text()


def test_make_targets_exist_and_are_explained() -> None:
    makefile = (CHECKOUT / "Makefile").read_text()
    explained = set(re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.M))
    assert set(re.findall(r"\bmake ([a-z-]+)", PAGE)) <= explained
    wanted = {"up", "down", "restart", "status", "logs", "clean", "test", "check", "bench", "conformance", "help"}
    assert wanted <= explained


def test_settings_exist() -> None:
    environment = (CHECKOUT / ".env.example").read_text() + (CHECKOUT / "docker-compose.yml").read_text()
    for name in set(re.findall(r"MILLWRIGHT_([A-Z_]+[A-Z])\b", PAGE)):
        assert name.lower() in Settings.model_fields or f"MILLWRIGHT_{name}" in environment, name


def test_files_exist() -> None:
    for name in re.findall(r"`([\w.-]+\.(?:yml|md|example))`", PAGE) + re.findall(r"\]\(([\w./-]+)\)", PAGE):
        assert (CHECKOUT / name).exists() or (CHECKOUT / "docs" / name).exists(), name


def test_local_commands_exist() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "local", "--help"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    for command in re.findall(r"python -m local ([a-z-]+)", PAGE):
        assert command in answer.stdout


def test_ports_follow_the_order_of_the_page() -> None:
    ports = Settings(port=9000).ports
    listed = re.findall(r"^\| \+(\d) \| (\w+)", PAGE, flags=re.M)
    order = {"front": ports.front, "GraphQL": ports.engine, "handlers": ports.handlers, "ingest": ports.ingest}
    order |= {"MQTT": ports.mqtt, "PostgreSQL": ports.postgres, "frontend": ports.frontend}
    order |= {"TLS": ports.mqtt_tls, "metrics": ports.mqtt_metrics}
    assert {name: 9000 + int(offset) for offset, name in listed} == order
