"""Collects inconsistencies while metadata is checked object by object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json, encode
from hasura.engine.metadata.fields import UntrackedError
from hasura.engine.metadata.objects import Inconsistency, ObjectId, inconsistent
from hasura.engine.names import QualifiedName


class Report:
    """The faults found so far."""

    def __init__(self) -> None:
        self.found: list[Inconsistency] = []

    def add(self, item: ObjectId, definition: Json, reason: str) -> None:
        """One object that doesn't fit."""
        self.found.append(inconsistent(item, definition, reason))

    def keeps(
        self, item: ObjectId, definition: Callable[[], Json], check: Callable[[], object], *context: str
    ) -> bool:
        """Whether `check` passes; its EngineError becomes the reason, with `context` in front.

        definition: makes the JSON of the object, where it is told.

        A missing table is told without context, as Hasura does.
        """
        try:
            check()
        except UntrackedError as error:
            self.add(item, definition(), error.message)
            return False
        except EngineError as error:
            self.add(item, definition(), "".join(f"{part}: " for part in context) + error.message)
            return False
        return True


def table_definition(source: str, table: QualifiedName, part: Any) -> dict[str, Json]:
    """A part of a table as operations write it: with its table and source."""
    return {"source": source, "table": table.to_json(), "comment": None, **encode(part)}


def because(problems: list[str]) -> str:
    """Hasura's list of reasons: one in the sentence, several as points."""
    if len(problems) == 1:
        return f"because {problems[0]}"
    return "for the following reasons:\n" + "".join(f"  • {problem}\n" for problem in problems)
