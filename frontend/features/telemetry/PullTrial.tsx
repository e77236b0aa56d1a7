import type { TryPullSourceMutation } from "@/gql/graphql";
import { formatCount } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import styles from "./telemetry.module.css";

const SHOWN = 5;

/** What a source answered when it was tried, and what would come of it. */
export function PullTrial({ trial }: { trial: TryPullSourceMutation["try_pull_source"] }) {
  const measurements = trial.measurements as Record<string, unknown>[];
  return (
    <section className={styles.trial} aria-label="What came of the trial" aria-live="polite">
      <p className={styles.state}>
        {trial.error ? (
          <Badge tone="fault" icon="alert">
            Would fail
          </Badge>
        ) : (
          <Badge tone="running" icon="check">
            {trial.found ? formatCount(trial.found, "measurement") : "Answered"}
          </Badge>
        )}
        <span>{trial.error ?? `${formatCount(trial.bytes, "byte")}; nothing was stored`}</span>
      </p>
      {measurements.length > 0 ? (
        <pre className={styles.raw} tabIndex={0}>
          {measurements
            .slice(0, SHOWN)
            .map((one) => JSON.stringify(one))
            .join("\n")}
        </pre>
      ) : null}
      {trial.next_value || trial.has_next_page ? (
        <p>
          {trial.has_next_page ? "There is another page. " : ""}
          {trial.next_value ? `The next request goes on from ${trial.next_value}.` : ""}
        </p>
      ) : null}
      {trial.preview ? (
        <details>
          <summary>What came</summary>
          <pre className={styles.raw} tabIndex={0}>
            {trial.preview}
          </pre>
        </details>
      ) : null}
    </section>
  );
}
