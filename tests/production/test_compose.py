"""The production files: accepted by docker-compose, complete, and without a secret that has a default."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
MAIN, DOORS = CHECKOUT / "docker-compose.yml", CHECKOUT / "docker-compose.mqtt-doors.yml"
EMQX = CHECKOUT / "docker-compose.emqx.yml"
COMPOSE = shutil.which("docker-compose")

needs_compose = pytest.mark.skipif(COMPOSE is None, reason="docker-compose is not installed")


def filled_in(directory: Path) -> Path:
    """`.env.example` with every empty value filled, as an operator would."""
    text = re.sub(
        r"^(\w+)=$", r"\1=0123456789abcdef0123456789abcdef", (CHECKOUT / ".env.example").read_text(), flags=re.M
    )
    target = directory / "env"
    target.write_text(text)
    return target


def config(environment: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """`docker-compose config`, seeing nothing of this process's own settings."""
    assert COMPOSE is not None
    arguments = [part for file in files for part in ("-f", str(file))]
    command = [COMPOSE, "--env-file", str(environment), *arguments, "config"]
    clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=CHECKOUT, env=clean)


def resolved(directory: Path, *files: Path) -> dict[str, Any]:
    answer = config(filled_in(directory), *files)
    assert answer.returncode == 0, answer.stderr
    assert "WARN" not in answer.stderr
    document = yaml.safe_load(answer.stdout)
    assert isinstance(document, dict)
    return document


@needs_compose
def test_compose_accepts_the_files(tmp_path: Path) -> None:
    services = resolved(tmp_path, MAIN)["services"]
    assert {"postgres", "migrate", "hasura", "handlers", "ingest", "mosquitto", "mqtt-worker", "frontend"} < set(
        services
    )
    for name in ("handlers", "ingest"):
        assert services[name]["deploy"]["replicas"] == 2
    with_doors = resolved(tmp_path, MAIN, DOORS)["services"]
    assert with_doors["mqtt-door"]["deploy"]["replicas"] == 2
    assert len(with_doors["nginx"]["ports"]) == 3


@needs_compose
def test_a_cluster_of_brokers_asks_the_handlers(tmp_path: Path) -> None:
    with (environment := filled_in(tmp_path)).open("a") as lines:
        lines.write("MILLWRIGHT_EMQX_COOKIE=cookie\n")
    answer = config(environment, MAIN, EMQX)
    assert answer.returncode == 0, answer.stderr
    services = yaml.safe_load(answer.stdout)["services"]
    assert services["mosquitto"]["deploy"]["replicas"] == 0
    node, handlers = services["emqx-1"]["environment"], services["handlers"]["environment"]
    for question in (node["EMQX_AUTHENTICATION"], node["EMQX_AUTHORIZATION__SOURCES"]):
        assert handlers["MILLWRIGHT_HANDLER_SECRET"] in question
        assert "http://handlers:8082/broker/" in question
    password = handlers["MILLWRIGHT_MQTT_WORKER_PASSWORD"]
    assert f":{password}@emqx:" in services["mqtt-worker"]["environment"]["MILLWRIGHT_MQTT_BROKER_URL"]


@needs_compose
def test_the_same_secrets_reach_hasura_and_the_services(tmp_path: Path) -> None:
    services = resolved(tmp_path, MAIN)["services"]
    hasura, handlers = services["hasura"]["environment"], services["handlers"]["environment"]
    assert f'"key": "{handlers["MILLWRIGHT_JWT_SECRET"]}"' in hasura["HASURA_GRAPHQL_JWT_SECRET"]
    assert hasura["MILLWRIGHT_HANDLER_SECRET"] == handlers["MILLWRIGHT_HANDLER_SECRET"]
    assert hasura["HASURA_GRAPHQL_DATABASE_URL"] == handlers["MILLWRIGHT_DATABASE_URL"]


@needs_compose
@pytest.mark.parametrize(
    "name", re.findall(r"^(\w+)=$|^(MILLWRIGHT_PUBLIC_URL)=", (CHECKOUT / ".env.example").read_text(), flags=re.M)
)
def test_every_secret_has_to_be_given(tmp_path: Path, name: tuple[str, str]) -> None:
    missing = name[0] or name[1]
    environment = filled_in(tmp_path)
    environment.write_text(re.sub(rf"^{missing}=.*\n", "", environment.read_text(), flags=re.M))
    refused = config(environment, MAIN)
    assert refused.returncode != 0
    assert "Missing mandatory value" in refused.stderr


@needs_compose
def test_nginx_is_told_everything_its_templates_ask_for(tmp_path: Path) -> None:
    told = set(resolved(tmp_path, MAIN, DOORS)["services"]["nginx"]["environment"])
    asked = {
        name
        for template in (CHECKOUT / "nginx").glob("*.template")
        for name in re.findall(r"\$\{(MILLWRIGHT_\w+)\}", template.read_text())
    }
    assert asked <= told
    assert {name for name in told if name.startswith("MILLWRIGHT_")} <= asked


def test_only_the_front_doors_are_published() -> None:
    services = yaml.safe_load(MAIN.read_text())["services"]
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert set(published) == {"nginx", "mosquitto", "hasura"}
    assert all(port.startswith("127.0.0.1:") for port in published["hasura"])


def test_the_image_holds_every_package_that_runs_in_it() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", (CHECKOUT / "Dockerfile").read_text(), flags=re.M))
    started = {"handlers", "ingest", "db"}
    imported = {
        found
        for package in copied
        for source in (CHECKOUT / package).rglob("*.py")
        for found in re.findall(
            r"^(?:from|import) (core|domain|db|handlers|ingest|hasura|local)\b", source.read_text(), re.M
        )
    }
    assert started | imported <= copied
