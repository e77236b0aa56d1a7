import type { Validity } from "@/lib/validity";
import { holdsAt } from "@/lib/validity";
import { Badge } from "./Badge";

/** Whether something with a validity holds now. */
export function HoldsBadge({ of, now }: { of: Validity; now: number }) {
  const holds = holdsAt(of, now);
  if (holds === "now") return <Badge tone="running">Holds now</Badge>;
  return holds === "later" ? <Badge tone="accent">Later</Badge> : <Badge tone="off">Over</Badge>;
}
