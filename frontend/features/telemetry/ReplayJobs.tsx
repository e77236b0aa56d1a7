"use client";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatCount } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { REPLAYS } from "./quarantine";
import styles from "./telemetry.module.css";

const NONE = {};

/** How far the last replays are. */
export function ReplayJobs() {
  const jobs = useLiveTopic(REPLAYS, NONE).data?.ingest_job ?? [];
  if (jobs.length === 0) return null;
  return (
    <Panel title="Taken in again" hint="The last replays">
      <ul className={styles.offers}>
        {jobs.map((job) => {
          const isOver = job.finished_at !== null;
          return (
            <li key={job.id}>
              <span className={styles.state}>
                <Badge tone={job.status === "failed" ? "fault" : isOver ? "running" : "setup"}>
                  {job.status === "done" ? "Done" : job.status === "failed" ? "Failed" : job.status === "queued" ? "Waits" : "Runs"}
                </Badge>
                {job.error ??
                  `${formatCount(job.items, "item")}: ${job.stored} stored, ${job.duplicate} known already, ${job.rejected} rejected, ${job.quarantined} quarantined again`}
              </span>
              {isOver ? (
                <RelativeTime at={job.created_at} />
              ) : (
                <progress aria-label="Progress" max={job.total ?? undefined} value={job.total === null ? undefined : job.items} />
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
