"""A metadata directory of Hasura's CLI (config version 3): read as one document, and written back.

The server of Hasura never reads it; its CLI and `cli-migrations` image do. The same merge is made here:
`!include` (a quoted text or a YAML tag, relative to the file it stands in), and `actions.graphql` into
`actions.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from hasura.engine.metadata.action_sdl import merge_actions, split_actions
from hasura.engine.metadata.codec import DecodeError, Json, decode, encode
from hasura.engine.metadata.model import Metadata

try:
    from yaml import CSafeLoader as _SafeLoader  # libyaml reads ten times as fast
except ImportError:
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment] # the same in Python

_INCLUDE = "!include"
_FILES = {
    "remote_schemas": "remote_schemas.yaml",
    "query_collections": "query_collections.yaml",
    "allowlist": "allow_list.yaml",
    "cron_triggers": "cron_triggers.yaml",
    "rest_endpoints": "rest_endpoints.yaml",
    "inherited_roles": "inherited_roles.yaml",
    "graphql_schema_introspection": "graphql_schema_introspection.yaml",
    "api_limits": "api_limits.yaml",
    "metrics_config": "metrics_config.yaml",
    "network": "network.yaml",
    "opentelemetry": "opentelemetry.yaml",
    "backend_configs": "backend_configs.yaml",
}
"""Key of the document → file; one without the file is left out."""
_LISTS = frozenset(
    {
        "remote_schemas",
        "query_collections",
        "allowlist",
        "cron_triggers",
        "rest_endpoints",
        "inherited_roles",
    }
)
_SOURCE_PARTS = ("tables", "functions", "native_queries", "logical_models")


def read_directory(directory: str | Path) -> Metadata:
    """The metadata a directory stands for.

    Raises DecodeError that names the file, or OSError.
    """
    return decode(Metadata, read_document(directory))


def read_document(directory: str | Path) -> dict[str, Json]:
    """The directory as one metadata document, not yet checked."""
    root = Path(directory)
    version = _load(root / "version.yaml") or {}
    if version.get("version") != 3:
        message = f"{root / 'version.yaml'}: expected version 3, but encountered {version.get('version')!r}"
        raise DecodeError("$.version", message)
    document: dict[str, Json] = {"version": 3}
    document["sources"] = _load(root / "databases" / "databases.yaml") or []
    sdl = root / "actions.graphql"
    actions = merge_actions(
        sdl.read_text(encoding="utf-8") if sdl.exists() else "",
        _load_optional(root / "actions.yaml") or {},
        "$.actions",
    )
    if actions["actions"]:
        document["actions"] = actions["actions"]
    if any(actions["custom_types"].values()):
        document["custom_types"] = actions["custom_types"]
    for key, name in _FILES.items():
        content = _load_optional(root / name)
        if content:
            document[key] = content
    return document


def _load_optional(path: Path) -> Any:
    return _load(path) if path.exists() else None


def _load(path: Path) -> Any:
    """The content of a YAML file with what it includes."""
    try:
        with path.open(encoding="utf-8") as stream:
            content = yaml.load(stream, Loader=_Loader)  # noqa: S506 (derived from SafeLoader)
    except yaml.YAMLError as error:
        raise DecodeError("$", f"{path}: {error}") from error
    return _resolve(content, path.parent)


def _resolve(value: Any, folder: Path) -> Any:
    """Replaces includes by the files they name."""
    if isinstance(value, str) and value.startswith(_INCLUDE + " "):
        return _load(folder / value.removeprefix(_INCLUDE).strip())
    if isinstance(value, list):
        return [_resolve(item, folder) for item in value]
    if isinstance(value, dict):
        return {key: _resolve(item, folder) for key, item in value.items()}
    return value


class _Loader(_SafeLoader):
    """Safe YAML in which `!include x` reads like the text `"!include x"`."""


def _include_tag(loader: Any, node: yaml.Node) -> str:
    return f"{_INCLUDE} {loader.construct_scalar(node)}"


_Loader.add_constructor(_INCLUDE, _include_tag)
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
"""Dates in a payload stay text, as JSON has it."""


def write_directory(metadata: Metadata, directory: str | Path) -> None:
    """Writes metadata as Hasura's CLI would export it; files of tables that are gone are removed."""
    root, document = Path(directory), encode(metadata)
    root.mkdir(parents=True, exist_ok=True)
    _dump(root / "version.yaml", {"version": 3})
    sdl, actions = split_actions(document.get("actions", []), document.get("custom_types", {}))
    (root / "actions.graphql").write_text(sdl.lstrip("\n"), encoding="utf-8")
    _dump(root / "actions.yaml", actions)
    for key, name in _FILES.items():
        _dump(root / name, document.get(key, [] if key in _LISTS else {}))
    sources = [_write_source(root / "databases", source) for source in document["sources"]]
    _dump(root / "databases" / "databases.yaml", sources)


def _write_source(folder: Path, source: Mapping[str, Json]) -> dict[str, Json]:
    written = dict(source)
    for part in _SOURCE_PARTS:
        items = source.get(part)
        place = folder / source["name"] / part
        for stale in place.glob("*.yaml"):
            stale.unlink()
        if part in ("tables", "functions") and (items or part == "tables"):
            names = []
            for item in items or ():
                name = item["table" if part == "tables" else "function"]
                file = f"{name['schema']}_{name['name']}.yaml"
                names.append(_Quoted(f"{_INCLUDE} {file}"))
                _dump(place / file, item)
            _dump(place / f"{part}.yaml", names)
            written[part] = _Quoted(f"{_INCLUDE} {source['name']}/{part}/{part}.yaml")
    return written


class _Quoted(str):
    """Text that YAML shows in double quotes, as includes are."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """YAML in the CLI's style: two spaces, lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indents lists below their key."""
        del indentless
        super().increase_indent(flow, False)


def _represent_quoted(dumper: yaml.SafeDumper, text: _Quoted) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(_Quoted, _represent_quoted)
_Dumper.add_representer(str, _represent_text)


def _dump(path: Path, content: Json) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(text, encoding="utf-8")
