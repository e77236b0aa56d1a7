"""Logical models and native queries: do they name types and models that exist?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, encode
from hasura.engine.metadata.consistency.report import Report
from hasura.engine.metadata.fields import SourceView
from hasura.engine.metadata.objects import Kind, ObjectId
from hasura.engine.metadata.permissions import SelectPermission
from hasura.engine.metadata.relationships import ManualNativeQuery, ManualTable
from hasura.engine.metadata.sources import (
    ArrayLogicalType,
    LogicalModel,
    LogicalType,
    NativeQuery,
    ReferenceLogicalType,
    Source,
)
from hasura.engine.session import ADMIN_ROLE

PLACEHOLDER = re.compile(r"\{\{\s*([_A-Za-z][_0-9A-Za-z]*)\s*\}\}")
"""A `{{argument}}` in a native query's code."""


def fitting_logical_models(view: SourceView, report: Report) -> Source:
    """The source with those logical models whose references exist, and their fitting permissions."""
    models = view.source.logical_models
    kept = {
        name: replace(item, select_permissions=_permissions(view, item, report))
        for name, item in models.items()
        if report.keeps(
            ObjectId(Kind.LOGICAL_MODEL, name, view.source.name),
            partial(encode, item),
            partial(_check_model, view, item),
        )
    }
    return replace(view.source, logical_models=kept)


def _check_model(view: SourceView, model: LogicalModel) -> None:
    for item in model.fields.values():
        for name in _references(item.type):
            if name not in view.source.logical_models:
                raise EngineError(f"The logical model {name} could not be found", "invalid-configuration")


def _references(kind: LogicalType) -> Iterator[str]:
    if isinstance(kind, ArrayLogicalType):
        yield from _references(kind.array)
    elif isinstance(kind, ReferenceLogicalType):
        yield kind.logical_model


def _permissions(view: SourceView, model: LogicalModel, report: Report) -> dict[str, SelectPermission]:
    return {
        role: item
        for role, item in model.select_permissions.items()
        if report.keeps(
            ObjectId(Kind.LOGICAL_MODEL_PERMISSION, role, view.source.name, owner=model.name),
            partial(_permission_definition, view, model, item),
            partial(_check_permission, model, item),
            f'in logical model "{model.name}"',
            f'in permission for role "{role}"',
        )
    }


def _permission_definition(view: SourceView, model: LogicalModel, item: SelectPermission) -> Json:
    return {"source": view.source.name, "name": model.name, **encode(item)}


def _check_permission(model: LogicalModel, permission: SelectPermission) -> None:
    if permission.role == ADMIN_ROLE:
        raise EngineError("cannot define permission for admin role", "constraint-violation")
    columns = permission.permission.columns
    for name in () if columns == "*" else columns:
        if name not in model.fields:
            raise EngineError(f'column "{name}" does not exist', "not-exists")
    _check_condition(model, permission.permission.filter)


def _check_condition(model: LogicalModel, exp: object) -> None:
    if not isinstance(exp, dict):
        raise EngineError("expecting a object for boolean expression", "parse-failed")
    for key, value in exp.items():
        if key in ("_and", "_or", "$and", "$or"):
            for item in value:
                _check_condition(model, item)
        elif key in ("_not", "$not"):
            _check_condition(model, value)
        elif key not in model.fields and key not in ("_exists", "$exists"):
            raise EngineError(f'"{key}" does not exist', "not-exists")


def fitting_native_queries(view: SourceView, report: Report) -> Source:
    """The source with those native queries whose model and arguments exist."""
    kept = {
        name: item
        for name, item in view.source.native_queries.items()
        if report.keeps(
            ObjectId(Kind.NATIVE_QUERY, name, view.source.name),
            partial(encode, item),
            partial(_check_query, view, item),
        )
    }
    return replace(view.source, native_queries=kept)


def _check_query(view: SourceView, query: NativeQuery) -> None:
    model = view.source.model_of(query)
    if model is None:
        raise EngineError(f"The logical model {query.returns} could not be found", "invalid-configuration")
    used = dict.fromkeys(PLACEHOLDER.findall(query.code))
    _refuse_arguments("used in the query, but are not declared as arguments", used.keys() - query.arguments.keys())
    _refuse_arguments("declared as arguments, but are not used in the query", query.arguments.keys() - used.keys())
    for argument in query.arguments.values():
        if argument.type not in view.catalog.types and argument.type not in TYPE_ALIASES:
            raise EngineError(f'type "{argument.type}" does not exist', "not-exists")
    for relationship in (*query.object_relationships.values(), *query.array_relationships.values()):
        for column in relationship.using.column_mapping:
            if column not in model.fields:
                raise EngineError(f'column "{column}" does not exist in "{model.name}"', "not-exists")
        _check_target(view, relationship.using)


def _check_target(view: SourceView, using: ManualTable | ManualNativeQuery) -> None:
    if isinstance(using, ManualTable) and view.table(using.remote_table) is None:
        message = f'table "{using.remote_table}" does not exist in source: {view.source.name}'
        raise EngineError(message, "not-found")
    if isinstance(using, ManualNativeQuery) and using.remote_native_query not in view.source.native_queries:
        message = f'Native query "{using.remote_native_query}" not found in source "{view.source.name}".'
        raise EngineError(message, "not-found")


def _refuse_arguments(how: str, names: set[str]) -> None:
    if names:
        listed = ", ".join(f"'{name}'" for name in sorted(names))
        raise EngineError(f"The following columns are {how}: [{listed}]", "validation-failed")


TYPE_ALIASES: Final[Mapping[str, str]] = {
    "integer": "int4",
    "int": "int4",
    "bigint": "int8",
    "smallint": "int2",
    "boolean": "bool",
    "real": "float4",
    "double precision": "float8",
    "decimal": "numeric",
    "character varying": "varchar",
    "character": "bpchar",
    "char": "bpchar",
    "string": "text",
    "timestamp with time zone": "timestamptz",
    "timestamp without time zone": "timestamp",
    "time with time zone": "timetz",
    "time without time zone": "time",
}
"""Names SQL has for types beside `pg_type.typname`."""
