type Stop = { id: string; started_at: string; ended_at: string | null };

/** How long a stop lasted, or has lasted up to `until`. */
export function secondsOf(stop: Stop, until: number): number {
  const end = stop.ended_at === null ? until : Date.parse(stop.ended_at);
  return Math.max(0, (end - Date.parse(stop.started_at)) / 1000);
}

/** Whether the machine's own signal says that it ran within a stop, for long enough to be seen. */
export function isContradicted({ contradicted_seconds }: { contradicted_seconds: number }): boolean {
  return contradicted_seconds >= 1;
}

/** The stops that touch one: before and after it without time between them. */
export function neighboursOf<Item extends Stop>(stop: Item, stops: readonly Item[]): { before: Item | null; after: Item | null } {
  const start = Date.parse(stop.started_at);
  const end = stop.ended_at === null ? null : Date.parse(stop.ended_at);
  return {
    before: stops.find((item) => item.ended_at !== null && Date.parse(item.ended_at) === start) ?? null,
    after: end === null ? null : (stops.find((item) => Date.parse(item.started_at) === end) ?? null),
  };
}
