"""Metadata between a directory and a running engine, by command; and a directory applied at start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hasura.engine.metadata.__main__ import main
from hasura.engine.metadata.directory import read_directory
from hasura.engine.names import QualifiedName
from tests.hasura.engine.metadata.test_directory import directory
from tests.hasura.engine.process import EngineProcess


@pytest.fixture
def engine(empty_database: str, tmp_path: Path) -> Iterator[EngineProcess]:
    """An engine that was started with a metadata directory."""
    with psycopg.connect(empty_database, autocommit=True) as connection:
        connection.execute("CREATE TABLE author (name text PRIMARY KEY); INSERT INTO author VALUES ('a')")
    place = directory(tmp_path / "metadata", '"!include {}"')
    process = EngineProcess(
        empty_database, tmp_path / "log", HASURA_GRAPHQL_METADATA_DIR=str(place), PG=empty_database
    )
    yield process
    process.close()


def test_metadata_goes_out_and_comes_back(
    engine: EngineProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reach = ["--endpoint", engine.url, "--admin-secret", "top"]
    original = read_directory(tmp_path / "metadata")
    assert main([*reach, "inconsistencies"]) == 0
    assert main([*reach, "export", str(tmp_path / "out")]) == 0
    assert read_directory(tmp_path / "out") == original
    table = tmp_path / "out/databases/default/tables/public_author.yaml"
    table.write_text("table: {schema: public, name: author}\nconfiguration: {custom_name: writer}\n")
    assert main([*reach, "apply", str(tmp_path / "out")]) == 0
    answer = engine.client.post(
        "/v1/graphql", json={"query": "{ writer { name } }"}, headers={"x-hasura-admin-secret": "top"}
    )
    assert answer.json() == {"data": {"writer": [{"name": "a"}]}}
    table.write_text("table: {schema: public, name: ghost}\n")
    assert main([*reach, "apply", str(tmp_path / "out")]) == 1
    assert 'no such table/view exists in source: "ghost"' in capsys.readouterr().out


def test_what_cannot_be_done_is_said(
    engine: EngineProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--endpoint", engine.url, "--admin-secret", "wrong", "inconsistencies"]) == 1
    assert "invalid" in capsys.readouterr().err
    reach = ["--endpoint", engine.url, "--admin-secret", "top"]
    assert main([*reach, "apply", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_a_directory_at_start_is_served(engine: EngineProcess) -> None:
    answer = engine.client.post(
        "/v1/metadata",
        json={"type": "export_metadata", "args": {}},
        headers={"x-hasura-admin-secret": "top"},
    ).json()
    (table,) = answer["sources"][0]["tables"]
    assert table["table"] == QualifiedName("public", "author").to_json()
    assert table["is_enum"] is True
    assert [action["name"] for action in answer["actions"]] == ["hello", "shout"]
