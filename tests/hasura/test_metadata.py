"""Our metadata fits our models and routes, and is what Hasura calls metadata."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from handlers.hasura import registered
from hasura.check import METADATA, problems
from hasura.engine.metadata.directory import read_document

PUBLISHED = Path(__file__).resolve().parents[3] / "shared/hasura-tests/metadata.openapi.json"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The whole metadata directory as one document."""
    return read_document(METADATA)


def table(document: dict[str, Any], name: str) -> dict[str, Any]:
    """A table of the document by its name."""
    found: dict[str, Any] = next(t for t in document["sources"][0]["tables"] if t["table"]["name"] == name)
    return found


def test_metadata_fits_models_and_routes(document: dict[str, Any]) -> None:
    assert problems(document, registered()) == []


def test_the_check_sees_what_hasura_cannot(document: dict[str, Any]) -> None:
    broken = copy.deepcopy(document)
    broken["sources"][0]["tables"] = [t for t in broken["sources"][0]["tables"] if t["table"]["name"] != "shift"]
    machine = table(broken, "machine")["select_permissions"]
    next(entry for entry in machine if entry["role"] == "viewer")["permission"]["filter"] = {}
    table(broken, "user")["select_permissions"][0]["permission"]["columns"].append("password_hash")
    broken["actions"][0]["definition"]["handler"] += "_of_nobody"
    found = problems(broken, registered())
    assert "oee.shift: not tracked" in found
    assert "factories.machine: select of viewer: its filter does not keep to the organization" in found
    assert "auth.user: select of viewer: password_hash is never shown" in found
    assert any("nobody answers at" in problem for problem in found)


@pytest.mark.skipif(
    not PUBLISHED.exists(), reason="Hasura's published metadata schema is not beside this checkout"
)
def test_metadata_is_valid_against_the_published_schema(document: dict[str, Any]) -> None:
    published = json.loads(PUBLISHED.read_text())
    schema = {"$ref": "#/components/schemas/MetadataV3", "components": published["components"]}
    faults = jsonschema.Draft7Validator(schema).iter_errors(document)
    assert [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}" for fault in faults] == []
