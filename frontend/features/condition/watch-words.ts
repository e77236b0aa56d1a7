import { formatCount, formatNumber } from "@/lib/format/number";

/** All gauges of a machine together: their watch has no sensitivity of its own. */
export const TOGETHER = "all_measures";

/** What is offered; any number from 0 to 10 may be set. */
export const SENSITIVITIES = [10, 3, 1, 0.3, 0.1, 0.01, 0.001, 0] as const;

/** How readily a watch finds an anomaly, in words. */
export function sensitivityText(sensitivity: number): string {
  if (sensitivity === 0) return "Off: finds none";
  if (sensitivity === 1) return "As usual";
  if (sensitivity > 1) return `More: ${formatNumber(sensitivity, { digits: placesOf(sensitivity) })} times as many values`;
  const seldom = 1 / sensitivity;
  return `Less: values ${formatNumber(seldom, { digits: placesOf(seldom) })} times as seldom`;
}

function placesOf(value: number): number {
  return Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1;
}

/** What is usual by a watch's reference: its median, or the least and greatest of those of the hours of a day. */
export function usualText(reference: unknown): string | null {
  const { medians = [], measures } = (reference ?? {}) as { medians?: readonly number[]; measures?: readonly string[] };
  if (measures) return `how ${formatCount(measures.length, "measure")} stand to each other`;
  if (medians.length === 0) return null;
  if (medians.length === 1) return `about ${formatNumber(medians[0])}`;
  return `about ${formatNumber(Math.min(...medians))} to ${formatNumber(Math.max(...medians))} by the hour of the day`;
}
