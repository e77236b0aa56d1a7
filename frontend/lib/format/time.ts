/** Instants and durations as people read them. Instants are ISO 8601 texts or milliseconds since 1970. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Instant = string | number | Date;
export type TimeOptions = { locale?: string | undefined; timeZone?: string | undefined };

export function toMillis(instant: Instant): number {
  return typeof instant === "number" ? instant : new Date(instant).getTime();
}

const RELATIVE_STEPS: readonly { limit: number; size: number; unit: Intl.RelativeTimeFormatUnit }[] = [
  { limit: MINUTE, size: SECOND, unit: "second" },
  { limit: HOUR, size: MINUTE, unit: "minute" },
  { limit: DAY, size: HOUR, unit: "hour" },
  { limit: 30 * DAY, size: DAY, unit: "day" },
  { limit: 365 * DAY, size: 30 * DAY, unit: "month" },
  { limit: Number.POSITIVE_INFINITY, size: 365 * DAY, unit: "year" },
];

/** `3 min ago`, `in 2 hr.`; within five seconds: `now`. */
export function formatRelative(instant: Instant, now: number, options: TimeOptions = {}): string {
  const difference = toMillis(instant) - now;
  const format = new Intl.RelativeTimeFormat(options.locale, { numeric: "auto", style: "short" });
  if (Math.abs(difference) < 5 * SECOND) return format.format(0, "second");
  const step = RELATIVE_STEPS.find(({ limit }) => Math.abs(difference) < limit);
  if (!step) return "";
  return format.format(Math.trunc(difference / step.size), step.unit);
}

/** Date and time to the second with the zone, for hovering. */
export function formatAbsolute(instant: Instant, options: TimeOptions = {}): string {
  return new Intl.DateTimeFormat(options.locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    timeZone: options.timeZone,
  }).format(toMillis(instant));
}

/** `20 Nov 2026, 14:05`: an edge of a period, by its own clock. */
export function formatDayClock(instant: Instant, options: TimeOptions = {}): string {
  const day = new Intl.DateTimeFormat(options.locale, { year: "numeric", month: "short", day: "numeric", timeZone: options.timeZone });
  return `${day.format(toMillis(instant))}, ${formatClock(instant, options)}`;
}

/** `14:05`. */
export function formatClock(instant: Instant, options: TimeOptions = {}): string {
  return new Intl.DateTimeFormat(options.locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: options.timeZone,
  }).format(toMillis(instant));
}

/** `20 Nov`. */
export function formatDay(instant: Instant, options: TimeOptions = {}): string {
  return new Intl.DateTimeFormat(options.locale, { day: "numeric", month: "short", timeZone: options.timeZone }).format(
    toMillis(instant),
  );
}

/** A length of time by its two largest parts: `45 s`, `12 min 30 s`, `3 h 5 min`, `2 d 4 h`. */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return "–";
  const whole = Math.round(Math.max(seconds, 0));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return join(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(whole / 60);
  if (minutes < 24 * 60) return join(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(minutes / 60);
  return join(Math.floor(hours / 24), "d", hours % 24, "h");
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** The instant at which the day of `now` began in a time zone. */
export function startOfDay(now: number, timeZone: string): Date {
  let candidate = now - sinceMidnight(now, timeZone);
  // Where the clock was changed since midnight, the first guess is an hour off: correct it once.
  const rest = sinceMidnight(candidate, timeZone);
  if (rest !== 0) candidate += rest > DAY / 2 ? DAY - rest : -rest;
  return new Date(candidate);
}

function sinceMidnight(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value ?? 0);
  return (part("hour") * 3600 + part("minute") * 60 + part("second")) * SECOND + (instant % SECOND);
}
