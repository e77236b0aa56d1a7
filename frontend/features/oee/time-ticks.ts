import { instantOf, wallClock } from "@/lib/format/wall-clock";

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440].map((minutes) => minutes * MINUTE_MS);

/** Round times of the wall clock between two instants, at most eight, and how far they are apart. */
export function timeTicks(from: number, to: number, timeZone: string | undefined): { step: number; ticks: number[] } {
  const step = STEPS.find((size) => (to - from) / size <= 8) ?? 7 * DAY_MS;
  const ticks: number[] = [];
  const end = wallClock(to, timeZone);
  for (let wall = Math.ceil(wallClock(from, timeZone) / step) * step; wall <= end; wall += step) {
    ticks.push(instantOf(wall, timeZone));
  }
  return { step, ticks };
}
