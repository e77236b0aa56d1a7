/** What a widget's stored `query` and `options` say, as far as they can be understood. */
export type WidgetSettings = { machineId: string | null; measures: string[]; minutes: number };

const DEFAULT_MINUTES = 60;
const MOST_MINUTES = 7 * 24 * 60;

export function readWidgetSettings(query: unknown, options: unknown): WidgetSettings {
  const asked = (query ?? {}) as Record<string, unknown>;
  const chosen = (options ?? {}) as Record<string, unknown>;
  const listed = Array.isArray(asked.measures) ? asked.measures : [asked.measure];
  const minutes = Number(chosen.minutes);
  return {
    machineId: typeof asked.machine_id === "string" ? asked.machine_id : null,
    measures: listed.filter((name): name is string => typeof name === "string"),
    minutes: Number.isFinite(minutes) && minutes > 0 ? Math.min(minutes, MOST_MINUTES) : DEFAULT_MINUTES,
  };
}
