import { instantOf, wallClock } from "./wall-clock";
import { formatDay } from "./time";

/** A span [from, to) of the factory's calendar, in milliseconds since 1970. */
export type Period = { from: number; to: number };
export type PeriodKind = "day" | "week" | "month" | "quarter" | "year";

const DAY = 24 * 3600_000;

/** The day, week (from Monday), month, quarter or year of a time zone that holds an instant. */
export function periodAround(instant: number, kind: PeriodKind, timeZone: string | undefined): Period {
  const wall = wallClock(instant, timeZone);
  const midnight = wall - (((wall % DAY) + DAY) % DAY);
  const date = new Date(midnight);
  const [first, next] = {
    day: [midnight, midnight + DAY] as const,
    week: weekOf(midnight, date),
    month: months(date, 1),
    quarter: months(date, 3),
    year: months(date, 12),
  }[kind];
  return { from: instantOf(first, timeZone), to: instantOf(next, timeZone) };
}

/** The stretch of so many months, counted from January, that holds a date. */
function months(date: Date, count: number): [number, number] {
  const first = date.getUTCMonth() - (date.getUTCMonth() % count);
  return [Date.UTC(date.getUTCFullYear(), first, 1), Date.UTC(date.getUTCFullYear(), first + count, 1)];
}

function weekOf(midnight: number, date: Date): [number, number] {
  const monday = midnight - ((date.getUTCDay() + 6) % 7) * DAY;
  return [monday, monday + 7 * DAY];
}

/** The period before (-1) or after (1). */
export function neighbour(period: Period, kind: PeriodKind, timeZone: string | undefined, direction: -1 | 1): Period {
  return periodAround(direction < 0 ? period.from - 1 : period.to, kind, timeZone);
}

/** `Fri 20 Nov 2026`, `16–22 Nov 2026`, `November 2026`, `Q4 2026`, `2026`. */
export function periodLabel(period: Period, kind: PeriodKind, timeZone: string | undefined, locale?: string): string {
  if (kind === "quarter" || kind === "year") {
    const wall = new Date(wallClock(period.from, timeZone));
    const year = String(wall.getUTCFullYear());
    return kind === "year" ? year : `Q${wall.getUTCMonth() / 3 + 1} ${year}`;
  }
  if (kind === "month") {
    return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone }).format(period.from);
  }
  if (kind === "day") {
    const format = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone } as const;
    return new Intl.DateTimeFormat(locale, format).format(period.from);
  }
  return `${formatDay(period.from, { timeZone, locale })} – ${formatDay(period.to - 1, { timeZone, locale })}`;
}
