"""Where the planned time went: a waterfall from planned busy time to valuable time, and the six big losses.

down = ADET, wait = ADOT, setup = AUST, speed = APT - ideal_all (negative where the ideal cycle time
is too long), quality = ideal_all - ideal_good, valuable = ideal_good: they add up to PBT.
Source: six big losses, Willmott & McCarthy, "TPM: A Route to World-Class Performance", pp. 81, 127.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.oee import OeeElements, ratio


@dataclass(frozen=True, slots=True)
class Loss:
    """One step of a waterfall in seconds of planned time (or in parts)."""

    name: str
    amount: float


@dataclass(frozen=True, slots=True)
class ParetoLine:
    """A cause with its amount, its share of the whole and the share of all causes down to it."""

    cause: str
    amount: float
    share: float
    cumulative_share: float


@dataclass(frozen=True, slots=True)
class Missing:
    """What lacks of a target: valuable time in seconds, and good parts where they have a cycle time."""

    seconds: float
    parts: float | None


def missing_to_target(elements: OeeElements, oee: float | None, target: float) -> Missing | None:
    """How much more valuable time (and how many good parts) would make the OEE the target; None without OEE.

    OEE = Σ(ICT·GQ) / observed planned busy time, so target × observed - Σ(ICT·GQ) is missing; parts at the mean
    ideal cycle time of what was made. 0 where the target is reached.
    """
    if oee is None:
        return None
    seconds = max(0.0, target * elements.observed_s - elements.ideal_good_s)
    cycle_s = mean_cycle_s(elements)
    return Missing(seconds, seconds / cycle_s if cycle_s else None)


def waterfall(elements: OeeElements) -> tuple[Loss, ...]:
    """Losses and the valuable rest in seconds, in reading order; their sum is ``elements.pbt_s``."""
    e = elements
    return (
        Loss("unknown", e.unknown_s),
        Loss("wait", e.adot_s),
        Loss("down", e.adet_s),
        Loss("setup", e.aust_s),
        Loss("speed", e.apt_s - e.ideal_all_s),
        Loss("quality", e.ideal_all_s - e.ideal_good_s),
        Loss("valuable", e.ideal_good_s),
    )


def mean_cycle_s(elements: OeeElements) -> float | None:
    """Mean ideal cycle time of what was made; None without timed parts."""
    timed = elements.produced - elements.unassigned
    return elements.ideal_all_s / timed if timed > 0 and elements.ideal_all_s > 0 else None


def in_parts(steps: Iterable[Loss], elements: OeeElements) -> tuple[Loss, ...] | None:
    """Losses in parts at the mean ideal cycle time of what was made; None without timed parts."""
    cycle_s = mean_cycle_s(elements)
    return tuple(Loss(step.name, step.amount / cycle_s) for step in steps) if cycle_s else None


def six_big_losses(elements: OeeElements, *, startup_reject_ideal_s: float = 0.0) -> tuple[Loss, ...]:
    """The six big losses in seconds, then waiting, unknown and valuable time; they add up to PBT.

    Minor stops are those below the micro-stop threshold, wherever they are booked.
    ``startup_reject_ideal_s``: ideal seconds of the rejects made while starting up.
    """
    e = elements
    return (
        Loss("breakdowns", e.adet_s - e.minor_stop_down_s),
        Loss("setup_and_adjustment", e.aust_s),
        Loss("idling_and_minor_stops", e.minor_stop_run_s + e.minor_stop_down_s),
        Loss("reduced_speed", e.apt_s - e.minor_stop_run_s - e.ideal_all_s),
        Loss("defects_and_rework", e.ideal_all_s - e.ideal_good_s - startup_reject_ideal_s),
        Loss("startup_rejects", startup_reject_ideal_s),
        Loss("waiting", e.adot_s),
        Loss("unknown", e.unknown_s),
        Loss("valuable", e.ideal_good_s),
    )


def pareto(amounts: Iterable[tuple[str, float]]) -> tuple[ParetoLine, ...]:
    """Amounts summed by cause, the largest first (equal ones by name)."""
    sums: dict[str, float] = {}
    for cause, amount in amounts:
        sums[cause] = sums.get(cause, 0.0) + amount
    whole = sum(sums.values())
    lines: list[ParetoLine] = []
    running = 0.0
    for cause, amount in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        running += amount
        lines.append(ParetoLine(cause, amount, ratio(amount, whole) or 0.0, ratio(running, whole) or 0.0))
    return tuple(lines)
