"""`actions.graphql` of a metadata directory: signatures of actions and custom types as GraphQL SDL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphql import (
    DefinitionNode,
    EnumTypeDefinitionNode,
    EnumTypeExtensionNode,
    FieldDefinitionNode,
    GraphQLSyntaxError,
    InputObjectTypeDefinitionNode,
    InputObjectTypeExtensionNode,
    InputValueDefinitionNode,
    ObjectTypeDefinitionNode,
    ObjectTypeExtensionNode,
    ScalarTypeDefinitionNode,
    ScalarTypeExtensionNode,
    parse,
    print_ast,
)

from hasura.engine.metadata.codec import DecodeError, Json

_ROOTS = {"Mutation": "mutation", "Query": "query"}
_INDENT = "  "


def merge_actions(sdl: str, file: Mapping[str, Json], path: str) -> dict[str, Json]:
    """`{"actions": …, "custom_types": …}` as metadata has them.

    sdl: the text of `actions.graphql`. file: the content of `actions.yaml`, whose entries have no
    signature. Raises DecodeError where one names an action or type the other lacks.
    """
    try:
        definitions = parse(sdl, no_location=True).definitions if sdl.strip() else ()
    except GraphQLSyntaxError as error:
        raise DecodeError(path, f"actions.graphql: {error.message}") from error
    signatures = {field["name"]: field for field in _signatures(definitions)}
    actions = []
    for entry in file.get("actions") or ():
        if entry["name"] not in signatures:
            raise DecodeError(path, f'action "{entry["name"]}" has no signature in actions.graphql')
        actions.append(_with_signature(entry, signatures[entry["name"]]))
    return {
        "actions": actions,
        "custom_types": _custom_types(definitions, file.get("custom_types") or {}),
    }


def _signatures(definitions: Iterable[DefinitionNode]) -> Iterator[dict[str, Json]]:
    for node in definitions:
        if isinstance(node, ObjectTypeDefinitionNode | ObjectTypeExtensionNode) and node.name.value in _ROOTS:
            for field in node.fields or ():
                yield {
                    "name": field.name.value,
                    "type": _ROOTS[node.name.value],
                    "output_type": print_ast(field.type),
                    "arguments": [_field(argument) for argument in field.arguments or ()],
                    "comment": field.description.value if field.description else None,
                }


def _with_signature(entry: Mapping[str, Json], signature: Mapping[str, Json]) -> dict[str, Json]:
    definition = dict(entry.get("definition") or {})
    definition.pop("type", None)
    kind = definition.pop("kind", None)
    if signature["type"] == "mutation":
        definition["kind"] = kind or "synchronous"
    definition.update({key: signature[key] for key in ("type", "output_type", "arguments")})
    merged = {**entry, "definition": definition}
    if not merged.get("comment") and signature["comment"]:
        merged["comment"] = signature["comment"]
    return merged


def _custom_types(definitions: Iterable[DefinitionNode], extras: Mapping[str, Json]) -> dict[str, Json]:
    types: dict[str, list[dict[str, Json]]] = {
        "input_objects": [],
        "objects": [],
        "scalars": [],
        "enums": [],
    }
    for node in definitions:
        described = _described(node)
        match node:
            case InputObjectTypeDefinitionNode() | InputObjectTypeExtensionNode():
                fields = [_field(item) for item in node.fields or ()]
                types["input_objects"].append({**described, "fields": fields})
            case ObjectTypeDefinitionNode() | ObjectTypeExtensionNode() if node.name.value not in _ROOTS:
                types["objects"].append({**described, "fields": [_field(item) for item in node.fields or ()]})
            case ScalarTypeDefinitionNode() | ScalarTypeExtensionNode():
                types["scalars"].append(described)
            case EnumTypeDefinitionNode() | EnumTypeExtensionNode():
                values = [{**_described(item, key="value"), **_deprecation(item)} for item in node.values or ()]
                types["enums"].append({**described, "values": values})
            case _:
                continue
    return {kind: _with_extras(items, extras.get(kind) or ()) for kind, items in types.items()}


def _with_extras(items: list[dict[str, Json]], extras: Iterable[Mapping[str, Json]]) -> list[dict[str, Json]]:
    """Adds what SDL can't say: relationships, and descriptions where the SDL has none."""
    by_name = {extra["name"]: extra for extra in extras}
    return [{**by_name.get(item["name"], {}), **item} for item in items]


def _described(node: Any, key: str = "name") -> dict[str, Json]:
    result = {key: node.name.value}
    description = getattr(node, "description", None)
    return result if description is None else {**result, "description": description.value}


def _field(node: FieldDefinitionNode | InputValueDefinitionNode) -> dict[str, Json]:
    return {**_described(node), "type": print_ast(node.type)}


def _deprecation(node: Any) -> dict[str, Json]:
    is_deprecated = any(item.name.value == "deprecated" for item in node.directives or ())
    return {"is_deprecated": True} if is_deprecated else {}


def split_actions(actions: Iterable[Mapping[str, Json]], types: Mapping[str, Json]) -> tuple[str, dict[str, Json]]:
    """`actions.graphql` and the content of `actions.yaml` for metadata's actions and custom types."""
    written, parts = [], []
    for action in actions:
        definition = dict(action["definition"])
        root = "Query" if definition.get("type") == "query" else "Mutation"
        parts.append(_block(f"type {root}", [_signature(action["name"], definition)]))
        for key in ("arguments", "output_type"):
            definition.pop(key, None)
        if root == "Mutation":
            definition.pop("type", None)
        else:
            definition["kind"] = ""
        written.append({**action, "definition": definition})
    parts.extend(_type_blocks(types))
    extras = {
        kind: [_without_signature(item) for item in types.get(kind, ())]
        for kind in ("enums", "input_objects", "objects", "scalars")
    }
    return "\n\n".join(parts) + "\n", {"actions": written, "custom_types": extras}


def _signature(name: str, definition: Mapping[str, Json]) -> str:
    arguments = "".join(_member(item, 2) for item in definition.get("arguments") or ())
    inside = f"(\n{arguments}{_INDENT})" if arguments else ""
    return f"{_INDENT}{name}{inside}: {definition['output_type']}\n"


def _type_blocks(types: Mapping[str, Json]) -> Iterator[str]:
    for keyword, kind in (("input", "input_objects"), ("type", "objects")):
        for item in types.get(kind, ()):
            members = [_member(field, 1) for field in item["fields"]]
            yield _block(f"{keyword} {item['name']}", members, item.get("description"))
    for item in types.get("enums", ()):
        values = [
            f"{_description(value, 1)}{_INDENT}{value['value']}"
            + (" @deprecated\n" if value.get("is_deprecated") else "\n")
            for value in item["values"]
        ]
        yield _block(f"enum {item['name']}", values, item.get("description"))
    for item in types.get("scalars", ()):
        yield f"{_description(item, 0)}scalar {item['name']}"


def _block(head: str, members: Iterable[str], description: str | None = None) -> str:
    text = _description({"description": description}, 0)
    return f"{text}{head} {{\n{''.join(members)}}}"


def _member(item: Mapping[str, Json], depth: int) -> str:
    return f"{_description(item, depth)}{_INDENT * depth}{item['name']}: {item['type']}\n"


def _description(item: Mapping[str, Json], depth: int) -> str:
    text = item.get("description")
    if not text:
        return ""
    escaped = str(text).replace("\\", "\\\\").replace('"""', '\\"""')
    return f'{_INDENT * depth}"""{escaped}"""\n'


def _without_signature(item: Mapping[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in item.items() if key not in ("fields", "values", "description")}
