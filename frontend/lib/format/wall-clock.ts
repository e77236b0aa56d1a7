/**
 * What a clock on a factory's wall shows, and back. A wall time is milliseconds since 1970 as if the wall were in UTC,
 * so that days of 23 and 25 hours are counted by the wall, not by the hour.
 */
export function wallClock(instant: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value ?? 0);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall + (((instant % 1000) + 1000) % 1000);
}

/** The instant at which the wall shows `wall`. Where the clock skips it, the instant just as far behind the gap. */
export function instantOf(wall: number, timeZone: string | undefined): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return wall - (wallClock(guess, timeZone) - guess);
}

/** For `<input type="datetime-local" step="1">`: `2026-11-20T14:05:00`. */
export function toLocalInput(instant: number, timeZone: string | undefined): string {
  return new Date(wallClock(instant, timeZone)).toISOString().slice(0, 19);
}

/** What somebody chose in such an input, as an instant; null for nothing. */
export function fromLocalInput(text: string, timeZone: string | undefined): number | null {
  const wall = Date.parse(`${text}Z`);
  return Number.isNaN(wall) ? null : instantOf(wall, timeZone);
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g;

/** A server's sentence with the instants in it as the wall clock shows them: `2026-11-20 14:05:00`. */
export function withLocalTimes(sentence: string, timeZone: string | undefined): string {
  return sentence.replace(INSTANT, (text) => toLocalInput(Date.parse(text), timeZone).replace("T", " "));
}
