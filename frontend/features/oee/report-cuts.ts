import { formatClock, formatDay } from "@/lib/format/time";
import type { OeePeriodKind } from "./usePeriod";

/** Along what a report's rows are cut. */
export const CUTS = [
  { value: "hour", label: "By hour" },
  { value: "shift", label: "By shift" },
  { value: "day", label: "By day" },
  { value: "machine", label: "By machine" },
  { value: "product", label: "By product" },
  { value: "order", label: "By order" },
  { value: "operator", label: "By operator" },
] as const;
export type Cut = (typeof CUTS)[number]["value"];

const USUAL: Record<OeePeriodKind, Cut> = { shift: "hour", day: "shift", week: "day" };

export function cutOf(wanted: string, kind: OeePeriodKind): Cut {
  return CUTS.find((cut) => cut.value === wanted)?.value ?? USUAL[kind];
}

type Row = { key: string; label: string; from: string; to: string };

/** A row's name in words. */
export function rowName(row: Row, cut: Cut, timeZone: string | undefined): string {
  const clock = (instant: string) => formatClock(instant, { timeZone });
  switch (cut) {
    case "hour":
      return `${clock(row.from)}–${clock(row.to)}`;
    case "day":
      return formatDay(row.from, { timeZone });
    case "shift":
      return `${row.label}, ${formatDay(row.from, { timeZone })} ${clock(row.from)}–${clock(row.to)}`;
    case "product":
      return row.label || "Without a product";
    case "order":
      return row.label || "Without an order";
    case "operator":
      return row.label || "Without an operator";
    case "machine":
      return row.label;
  }
}
