"""Tables of what people may not enter: each case names the field that is refused and words of what is expected."""

from typing import Any

from tests.handlers.conftest import Caller, Refused

Case = tuple[str, dict[str, Any], str, str]
"""Path below the service, body, the field (a dotted path), words of what is expected."""


def all_refused(rest: Caller, refused: Refused, service: str, cases: list[Case], method: str = "POST") -> None:
    """Each case is answered by 422 and says what it may not; none is answered by anything else."""
    for path, body, field, words in cases:
        error = refused(rest(method, f"/api/{service}/{path}", body), 422, "input-invalid")
        assert error["field"] == field, (path, body, error)
        assert words in error["expected"], (path, body, error)
