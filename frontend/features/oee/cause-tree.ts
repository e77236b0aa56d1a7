export type CauseRow = { id: string; parent_id: string | null; name: string; colour: string | null; treatment: string };
export type Cause = CauseRow & { depth: number };

/** The causes as a tree in reading order: each parent before its children. A child whose parent is away stands on top. */
export function causesInOrder(rows: readonly CauseRow[]): Cause[] {
  const known = new Set(rows.map((row) => row.id));
  const parentOf = (row: CauseRow) => (row.parent_id !== null && known.has(row.parent_id) ? row.parent_id : null);
  const below = (parent: string | null, depth: number): Cause[] =>
    rows.filter((row) => parentOf(row) === parent).flatMap((row) => [{ ...row, depth }, ...below(row.id, depth + 1)]);
  return below(null, 0);
}

export const TREATMENTS: Record<string, string> = {
  delay: "counts as delay",
  down: "counts as down time",
  setup: "counts as setup",
  planned: "planned, does not count",
};
