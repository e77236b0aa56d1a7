import { formatNumber, formatShare } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";

const DAY = 86_400_000;

/** Over what a trend goes; its span ends with the period that is looked at. */
export const TRENDS = [
  { value: "day", label: "Days", span: 30 * DAY },
  { value: "week", label: "Weeks", span: 26 * 7 * DAY },
] as const;
export type Trend = (typeof TRENDS)[number]["value"];

export type TrendRow = {
  oee: number | null;
  target: number | null;
  missing_seconds: number | null;
  missing_quantity: number | null;
};

/** What is missing to the target, in words. */
export function missingToTarget(row: TrendRow): string {
  if (row.target === null) return "no target";
  if (row.oee === null || row.missing_seconds === null) return `target ${formatShare(row.target)}, OEE not known`;
  if (row.missing_seconds <= 0) return `target ${formatShare(row.target)} reached`;
  const parts = row.missing_quantity === null ? "" : ` or ${formatNumber(row.missing_quantity, { digits: 0 })} good parts`;
  return `${formatDuration(row.missing_seconds)}${parts} missing to ${formatShare(row.target)}`;
}
