"""The examples of docs/ingest.md are sent as they stand, and answered as it says."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from ingest.answer import Answer
from ingest.foreign import READERS, UMH
from ingest.shapes import KINDS
from tests.ingest.conftest import World

PAGE = Path(__file__).parents[2] / "docs" / "ingest.md"


def test_the_examples_do_what_the_page_says(world: World, send: Callable[..., Answer]) -> None:
    blocks = re.findall(r"^```json (\S+)\n(.*?)^```", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    examples = list(zip(blocks[::2], blocks[1::2], strict=True))
    shown = {kind.partition("/")[0] for (kind, _), _ in examples}
    assert shown == {*KINDS, *READERS, UMH}, "an example of every shape"
    for (kind, body), (label, answer) in examples:
        assert label == "answer"
        assert send(kind, body.encode()) == msgspec.json.decode(answer, type=Answer), body
    power = (
        "SELECT value FROM telemetry.measurement JOIN telemetry.series ON id = series_id WHERE measure = 'power'"
    )
    assert sorted(row[0] for row in world.rows(power)) == [4.1, 4.2, 4.2, 4.3]
    assert world.value("SELECT count(*) FROM telemetry.spectrum") == 3
