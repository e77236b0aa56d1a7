export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** Local hours on some weekdays of the start, as they are stored: `weekdays` as JSON, the times from `HH:MM`. */
export type WeeklyWindow = { weekdays: unknown; starts: string; ends: string };

/** ISO weekdays (1 = Monday) as they are stored. */
export function weekdaysOf(window: Pick<WeeklyWindow, "weekdays">): number[] {
  return Array.isArray(window.weekdays) ? window.weekdays.filter((day): day is number => typeof day === "number") : [];
}

/** `Mon–Fri 06:00–22:00`. */
export function windowText(window: WeeklyWindow): string {
  const days = [...weekdaysOf(window)].sort((a, b) => a - b);
  const name = (day: number | undefined) => (day === undefined ? "" : (WEEKDAYS[day - 1] ?? ""));
  const isRun = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  const said = days.length > 2 && isRun ? `${name(days[0])}–${name(days.at(-1))}` : days.map(name).join(", ");
  const [starts, ends] = [window.starts.slice(0, 5), window.ends.slice(0, 5)];
  return `${said} ${starts === ends ? "all day" : `${starts}–${ends}`}`;
}
