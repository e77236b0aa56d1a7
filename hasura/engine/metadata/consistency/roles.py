"""Inherited roles: cycles, and permissions their parents don't agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hasura.engine.errors import EngineError
from hasura.engine.metadata.consistency.report import Report
from hasura.engine.metadata.model import InheritedRole, Metadata
from hasura.engine.metadata.objects import Inconsistency
from hasura.engine.metadata.tables import TableMetadata

_OPERATIONS = ("insert", "update", "delete")


def ordered_roles(roles: Mapping[str, InheritedRole]) -> list[InheritedRole]:
    """Inherited roles with parents before children; raises EngineError on a cycle."""
    ordered: dict[str, InheritedRole] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            raise _cycle(roles, trail[trail.index(name) :])
        if name not in roles or name in ordered:
            return
        for parent in roles[name].role_set:
            visit(parent, (*trail, name))
        ordered[name] = roles[name]

    for name in roles:
        visit(name, ())
    return list(ordered.values())


def _cycle(roles: Mapping[str, InheritedRole], members: tuple[str, ...]) -> EngineError:
    """Tells a cycle from its first role by name, parent by parent."""
    start = min(members)
    path = [start]
    while len(path) < len(members):
        path.append(
            next(parent for parent in roles[path[-1]].role_set if parent in members and parent not in path)
        )
    listed = ",".join(f'"{role}"' for role in (*path, start))
    return EngineError(f"found cycle(s) in roles: [{listed}]", "cyclic-dependency")


@dataclass(frozen=True, slots=True)
class _Place:
    source: str
    table: TableMetadata
    operation: str


def report_conflicts(metadata: Metadata, report: Report) -> None:
    """Reports mutation permissions that an inherited role can't have because its parents' differ."""
    roles = ordered_roles(metadata.inherited_roles)
    if not roles:
        return
    for source in metadata.sources.values():
        for table in source.tables.values():
            for operation in _OPERATIONS:
                _report_table(roles, _Place(source.name, table, operation), report)


def _report_table(roles: list[InheritedRole], place: _Place, report: Report) -> None:
    own = getattr(place.table, f"{place.operation}_permissions")
    known: dict[str, Any] = {role: item.permission for role, item in own.items()}
    for role in roles:
        if role.role_name in known:
            continue
        inherited = [known[parent] for parent in role.role_set if parent in known]
        if not inherited:
            continue
        if all(_same(item, inherited[0]) for item in inherited):
            known[role.role_name] = inherited[0]
        else:
            report.found.append(_conflict(role.role_name, place))


def _same(left: Any, right: Any) -> bool:
    if isinstance(getattr(left, "columns", None), tuple) and isinstance(right.columns, tuple):
        if set(left.columns) != set(right.columns):
            return False
        left = replace(left, columns=right.columns)
    return bool(left == right)


def _conflict(role: str, place: _Place) -> Inconsistency:
    entity = f"{place.operation} permission, table: {place.table.table}, source: '{place.source}'"
    return Inconsistency(
        reason=f"Could not inherit permission for the role '{role}' for the entity: '{entity}'",
        objects=(),
        details={
            "name": role,
            "type": "inherited role permission inconsistency",
            "entity": {
                "permission_type": place.operation,
                "source": place.source,
                "table": str(place.table.table),
            },
        },
        blocking=False,
    )
