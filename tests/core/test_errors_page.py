"""docs/errors.md says what core/errors.py says."""

from core.errors import Errors
from core.errors_page import PAGE, errors_page


def test_the_page_is_current() -> None:
    assert PAGE.read_text() == errors_page(), "run: make docs"


def test_codes_are_told_apart_and_grouped() -> None:
    codes = [kind.code for kind in Errors.all()]
    assert len(codes) == len(set(codes))
    assert {code.partition("-")[0] for code in codes} == {"auth", "input", "state", "limit", "server"}
