import { formatCount, formatShare } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import styles from "./oee.module.css";

type Cause = { cause: string | null; seconds: number; stops: number; share: number; cumulative_share: number };

/** The stops' causes, the longest first, and how much of all stopped time the first ones make. */
export function CausePareto({ causes }: { causes: readonly Cause[] }) {
  const most = Math.max(1e-9, ...causes.map((cause) => cause.seconds));
  return (
    <Panel title="Causes of stops" hint="longest first; the last column adds up">
      {causes.length === 0 ? (
        <EmptyState icon="check" title="No stops">
          Nothing stood still in the planned time of this period.
        </EmptyState>
      ) : (
        <ol className={styles.pareto}>
          {causes.map((line) => (
            <li key={line.cause ?? ""}>
              <span className={styles.paretoName} data-none={line.cause === null || undefined}>
                {line.cause ?? "No cause yet"}
              </span>
              <span className={styles.paretoTrack} aria-hidden="true">
                <span style={{ width: `${(line.seconds / most) * 100}%` }} />
              </span>
              <span className={styles.paretoTime}>{formatDuration(line.seconds)}</span>
              <span className={styles.paretoStops}>{formatCount(line.stops, "stop")}</span>
              <span className={styles.paretoShare} title="Share of this cause and all above it">
                {formatShare(line.cumulative_share, { digits: 0 })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
