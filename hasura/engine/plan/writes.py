"""Writing: inserts with what hangs on them, updates, deletes, and what is answered about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from hasura.engine.catalog.model import PgType
from hasura.engine.metadata.permissions import ValidationWebhook
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import TRUE, Condition
from hasura.engine.plan.operations import ActionField, ConstantField, DatabaseField
from hasura.engine.plan.rows import Fields, TextOutput
from hasura.engine.plan.values import Param


@dataclass(frozen=True, slots=True)
class AffectedRows:
    """How many rows were written."""


@dataclass(frozen=True, slots=True)
class Returning:
    """Fields of the written rows."""

    fields: Fields


@dataclass(frozen=True, slots=True)
class WriteAnswer:
    """A mutation response: its fields in order."""

    fields: tuple[tuple[str, AffectedRows | Returning | TextOutput], ...]


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """The one written row as an object, or null."""

    fields: Fields


Answer: TypeAlias = "WriteAnswer | RowAnswer"


@dataclass(frozen=True, slots=True)
class OnConflict:
    """What to do with a row that is there already: nothing, or set `columns` from the new one.

    constraint: None for any (only where nothing is done).
    presets: what the update permission sets besides. where: which existing rows may be changed.
    check: what the update permission wants of the row afterwards.
    """

    constraint: str | None
    columns: tuple[str, ...]
    presets: tuple[tuple[str, Param], ...] = ()
    where: Condition = TRUE
    check: Condition = TRUE


@dataclass(frozen=True, slots=True)
class ParentInsert:
    """A row this one points to, inserted first.

    columns: own column, its type, the parent's column.
    """

    relationship: str
    columns: tuple[tuple[str, PgType, str], ...]
    insert: Insert


@dataclass(frozen=True, slots=True)
class ChildInsert:
    """Rows that point to this one, inserted after it.

    columns: the child's column, its type, own column.
    """

    relationship: str
    columns: tuple[tuple[str, PgType, str], ...]
    insert: Insert


@dataclass(frozen=True, slots=True)
class NewRow:
    """Values by column, presets included, and the rows inserted along."""

    values: tuple[tuple[str, Param], ...]
    parents: tuple[ParentInsert, ...] = ()
    children: tuple[ChildInsert, ...] = ()


MANY_ROWS = 20
"""From here on rows are written as one list for each column."""


@dataclass(frozen=True, slots=True)
class ListedRows:
    """Rows alike that a variable lists, however many. columns: each with its type and the list of its
    values; presets: what every row gets besides."""

    columns: tuple[tuple[str, PgType, Param], ...]
    presets: tuple[tuple[str, Param], ...]

    @property
    def names(self) -> list[str]:
        """The columns that are written, in order."""
        return [name for name, _, _ in self.columns] + [name for name, _ in self.presets]


@dataclass(frozen=True, slots=True)
class Insert:
    """Rows for one table; `check` must hold for each inserted one. columns: all of the table's.

    listed: the rows, where a variable lists them; then `rows` is empty.
    """

    table: QualifiedName
    columns: tuple[str, ...]
    rows: tuple[NewRow, ...]
    check: Condition
    on_conflict: OnConflict | None = None
    path: str = "$"
    listed: ListedRows | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to insert."""
        return not self.rows and self.listed is None

    @property
    def is_nested(self) -> bool:
        """Whether rows of other tables are inserted along."""
        return any(row.parents or row.children for row in self.rows)


@dataclass(frozen=True, slots=True)
class Assignment:
    """`column` changed by `operator` (`_set`, `_inc`, …)."""

    column: str
    operator: str
    value: Param


@dataclass(frozen=True, slots=True)
class Update:
    """Rows of a table changed; `check` must hold for each afterwards."""

    table: QualifiedName
    where: Condition
    assignments: tuple[Assignment, ...]
    check: Condition
    path: str = "$"


@dataclass(frozen=True, slots=True)
class Delete:
    """Rows of a table removed."""

    table: QualifiedName
    where: Condition
    path: str = "$"


Write: TypeAlias = "Insert | Update | Delete"


@dataclass(frozen=True, slots=True)
class WriteField:
    """A root field that writes. columns: all of the table's, in order.

    two_step: the answer looks at other tables, so it is read after the write, not in it.
    """

    source: str
    write: Write
    answer: Answer
    columns: tuple[str, ...]
    two_step: bool


@dataclass(frozen=True, slots=True)
class WriteManyField:
    """A root field that answers a list: several updates after each other."""

    source: str
    writes: tuple[WriteField, ...]


MutationField: TypeAlias = (
    "WriteField | WriteManyField | DatabaseField | ConstantField | ActionField | MutationNamespace"
)


@dataclass(frozen=True, slots=True)
class MutationNamespace:
    """Root fields that stand under one key."""

    fields: tuple[tuple[str, MutationField], ...]


@dataclass(frozen=True, slots=True)
class Validation:
    """A webhook to ask before anything is written, with what is to be written (JSON values)."""

    webhook: ValidationWebhook
    input: Sequence[Any]


@dataclass(frozen=True, slots=True)
class MutationPlan:
    """A mutation: its root fields, run in order once the webhooks have nothing against it."""

    fields: tuple[tuple[str, MutationField], ...]
    validations: tuple[Validation, ...] = ()
