"""Recorded data of real plants, read from beside the checkout; tests skip with the reason without it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[3] / "shared" / "data"


@dataclass(frozen=True)
class Recording:
    path: Path
    needed: pytest.MarkDecorator


def recording(name: str) -> Recording:
    path = _SHARED / name
    return Recording(path, pytest.mark.skipif(not path.exists(), reason=f"no {path} beside the checkout"))
