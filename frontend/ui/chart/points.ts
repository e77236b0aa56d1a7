/** Points of a measured curve, in order of time. Times are milliseconds since 1970. */
export type Point = readonly [time: number, value: number | null];

/** Two lists in order of time as one; where both have a time, the second list's value holds. */
export function mergePoints(first: readonly Point[], second: readonly Point[]): Point[] {
  const merged: Point[] = [];
  let left = 0;
  let right = 0;
  while (left < first.length || right < second.length) {
    const a = first[left];
    const b = second[right];
    if (b === undefined || (a !== undefined && a[0] < b[0])) {
      if (a !== undefined) merged.push(a);
      left += 1;
    } else {
      if (a !== undefined && a[0] === b[0]) left += 1;
      merged.push(b);
      right += 1;
    }
  }
  return merged;
}

/** A silence this many times longer than usual is drawn as a gap. */
const GAP_FACTOR = 8;
const SHORTEST_GAP_MS = 30_000;

/** The points with a hole (null) in each silence, so that no line is drawn over what nobody measured. */
export function withGaps(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  const steps = points.slice(1).map((point, index) => point[0] - (points[index]?.[0] ?? point[0]));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const limit = Math.max(usual * GAP_FACTOR, SHORTEST_GAP_MS);
  return points.flatMap((point, index): Point[] => {
    const step = steps[index - 1];
    return step !== undefined && step > limit ? [[point[0] - step / 2, null], point] : [point];
  });
}

/** At most `limit` points: the least and the greatest of each stretch, so that no peak is lost. */
export function thinOut(points: readonly Point[], limit: number): Point[] {
  if (points.length <= limit) return [...points];
  const size = Math.ceil(points.length / (limit / 2));
  const kept: Point[] = [];
  for (let begin = 0; begin < points.length; begin += size) {
    const stretch = points.slice(begin, begin + size);
    const order = [...stretch].sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
    const extremes = [order[0], order[order.length - 1]].filter((point) => point !== undefined);
    kept.push(...[...new Set(extremes)].sort((a, b) => a[0] - b[0]));
  }
  return kept;
}

/** The curve in words, for those who cannot see it. */
export function extent(points: readonly Point[]): { low: number; high: number; last: number } | null {
  const values = points.flatMap(([, value]) => (value === null ? [] : [value]));
  const last = values.at(-1);
  if (last === undefined) return null;
  return {
    low: values.reduce((least, value) => Math.min(least, value)),
    high: values.reduce((most, value) => Math.max(most, value)),
    last,
  };
}
