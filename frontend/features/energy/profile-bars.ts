import { instantOf, wallClock } from "@/lib/format/wall-clock";
import type { Period } from "@/lib/format/periods";
import { periodAround } from "@/lib/format/periods";

const HOUR = 3600_000;
const DAY = 24 * HOUR;

type Row = { key: string; energy_kwh: number; standby_kwh: number; cost: number | null };
export type Bar = { from: number; row: Row | null };

/** One bar for each hour (or day or month of the wall clock) of a period, also where nothing was measured. */
export function profileBars(rows: readonly Row[], period: Period, by: string, timeZone: string | undefined): Bar[] {
  const found = new Map(rows.map((row) => [Date.parse(row.key), row]));
  const bars: Bar[] = [];
  for (let from = period.from; from < period.to; from = next(from, by, timeZone)) {
    bars.push({ from, row: found.get(from) ?? null });
  }
  return bars;
}

function next(from: number, by: string, timeZone: string | undefined): number {
  if (by === "month") return periodAround(from, "month", timeZone).to;
  return by === "day" ? instantOf(wallClock(from, timeZone) + DAY, timeZone) : from + HOUR;
}

/** A mean of what was measured for each weekday (0: Monday) and hour; null where nothing was. */
export type HeatCell = { weekday: number; hour: number; mean_kwh: number | null; hours: number };

/** Hourly rows by weekday and hour of the wall clock. */
export function heatCells(rows: readonly Row[], timeZone: string | undefined): HeatCell[] {
  const sums = Array.from({ length: 7 * 24 }, () => ({ kwh: 0, hours: 0 }));
  for (const row of rows) {
    const wall = new Date(wallClock(Date.parse(row.key), timeZone));
    const cell = sums[((wall.getUTCDay() + 6) % 7) * 24 + wall.getUTCHours()];
    if (!cell) continue;
    cell.kwh += row.energy_kwh;
    cell.hours += 1;
  }
  return sums.map(({ kwh, hours }, index) => ({
    weekday: Math.floor(index / 24),
    hour: index % 24,
    mean_kwh: hours > 0 ? kwh / hours : null,
    hours,
  }));
}
