"""Prints figures as Markdown tables."""

from collections.abc import Sequence
from statistics import quantiles


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A titled table; floats are shortened."""
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(_shown(cell) for cell in row) + " |", flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0..1) of the values lie."""
    ordered = sorted(values)
    if len(ordered) == 1:
        return ordered[0]
    return quantiles(ordered, n=1000, method="inclusive")[min(998, max(0, round(share * 1000) - 1))]


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.2f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
