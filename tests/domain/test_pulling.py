"""When a source is asked, and how its next request goes on."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.pulling import (
    PullError,
    authorized,
    compile_cursor,
    first_due,
    pause_seconds,
)

BASE = "https://api.example.com/v1/readings?site=7"
AT = datetime(2026, 11, 20, 10, 2, 30, tzinfo=UTC)


def body(**content: Any) -> bytes:
    return json.dumps(content).encode()


def test_the_newest_time_goes_into_the_next_address_and_never_back() -> None:
    cursor = compile_cursor({"parameter": "since", "start": "2026-01-01T00:00:00Z"})
    assert cursor.address(BASE, {}) == BASE + "&since=2026-01-01T00%3A00%3A00Z"
    first = cursor.after(BASE, {}, b"[]", AT)
    assert cursor.address(BASE, first) == BASE + "&since=2026-11-20T10%3A02%3A30Z"
    assert cursor.goes_on({}, first)
    assert cursor.after(BASE, first, b"[]", AT - timedelta(days=1)) == first
    assert cursor.after(BASE, first, b"[]", None) == first
    assert not cursor.goes_on(first, first)


@pytest.mark.parametrize(
    ("form", "written"), [("s", "1795168950"), ("ms", "1795168950000"), ("us", "1795168950000000")]
)
def test_a_time_is_written_as_the_source_wants_it(form: str, written: str) -> None:
    cursor = compile_cursor({"parameter": "from", "format": form})
    assert cursor.address(BASE, {}) == BASE
    assert cursor.after(BASE, {}, b"", AT)["value"] == written


def test_a_value_out_of_the_body() -> None:
    cursor = compile_cursor({"parameter": "after", "value": "payload.last_id"})
    there = cursor.after(BASE, {}, body(last_id=41), AT)
    assert there == {"value": "41"}
    assert cursor.after(BASE, there, body(last_id=None), AT) == there
    with pytest.raises(PullError, match="value: "):
        cursor.after(BASE, there, body(last_id=[1]), AT)
    with pytest.raises(PullError, match="value: "):
        cursor.after(BASE, there, b"no JSON", AT)


def test_pages_are_followed_to_the_last_which_is_asked_again() -> None:
    cursor = compile_cursor({"next": "has(payload.next) ? payload.next : null"})
    there = cursor.after(BASE, {}, body(next="?page=2"), None)
    assert there["next"] == "https://api.example.com/v1/readings?page=2"
    assert cursor.goes_on({}, there)
    last = cursor.after(BASE, there, body(), None)
    assert last == there
    assert not cursor.goes_on(there, last)


def test_pages_within_a_time() -> None:
    cursor = compile_cursor({"parameter": "since", "next": "payload.next"})
    there = cursor.after(BASE, {}, body(next="/v1/readings?page=2"), AT)
    assert cursor.address(BASE, there).endswith("?page=2")
    after = cursor.after(BASE, there, body(next=None), AT - timedelta(hours=1))
    assert cursor.address(BASE, after) == BASE + "&since=2026-11-20T10%3A02%3A30Z"


@pytest.mark.parametrize(
    "link", ["https://evil.example/?k=secret", "http://api.example.com/", "//x/", "https://["]
)
def test_no_page_at_another_host(link: str) -> None:
    cursor = compile_cursor({"next": "payload.next"})
    with pytest.raises(PullError, match="own host") as refused:
        cursor.after(BASE, {}, body(next=link), None)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ([], "cursor"),
        ({"page": "x"}, "page"),
        ({"next": 1}, "next"),
        ({"next": "payload +"}, "next"),
        ({"next": "body.next"}, "next"),
        ({"parameter": "since", "format": "iso"}, "format"),
        ({"start": "2026"}, "start"),
    ],
)
def test_a_cursor_that_cannot_be_used(document: Any, field: str) -> None:
    with pytest.raises(PullError, match=f"^{field}: "):
        compile_cursor(document)


def test_when_it_is_asked() -> None:
    assert first_due(AT, None, 300, "UTC") == AT + timedelta(minutes=5)
    assert first_due(AT, "*/5 * * * *", None, "UTC") == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    assert first_due(AT, "0 6 * * *", None, "Europe/Berlin") == datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
    for wrong in ("every day", "* * * * * *", "0 0 30 2 *", "61 * * * *", ""):
        with pytest.raises(PullError, match=r"^schedule: "):
            first_due(AT, wrong, None, "UTC")


def test_failures_double_the_pause_to_an_hour() -> None:
    assert [pause_seconds(failures) for failures in (1, 2, 3, 6, 7, 1000)] == [60, 120, 240, 1920, 3600, 3600]
    assert pause_seconds(1, 500) == 500
    assert pause_seconds(3, 1) == 240
    assert pause_seconds(1, 1e9) == 86400


def test_how_it_says_who_it_is() -> None:
    assert authorized(BASE, "none", None, "") == (BASE, {})
    assert authorized(BASE, "header", "X-Key", "s") == (BASE, {"X-Key": "s"})
    assert authorized(BASE, "query", "key", "s&t") == (BASE + "&key=s%26t", {})
    assert authorized(BASE, "bearer", None, "s") == (BASE, {"Authorization": "Bearer s"})
    basic = {"Authorization": "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}  # the example of RFC 7617, section 2
    assert authorized(BASE, "basic", "Aladdin", "open sesame") == (BASE, basic)
