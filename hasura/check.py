"""``python -m hasura.check``: holds the metadata against our models and routes, and prints what does not fit.

Hasura itself would notice a wrong column at start. It cannot know that a table was forgotten, that a
permission forgets the tenant, or that nobody answers an action.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Table

from db.models import Base
from handlers.hasura import Registered, registered
from hasura.engine.metadata.directory import read_document

METADATA = Path(__file__).parent / "metadata"
HANDLERS = "{{MILLWRIGHT_HANDLERS_URL}}"
SECRET = {"name": "X-Millwright-Handler-Secret", "value_from_env": "MILLWRIGHT_HANDLER_SECRET"}

NEVER_SHOWN = {
    "auth.user": {"password_hash"},
    "auth.api_key": {"key_hash"},
    "auth.invitation": {"token_hash"},
    "automations.webhook_in": {"token_hash"},
    "telemetry.pull_source": {"secret", "position"},  # a position may hold an address with a key in it
}
"""Columns that no role may read."""

TENANT_VARIABLES = {"x-hasura-organization-id", "x-hasura-user-id"}
"""A filter that names one of these cannot reach another organization's rows."""

Document = Mapping[str, Any]


def problems(document: Document, routes: Sequence[Registered]) -> list[str]:
    """All that does not fit, in the order of the document."""
    tables = {
        f"{table['table']['schema']}.{table['table']['name']}": table for table in document["sources"][0]["tables"]
    }
    models = {table.fullname: table for table in Base.metadata.sorted_tables}
    found = [f"{name}: no model" for name in tables if name not in models]
    found += [f"{name}: not tracked" for name in models if name not in tables]
    found += _name_clashes(tables)
    for name, table in tables.items():
        if name in models:
            found += [f"{name}: {problem}" for problem in _table_problems(table, models[name], models)]
    found += _route_problems(document, tables, routes)
    return found


def _name_clashes(tables: Mapping[str, Document]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for name, table in tables.items():
        graphql_name = table.get("configuration", {}).get("custom_name")
        if graphql_name is None:
            yield f"{name}: no custom_name; its GraphQL name would carry the schema"
        elif graphql_name in owners:
            yield f"{name}: GraphQL name {graphql_name} is {owners[graphql_name]}'s"
        owners.setdefault(str(graphql_name), name)


def _table_problems(table: Document, model: Table, models: Mapping[str, Table]) -> Iterator[str]:
    columns = {column.name for column in model.columns}
    yield from _relationship_problems(table, model, models)
    for kind in ("select", "insert", "update", "delete"):
        for entry in table.get(f"{kind}_permissions", []):
            where = f"{kind} of {entry['role']}"
            permission = entry["permission"]
            if permission.get("columns") == "*":
                yield f"{where}: columns are named one by one, so that a new one is not shown by accident"
                continue
            named = set(permission.get("columns", ())) | set(permission.get("set", {}))
            yield from (f"{where}: no column {column}" for column in sorted(named - columns))
            if kind == "select":
                hidden = named & NEVER_SHOWN.get(model.fullname, set())
                yield from (f"{where}: {column} is never shown" for column in sorted(hidden))
            for rule in ("filter", "check"):
                if rule in permission and not _names_tenant(permission[rule]):
                    yield f"{where}: its {rule} does not keep to the organization"


def _names_tenant(rule: Any) -> bool:
    """Whether a boolean expression confines rows to a tenant: every branch of an `_or` must, some part else.

    Rows without an organization are offered to all, so `organization_id: {_is_null: true}` passes too.
    """
    if not isinstance(rule, Mapping):
        return isinstance(rule, str) and rule.lower() in TENANT_VARIABLES
    if rule.get("organization_id") == {"_is_null": True}:
        return True
    for key, value in rule.items():
        if key == "_or":
            if value and all(_names_tenant(part) for part in value):
                return True
        elif key == "_and":
            if any(_names_tenant(part) for part in value):
                return True
        elif key != "_not" and _names_tenant(value):
            return True
    return False


def _relationship_problems(table: Document, model: Table, models: Mapping[str, Table]) -> Iterator[str]:
    keys = _foreign_keys(model)
    used: set[tuple[str, ...]] = set()
    for relationship in (*table.get("object_relationships", []), *table.get("array_relationships", [])):
        if relationship["name"] in model.columns:
            yield f"relationship {relationship['name']}: a column has this name"
    for relationship in table.get("object_relationships", []):
        columns = relationship["using"].get("foreign_key_constraint_on")
        if columns is None:
            continue
        named = (columns,) if isinstance(columns, str) else tuple(columns)
        used.add(named)
        if named not in keys:
            yield f"relationship {relationship['name']}: no foreign key on {', '.join(named)}"
    yield from (f"no relationship along {', '.join(columns)}" for columns in sorted(keys - used))
    for relationship in table.get("array_relationships", []):
        on = relationship["using"].get("foreign_key_constraint_on")
        if on is None:
            continue
        other = f"{on['table']['schema']}.{on['table']['name']}"
        named = (on["column"],) if "column" in on else tuple(on["columns"])
        if other not in models or named not in _foreign_keys(models[other]):
            yield f"relationship {relationship['name']}: {other} has no foreign key on {', '.join(named)}"


def _foreign_keys(model: Table) -> set[tuple[str, ...]]:
    return {
        tuple(column.name for column in constraint.columns)
        for constraint in model.constraints
        if isinstance(constraint, ForeignKeyConstraint)
    }


def _route_problems(
    document: Document, tables: Mapping[str, Document], routes: Sequence[Registered]
) -> Iterator[str]:
    called: dict[str, tuple[str, set[str]]] = {}
    for action in document.get("actions", []):
        roles = {permission["role"] for permission in action.get("permissions", [])}
        called[action["definition"]["handler"]] = (f"action {action['name']}", roles)
        if SECRET not in action["definition"].get("headers", []):
            yield f"action {action['name']}: does not send the handlers' secret"
    triggers = [trigger for table in tables.values() for trigger in table.get("event_triggers", [])]
    for kind, entries in (("event trigger", triggers), ("cron trigger", document.get("cron_triggers", []))):
        for entry in entries:
            called[entry["webhook"]] = (f"{kind} {entry['name']}", set())
            if SECRET not in entry.get("headers", []):
                yield f"{kind} {entry['name']}: does not send the handlers' secret"
    answered = {HANDLERS + route.path: route for route in routes}
    yield from (f"{what}: nobody answers at {url}" for url, (what, _) in called.items() if url not in answered)
    for url, route in answered.items():
        if url not in called:
            yield f"{route.kind} {route.name}: not in the metadata"
        elif route.kind == "action" and (wrong := called[url][1] - {route.roles[0]}):
            permitted = ", ".join(sorted(wrong))
            yield f"action {route.name}: is for {route.roles[0]}, but the metadata permits {permitted}"


def main() -> int:
    """Print the problems; 1 if there are any."""
    found = problems(read_document(METADATA), registered())
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
