import type { Period } from "@/lib/format/periods";

/** So short a window still shows something. */
const SHORTEST_MS = 60_000;

/** The window made `factor` times as long about its middle, inside the whole. */
export function zoomed(view: Period, whole: Period, factor: number): Period {
  const length = Math.min(Math.max((view.to - view.from) * factor, SHORTEST_MS), whole.to - whole.from);
  const middle = (view.from + view.to) / 2;
  return inside({ from: middle - length / 2, to: middle + length / 2 }, whole);
}

/** The window moved on by a share of its length, inside the whole. */
export function moved(view: Period, whole: Period, share: number): Period {
  const by = (view.to - view.from) * share;
  return inside({ from: view.from + by, to: view.to + by }, whole);
}

/** A window drawn by hand, from either end; too short a one is widened. */
export function drawn(first: number, second: number, whole: Period): Period {
  const from = Math.min(first, second);
  return inside({ from, to: Math.max(first, second, from + SHORTEST_MS) }, whole);
}

function inside(view: Period, whole: Period): Period {
  const length = Math.min(view.to - view.from, whole.to - whole.from);
  const from = Math.min(Math.max(view.from, whole.from), whole.to - length);
  return { from, to: from + length };
}
