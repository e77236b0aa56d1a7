import { formatCount } from "@/lib/format/number";
import { formatAbsolute } from "@/lib/format/time";

export type Learning = { of: string; present: number; needed: number; ready_at: string | null; reason: string | null };

/** How far a baseline is learned, in words: `12 of 20 values; ready about …`. */
export function learningText({ present, needed, ready_at: readyAt, reason }: Learning, timeZone: string | undefined, now: number): string {
  const progress = `${Math.min(present, needed)} of ${formatCount(needed, "value")}`;
  if (readyAt === null) return reason ? `${progress}; ${reason}` : progress;
  if (Date.parse(readyAt) <= now) return `learned from ${formatCount(present, "value")}`;
  return `${progress}; ready about ${formatAbsolute(readyAt, { timeZone })}`;
}
