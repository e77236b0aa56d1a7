"""Groups of indicators: what all or any of the members make of it, with and without judgements."""

import pytest

from domain.condition import Level
from domain.condition_group import Combine, combined_level, group_reason


@pytest.mark.parametrize(
    ("members", "all_of_them", "any_of_them"),
    [
        ("normal normal", "normal", "normal"),
        ("warning normal", "normal", "warning"),
        ("warning alarm", "warning", "alarm"),
        ("alarm alarm", "alarm", "alarm"),
        ("alarm unknown", "unknown", "alarm"),
        ("normal unknown", "normal", "unknown"),
        ("warning not_running", "not_running", "warning"),
        ("normal not_running alarm", "normal", "alarm"),
        ("not_running unknown", "unknown", "unknown"),
        ("not_running not_running", "not_running", "not_running"),
    ],
)
def test_what_members_make_of_a_group(members: str, all_of_them: str, any_of_them: str) -> None:
    levels = {f"indicator {n}": Level(level) for n, level in enumerate(members.split())}
    assert combined_level(levels, Combine.ALL) == all_of_them
    assert combined_level(levels, Combine.ANY) == any_of_them


def test_how_the_members_stand() -> None:
    members = {"velocity_rms": Level.ALARM, "temperature": Level.NOT_RUNNING}
    expected = "all of its members: temperature is not running, velocity_rms is alarm"
    assert group_reason(members, Combine.ALL) == expected
