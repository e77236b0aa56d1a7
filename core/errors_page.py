"""`python -m core.errors_page`: writes docs/errors.md from core/errors.py."""

from pathlib import Path

from core.errors import Errors

PAGE = Path(__file__).resolve().parent.parent / "docs" / "errors.md"
HEADER = """# Errors

Every error of the REST interfaces has one shape:

```json
{"error": {"code": "input-invalid", "message": "…", "field": "name", "value": "", "expected": "…"}}
```

`code` is one of the list below and never changes its meaning; `message` is for people. Where a field was refused,
`field` is its path in the input, `value` what was sent (never a password or token), `expected` what would fit; of
several refused fields `faults` lists all. A GraphQL action answers with the same `message`, and with `code` and
the rest under `extensions`. Every answer bears `X-Correlation-ID`, which is also in the log; a request may bring
its own. `Retry-After` tells how many seconds to wait.

This page is generated from `core/errors.py` by `make docs`.

| code | status | meaning |
|---|---|---|
"""


def errors_page() -> str:
    """The page's text: one row a code, in the order of the source."""
    return HEADER + "".join(f"| `{kind.code}` | {kind.status} | {kind.meaning} |\n" for kind in Errors.all())


if __name__ == "__main__":
    PAGE.write_text(errors_page())
