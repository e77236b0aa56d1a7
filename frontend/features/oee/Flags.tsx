import { Badge } from "@/ui/Badge";
import styles from "./OeePanel.module.css";

const WORDS: Record<string, string> = {
  no_planned_time: "No planned time in this period",
  counts_without_runtime: "Parts were counted while the machine did not run",
  ideal_cycle_too_long: "Faster than ideal: the ideal cycle time is too long",
  ideal_cycle_time_missing: "No ideal cycle time: performance and OEE have no value",
  counts_inconsistent: "Counts contradict each other: a correction lies outside",
  insufficient_coverage: "The state is known for too little of the planned time",
  outside_plan: "Work outside the plan is kept apart",
};

/** What has to be known beside the numbers. */
export function Flags({ flags }: { flags: unknown }) {
  if (!Array.isArray(flags) || flags.length === 0) return null;
  return (
    <p className={styles.flags}>
      {flags.map((flag) => (
        <Badge key={String(flag)} tone="stopped" icon="alert">
          {flagWords(String(flag))}
        </Badge>
      ))}
    </p>
  );
}

export function flagWords(flag: string): string {
  const words = WORDS[flag] ?? flag.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
