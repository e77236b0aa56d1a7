"""The variables of a request, and what a plan has found out about them.

A plan is made with the variables at hand but must serve later requests too. So whatever the
planner looks at is written down as an observation: that a variable is null, which keys an object
has, an enum's value. A plan fits other variables exactly if all its observations hold for them;
scalars that go to the database as parameters are never looked at beyond whether they are null.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from graphql.language import NonNullTypeNode

from hasura.engine.errors import EngineError
from hasura.engine.plan.values import VariableRef
from hasura.engine.plan.writes import MANY_ROWS
from hasura.engine.request.document import Operation, type_text

Probe: TypeAlias = Literal["null", "keys", "length", "value", "negative", "present", "row_keys"]


def _row_keys(rows: Any) -> tuple[str, ...] | None:
    """The keys all objects of a long list have in common, if they have no others."""
    if not isinstance(rows, list) or len(rows) < MANY_ROWS or not isinstance(rows[0], dict):
        return None
    keys = rows[0].keys()
    return tuple(keys) if all(isinstance(row, dict) and row.keys() == keys for row in rows) else None


_PROBES: Final[Mapping[Probe, Callable[[Any], Any]]] = {
    "null": lambda value: value is None,
    "keys": lambda value: tuple(value) if isinstance(value, Mapping) else type(value),
    "length": lambda value: len(value) if isinstance(value, list) else type(value),
    "value": repr,
    "row_keys": _row_keys,
    "negative": lambda value: isinstance(value, int | float) and value < 0,
}


@dataclass(frozen=True, slots=True)
class Observation:
    """What `probe` said about a variable or a part of one."""

    reference: VariableRef
    probe: Probe
    result: Any

    def holds(self, variables: Mapping[str, Any]) -> bool:
        """Whether it is the same for other variables."""
        reference = self.reference
        if self.probe == "present":
            return (reference.name in variables) is self.result
        value: Any = variables.get(reference.name)
        try:
            for key in reference.path:
                value = value[key]
        except (KeyError, IndexError, TypeError):
            return False
        return bool(_PROBES[self.probe](value) == self.result)


@dataclass(slots=True)
class Variables:
    """The variables of one request while a plan is made for it.

    values: given values; operation: their declarations. Observations gather in order.
    """

    operation: Operation
    values: Mapping[str, Any]
    observations: dict[tuple[VariableRef, Probe], Observation] = field(default_factory=dict)

    def observe(self, reference: VariableRef, probe: Probe, value: Any) -> Any:
        """What `probe` says about `value`, which stands at `reference`."""
        result = _PROBES[probe](value)
        self.observations.setdefault((reference, probe), Observation(reference, probe, result))
        return result

    def given(self, name: str) -> bool:
        """Whether the request has a value for the variable."""
        present = name in self.values
        reference = VariableRef(name)
        self.observations.setdefault((reference, "present"), Observation(reference, "present", present))
        return present


def check_variables(operation: Operation, used: frozenset[str], values: Mapping[str, Any]) -> None:
    """Refuse missing, null or unknown variables before anything else is looked at."""
    for declaration in operation.declarations.values():
        if not isinstance(declaration.node.type, NonNullTypeNode):
            continue
        name = declaration.name
        if name not in values:
            if declaration.node.default_value is None:
                raise EngineError(f'expecting a value for non-nullable variable: "{name}"')
        elif values[name] is None:
            raise EngineError(f'null value found for non-nullable type: "{type_text(declaration.node.type)}"')
    unexpected = [name for name in values if name not in used]
    if unexpected:
        raise EngineError(f"unexpected variables in variableValues: {', '.join(unexpected)}")
