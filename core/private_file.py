"""Files with secrets in them."""

import os
from pathlib import Path


def write_privately(path: Path, text: str) -> None:
    """Replace the file `path` by `text` in one step, readable by its owner alone."""
    partial = path.with_name(f"{path.name}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)
