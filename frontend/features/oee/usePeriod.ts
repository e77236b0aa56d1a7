"use client";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import type { PeriodChoice } from "@/lib/calendar-choice";
import { calendarChoice, goTo } from "@/lib/calendar-choice";
import { formatClock, formatDay } from "@/lib/format/time";
import type { Period } from "@/lib/format/periods";
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

/** `period` is null while no shift is known. */
export type ChosenPeriod = Omit<PeriodChoice, "period"> & { kind: OeePeriodKind; period: Period | null; isLoading: boolean };

/** Which shift, day or week is shown: by the address, else the present one. */
export function usePeriod(scope: Scope, address: Address): ChosenPeriod {
  const kind = PERIODS.find((item) => item.value === address.get("period"))?.value ?? "day";
  const machines = useMemo(() => scope.machines.map((machine) => machine.id), [scope]);
  const shifts = useLiveTopic(SHIFTS, useMemo(() => ({ machines }), [machines]));
  const now = useNow(60_000);
  if (kind === "shift") {
    const list = (shifts.data?.shift_result ?? []).map((row) => ({
      name: row.shift_name,
      from: Date.parse(row.started_at),
      to: Date.parse(row.ended_at),
    }));
    const at = Date.parse(address.get("at"));
    const found = Number.isNaN(at) ? 0 : list.findIndex((shift) => shift.from <= at);
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
        if (next) goTo(address, next.from, list[0]?.from ?? next.from);
      },
    };
  }
  return { kind, isLoading: false, ...calendarChoice(kind, address, now, scope.timeZone) };
}

function shiftLabel(shift: { name: string; from: number; to: number }, timeZone: string): string {
  const clock = (instant: number) => formatClock(instant, { timeZone });
  return `${shift.name}, ${formatDay(shift.from, { timeZone })} ${clock(shift.from)}–${clock(shift.to)}`;
}
