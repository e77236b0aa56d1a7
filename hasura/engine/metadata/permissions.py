"""Select, insert, update and delete permissions of a table for one role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hasura.engine.metadata.codec import Json, of
from hasura.engine.metadata.names import ColumnNames
from hasura.engine.metadata.triggers import Header

BoolExp: TypeAlias = Json
"""A row condition as written: `{"id": {"_eq": "X-Hasura-User-Id"}}`."""


@dataclass(frozen=True, slots=True)
class ValidationWebhook:
    """Who judges what a role wants to write; seconds."""

    url: str
    headers: tuple[Header, ...] = ()
    timeout: int = 10
    forward_client_headers: bool = False


@dataclass(frozen=True, slots=True)
class InputValidation:
    """A webhook that is asked before anything is written."""

    type: Literal["http"]
    definition: ValidationWebhook


@dataclass(frozen=True, slots=True)
class SelectDefinition:
    """What a role may read. Root field lists: None = all, () = none."""

    columns: ColumnNames
    filter: BoolExp
    limit: int | None = None
    allow_aggregations: bool = False
    computed_fields: tuple[str, ...] = ()
    query_root_fields: tuple[str, ...] | None = None
    subscription_root_fields: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class InsertDefinition:
    """What a role may insert; `check` must hold for the new row. `set` are presets."""

    check: BoolExp
    columns: ColumnNames = "*"
    set: Mapping[str, Json] = of(default_factory=dict)
    backend_only: bool = False
    validate_input: InputValidation | None = None


@dataclass(frozen=True, slots=True)
class UpdateDefinition:
    """What a role may update; `filter` must hold before, `check` (None: nothing) after."""

    columns: ColumnNames
    filter: BoolExp
    check: BoolExp = of(default=None, always=True)
    set: Mapping[str, Json] = of(default_factory=dict)
    backend_only: bool = False
    validate_input: InputValidation | None = None


@dataclass(frozen=True, slots=True)
class DeleteDefinition:
    """Which rows a role may delete."""

    filter: BoolExp
    backend_only: bool = False
    validate_input: InputValidation | None = None


@dataclass(frozen=True, slots=True)
class SelectPermission:
    """A select permission with its role."""

    role: str
    permission: SelectDefinition
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class InsertPermission:
    """An insert permission with its role."""

    role: str
    permission: InsertDefinition
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class UpdatePermission:
    """An update permission with its role."""

    role: str
    permission: UpdateDefinition
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class DeletePermission:
    """A delete permission with its role."""

    role: str
    permission: DeleteDefinition
    comment: str | None = None


Permission: TypeAlias = SelectPermission | InsertPermission | UpdatePermission | DeletePermission
