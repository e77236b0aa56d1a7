"""Names of indicators in words."""

import pytest

from domain.indicator_names import indicator_name


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        ("velocity_rms", "Velocity RMS"),
        ("temperature", "Temperature"),
        ("crest_factor", "Crest factor"),
        ("health:gear_wear", "Health: gear wear"),
    ],
)
def test_an_indicator_has_a_name_in_words(indicator: str, name: str) -> None:
    assert indicator_name(indicator) == name
