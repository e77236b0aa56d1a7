/** Spans of machine states on a time line. Times are milliseconds since 1970, spans half-open. */
export type StateSpan = { state: string; from: number; to: number };

type Row = { state: string; started_at: string; ended_at: string | null };

/** The rows cut to [from, to), in order; what is open lasts until `to`; silence in between is unknown. */
export function toSpans(rows: readonly Row[], from: number, to: number): StateSpan[] {
  const spans: StateSpan[] = [];
  let reached = from;
  const ordered = rows
    .map((row) => ({
      state: row.state,
      from: Math.max(Date.parse(row.started_at), from),
      to: Math.min(row.ended_at === null ? to : Date.parse(row.ended_at), to),
    }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from);
  for (const span of ordered) {
    if (span.from > reached) push(spans, { state: "unknown", from: reached, to: span.from });
    push(spans, span);
    reached = Math.max(reached, span.to);
  }
  if (reached < to) push(spans, { state: "unknown", from: reached, to });
  return spans;
}

function push(spans: StateSpan[], span: StateSpan): void {
  const last = spans.at(-1);
  if (last?.state === span.state && last.to === span.from) last.to = span.to;
  else spans.push({ ...span });
}

/** Seconds in each state, longest first. */
export function totals(spans: readonly StateSpan[]): { state: string; seconds: number; share: number }[] {
  const sums = new Map<string, number>();
  for (const { state, from, to } of spans) sums.set(state, (sums.get(state) ?? 0) + (to - from) / 1000);
  const all = [...sums.values()].reduce((sum, seconds) => sum + seconds, 0);
  return [...sums]
    .map(([state, seconds]) => ({ state, seconds, share: all > 0 ? seconds / all : 0 }))
    .sort((a, b) => b.seconds - a.seconds);
}
