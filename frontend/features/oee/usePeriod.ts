"use client";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatClock, formatDay } from "@/lib/format/time";
import type { Period, PeriodKind } from "@/lib/format/periods";
import { neighbour, periodAround, periodLabel } from "@/lib/format/periods";
import { useNow } from "@/lib/format/use-now";
import type { Address } from "@/lib/use-address";

const SHIFTS = graphql(`
  subscription Shifts($machines: [uuid!]!) {
    shift_result(
      where: { machine_id: { _in: $machines } }
      distinct_on: [started_at]
      order_by: [{ started_at: desc }, { ended_at: desc }]
      limit: 90
    ) {
      id
      shift_name
      started_at
      ended_at
    }
  }
`);

export const PERIODS = [
  { value: "shift", label: "Shift" },
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
] as const;
export type OeePeriodKind = (typeof PERIODS)[number]["value"];

export type ChosenPeriod = {
  kind: OeePeriodKind;
  /** null: no shift is known yet. */
  period: Period | null;
  isLoading: boolean;
  label: string;
  isNow: boolean;
  canGoOn: boolean;
  step: (direction: -1 | 1) => void;
};

/** Which shift, day or week is shown: by the address, else the present one. */
export function usePeriod(scope: Scope, address: Address): ChosenPeriod {
  const kind = PERIODS.find((item) => item.value === address.get("period"))?.value ?? "day";
  const machines = useMemo(() => scope.machines.map((machine) => machine.id), [scope]);
  const shifts = useLiveTopic(SHIFTS, useMemo(() => ({ machines }), [machines]));
  const now = useNow(60_000);
  const at = Date.parse(address.get("at"));
  const isNow = Number.isNaN(at);
  const instant = isNow ? now : at;
  const go = (next: number, last: number) => address.set({ at: next >= last ? null : new Date(next).toISOString() });
  if (kind === "shift") {
    const list = (shifts.data?.shift_result ?? []).map((row) => ({
      name: row.shift_name,
      from: Date.parse(row.started_at),
      to: Date.parse(row.ended_at),
    }));
    const found = isNow ? 0 : list.findIndex((shift) => shift.from <= instant);
    const shift = list[found];
    return {
      kind,
      period: shift ? { from: shift.from, to: shift.to } : null,
      isLoading: shifts.data === undefined && shifts.failure === null,
      label: shift ? shiftLabel(shift, scope.timeZone) : "No shift yet",
      isNow: found === 0,
      canGoOn: found > 0,
      step: (direction) => {
        const next = list[found - direction];
        if (next) go(next.from, list[0]?.from ?? next.from);
      },
    };
  }
  return calendarPeriod(kind, instant, now, scope.timeZone, go);
}

function calendarPeriod(
  kind: PeriodKind & OeePeriodKind,
  instant: number,
  now: number,
  timeZone: string,
  go: (next: number, last: number) => void,
): ChosenPeriod {
  const period = periodAround(instant, kind, timeZone);
  const present = periodAround(now, kind, timeZone);
  return {
    kind,
    period,
    isLoading: false,
    label: periodLabel(period, kind, timeZone),
    isNow: period.from === present.from,
    canGoOn: period.to <= now,
    step: (direction) => go(neighbour(period, kind, timeZone, direction).from, present.from),
  };
}

function shiftLabel(shift: { name: string; from: number; to: number }, timeZone: string): string {
  const clock = (instant: number) => formatClock(instant, { timeZone });
  return `${shift.name}, ${formatDay(shift.from, { timeZone })} ${clock(shift.from)}–${clock(shift.to)}`;
}
