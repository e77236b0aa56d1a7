"""What energy is set against: parts, a baseline, money saved; and power from electrical quantities.

Source: EnPI and baseline after ISO 50006; decisions and examples EN3, EN8 of docs/domain.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from domain.oee import ratio


@dataclass(frozen=True, slots=True)
class StandbySaving:
    """What standby costs and what of it could be avoided, with the assumption it rests on."""

    avoidable_share: float
    energy_kwh: float
    cost: float
    emissions_kg: float | None


def specific_energy_kwh(energy_kwh: float, parts: float) -> float | None:
    """EnPI: energy per part (good parts, or all); None without parts, the energy stays listed."""
    return ratio(energy_kwh, parts)


def standby_share(standby_kwh: float, total_kwh: float) -> float | None:
    """E_standby / E_total."""
    return ratio(standby_kwh, total_kwh)


def normalised_enpi(actual_kwh: float, baseline_kwh: float) -> float | None:
    """E_actual / E_baseline of the same production; above 1: more than the reference period."""
    return ratio(actual_kwh, baseline_kwh)


def standby_saving(
    standby_kwh: float,
    price_per_kwh: float,
    *,
    avoidable_share: float = 0.7,
    factor_g_per_kwh: float | None = None,
) -> StandbySaving:
    """Savings potential of standby energy: share × energy × price (EN8)."""
    if not 0 <= avoidable_share <= 1:
        raise ValueError(f"avoidable_share: {avoidable_share} given, a share from 0 to 1 is expected")
    saved_kwh = standby_kwh * avoidable_share
    saved_kg = None if factor_g_per_kwh is None else saved_kwh * factor_g_per_kwh / 1000
    return StandbySaving(avoidable_share, saved_kwh, saved_kwh * price_per_kwh, saved_kg)


def phase_imbalance(phases: Sequence[float]) -> float | None:
    """Largest deviation of a phase from the phases' mean, over that mean; None for one phase or no mean.

    The rule of NEMA MG 1 for voltages, here on energy or power.
    """
    mean = math.fsum(phases) / len(phases) if len(phases) >= 2 else 0.0
    return max(abs(value - mean) for value in phases) / mean if mean > 0 else None


def power_factor(active: float, reactive: float) -> float | None:
    """P / sqrt(P² + Q²), from powers or from energies of the same interval; None where both are 0."""
    return ratio(active, math.hypot(active, reactive))


def three_phase_power_kw(line_voltage_v: float, current_a: float, power_factor: float) -> float:
    """Active power of a balanced three-phase load: sqrt(3) × U_LL × I × pf."""
    return math.sqrt(3) * line_voltage_v * current_a * power_factor / 1000
