"""docs/settings.md says what core/settings.py says."""

from core.settings import Settings
from core.settings_page import PAGE, settings_page


def test_the_page_is_current() -> None:
    assert PAGE.read_text() == settings_page(), "run: make docs"


def test_every_setting_is_explained() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"`MILLWRIGHT_{name.upper()}`" in settings_page()
