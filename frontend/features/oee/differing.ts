import type { StateSpan } from "./state-spans";

/** Seconds for which two tellings of the same time differ; both reach over all of it without gaps, as `toSpans` makes them. */
export function differingSeconds(one: readonly StateSpan[], other: readonly StateSpan[]): number {
  let milliseconds = 0;
  let place = 0;
  for (const span of one) {
    while ((other[place]?.to ?? Infinity) <= span.from) place += 1;
    for (let next = place; ; next += 1) {
      const beside = other[next];
      if (!beside || beside.from >= span.to) break;
      if (beside.state !== span.state) milliseconds += Math.min(span.to, beside.to) - Math.max(span.from, beside.from);
    }
  }
  return milliseconds / 1000;
}
