import type { Period, PeriodKind } from "@/lib/format/periods";
import { neighbour, periodAround, periodLabel } from "@/lib/format/periods";
import type { Address } from "@/lib/use-address";

export type PeriodChoice = {
  period: Period;
  label: string;
  isNow: boolean;
  canGoOn: boolean;
  step: (direction: -1 | 1) => void;
};

/** Goes to a period by its beginning; the present one stands without an instant in the address, so that it moves on. */
export function goTo(address: Address, from: number, present: number): void {
  address.set({ at: from >= present ? null : new Date(from).toISOString() });
}

/** The day, week or month that the address names by `at`, else the present one. */
export function calendarChoice(kind: PeriodKind, address: Address, now: number, timeZone: string): PeriodChoice {
  const at = Date.parse(address.get("at"));
  const period = periodAround(Number.isNaN(at) ? now : at, kind, timeZone);
  const present = periodAround(now, kind, timeZone);
  return {
    period,
    label: periodLabel(period, kind, timeZone),
    isNow: period.from === present.from,
    canGoOn: period.to <= now,
    step: (direction) => goTo(address, neighbour(period, kind, timeZone, direction).from, present.from),
  };
}
