"""Metadata directories: includes in both spellings, actions merged from SDL, written back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasura.engine.metadata.codec import DecodeError
from hasura.engine.metadata.directory import read_directory, write_directory
from hasura.engine.names import QualifiedName

CHECKOUT = Path(__file__).resolve().parents[4]
SDL = '''
"""
A greeting
"""
type Query { "says hello" hello(name: String!): Greeting! }
extend type Mutation { shout(text: [String!], mood: Mood): Greeting }
"what is said"
type Greeting { text: String! at: timestamptz }
input Options { loud: Boolean = false }
enum Mood { "smiles" GLAD SAD @deprecated }
scalar Url
'''
ACTIONS = """
actions:
- name: hello
  definition: {kind: "", handler: "http://h/hello", type: query}
  permissions: [{role: user}]
- name: shout
  definition: {kind: asynchronous, handler: "http://h/shout"}
custom_types:
  objects:
  - name: Greeting
    relationships:
    - {name: author, type: object, remote_table: {schema: public, name: author}, field_mapping: {text: name}}
"""


def directory(place: Path, include: str) -> Path:
    """A directory with one table, included by the given spelling."""
    files = {
        "version.yaml": "version: 3\n",
        "actions.graphql": SDL,
        "actions.yaml": ACTIONS,
        "databases/databases.yaml": (
            "- name: default\n  kind: postgres\n  configuration:\n    connection_info:\n"
            f"      database_url: {{from_env: PG}}\n  tables: {include.format('default/tables/tables.yaml')}\n"
        ),
        "databases/default/tables/tables.yaml": f"- {include.format('public_author.yaml')}\n",
        "databases/default/tables/public_author.yaml": "table: {schema: public, name: author}\nis_enum: true\n",
        "cron_triggers.yaml": (
            "- name: t\n  webhook: w\n  schedule: 0 0 * * *\n  include_in_metadata: true\n"
            "  payload: {day: 2024-01-02}\n"
        ),
    }
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return place


@pytest.mark.parametrize("include", ['"!include {}"', "!include {}"])
def test_includes_are_followed_in_both_spellings(tmp_path: Path, include: str) -> None:
    metadata = read_directory(directory(tmp_path, include))
    assert metadata.sources["default"].tables[QualifiedName("public", "author")].is_enum
    assert metadata.cron_triggers["t"].payload == {"day": "2024-01-02"}


def test_signatures_come_from_the_sdl(tmp_path: Path) -> None:
    metadata = read_directory(directory(tmp_path, '"!include {}"'))
    hello, shout = metadata.actions["hello"], metadata.actions["shout"]
    assert (hello.definition.type, hello.definition.output_type) == ("query", "Greeting!")
    assert hello.comment == "says hello"
    assert hello.definition.arguments["name"].type == "String!"
    assert (shout.definition.type, shout.definition.kind) == ("mutation", "asynchronous")
    assert [item.type for item in shout.definition.arguments.values()] == ["[String!]", "Mood"]
    greeting = metadata.custom_types.objects["Greeting"]
    assert greeting.description == "what is said"
    assert list(greeting.fields) == ["text", "at"]
    assert greeting.relationships["author"].field_mapping == {"text": "name"}
    moods = metadata.custom_types.enums["Mood"].values
    assert (moods["GLAD"].description, moods["SAD"].is_deprecated) == ("smiles", True)
    assert list(metadata.custom_types.scalars) == ["Url"]
    assert list(metadata.custom_types.input_objects) == ["Options"]


def test_a_written_directory_reads_the_same(tmp_path: Path) -> None:
    metadata = read_directory(directory(tmp_path / "in", '"!include {}"'))
    write_directory(metadata, tmp_path / "out")
    assert read_directory(tmp_path / "out") == metadata
    assert '"!include default/tables/tables.yaml"' in (tmp_path / "out/databases/databases.yaml").read_text()


def test_our_own_metadata_goes_there_and_back(tmp_path: Path) -> None:
    metadata = read_directory(CHECKOUT / "hasura" / "metadata")
    assert metadata.sources["default"].tables
    write_directory(metadata, tmp_path)
    assert read_directory(tmp_path) == metadata


def test_an_action_without_signature_is_refused(tmp_path: Path) -> None:
    place = directory(tmp_path, '"!include {}"')
    (place / "actions.graphql").write_text("")
    with pytest.raises(DecodeError, match='action "hello" has no signature'):
        read_directory(place)
