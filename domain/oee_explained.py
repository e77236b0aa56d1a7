"""How each indicator of OEE came about: formula, the numbers put in, the value.

Source: the formulas of ISO 22400-2 as in ``domain.oee``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.oee import OeeElements, indicators

FORMULAS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("availability", "APT / (PBT - unknown)", ("apt_s", "observed_s")),
    ("performance", "Σ(ideal cycle time × produced) / APT", ("ideal_all_s", "apt_s")),
    ("quality", "Σ(ideal cycle time × good) / Σ(ideal cycle time × produced)", ("ideal_good_s", "ideal_all_s")),
    ("quality_by_count", "good / produced", ("good", "produced")),
    ("oee", "Σ(ideal cycle time × good) / (PBT - unknown)", ("ideal_good_s", "observed_s")),
    ("coverage", "(PBT - unknown) / PBT", ("observed_s", "pbt_s")),
    (
        "nee",
        "(APT + AUST) / (PBT - unknown) × Σ(ideal cycle time × good) / APT",
        ("aupt_s", "observed_s", "ideal_good_s", "apt_s"),
    ),
    (
        "teep",
        "Σ(ideal cycle time × good) / (PBT - unknown) × PBT / calendar time",
        ("ideal_good_s", "observed_s", "pbt_s", "calendar_s"),
    ),
    ("utilization_efficiency", "APT / (APT + AUST + ADET)", ("apt_s", "aubt_s")),
    ("allocation_efficiency", "(APT + AUST + ADET) / (PBT - unknown)", ("aubt_s", "observed_s")),
    ("technical_efficiency", "APT / (APT + ADET)", ("apt_s", "adet_s")),
    ("setup_ratio", "AUST / (APT + AUST)", ("aust_s", "aupt_s")),
    ("throughput_per_h", "produced × 3600 / (PBT - unknown)", ("produced", "aoet_s")),
    ("product_rate_per_h", "produced × 3600 / APT", ("produced", "apt_s")),
    ("scrap_ratio", "scrap / produced", ("scrap", "produced")),
    ("rework_ratio", "rework / produced", ("rework", "produced")),
    ("mtbf_s", "(APT + AUST) / failures", ("aupt_s", "failures")),
    ("mttr_s", "fault time / failures", ("fault_s", "failures")),
)
"""Indicator, its formula, and the elements in it, in reading order."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one number came about: its formula, the numbers put in (unit in the name), the value."""

    name: str
    formula: str
    inputs: tuple[tuple[str, float], ...]
    value: float | None


def explain(elements: OeeElements) -> tuple[Explanation, ...]:
    """The numbers behind the planned busy time and each indicator, in reading order."""
    found = indicators(elements)
    parts = ("apt_s", "aust_s", "adet_s", "adot_s", "unknown_s")
    return (
        Explanation(
            "planned_busy_time_s",
            "APT + AUST + ADET + ADOT + unknown",
            tuple(_inputs(elements, parts)),
            elements.pbt_s,
        ),
        *(
            Explanation(name, formula, tuple(_inputs(elements, inputs)), getattr(found, name))
            for name, formula, inputs in FORMULAS
        ),
    )


def _inputs(elements: OeeElements, names: Iterable[str]) -> Iterable[tuple[str, float]]:
    return ((name, float(getattr(elements, name))) for name in names)
