"""Several indicators judged as one: a group is raised while all, or any, of its members are.

Three-valued (Kleene): a member that is normal settles "all", one that is raised settles "any"; short of that a
member without a judgement leaves the group without one.
"""

from collections.abc import Mapping
from enum import StrEnum

from domain.condition import RAISED, Level


class Combine(StrEnum):
    """Whether all members must be raised, or any."""

    ALL = "all"
    ANY = "any"


def combined_level(members: Mapping[str, Level], combine: Combine) -> Level:
    """The level that all members reach at least, or the worst that any has."""
    levels = frozenset(members.values())
    unjudged = Level.UNKNOWN if Level.UNKNOWN in levels else Level.NOT_RUNNING
    is_unjudged = bool(levels & {Level.UNKNOWN, Level.NOT_RUNNING})
    if combine is Combine.ALL:
        if Level.NORMAL in levels:
            return Level.NORMAL
        return unjudged if is_unjudged else Level.WARNING if Level.WARNING in levels else Level.ALARM
    if levels & frozenset(RAISED):
        return Level.ALARM if Level.ALARM in levels else Level.WARNING
    return unjudged if is_unjudged else Level.NORMAL


def group_reason(members: Mapping[str, Level], combine: Combine) -> str:
    """How the members stand, in words."""
    standing = ", ".join(f"{name} is {level.value.replace('_', ' ')}" for name, level in sorted(members.items()))
    return f"{combine.value} of its members: {standing}"
