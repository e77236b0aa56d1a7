"use client";
import { useState } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatCount, formatNumber } from "@/lib/format/number";
import type { Tone } from "@/ui/Badge";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { EmptyState, FailureState } from "@/ui/feedback";
import { ImportedBadly } from "./ImportedBadly";
import type { Import } from "./imports";
import { failureOf, fileName, goOn, IMPORTS, stop } from "./imports";
import styles from "./imports.module.css";

const NONE = {};
const LOOKS: Readonly<Record<string, { tone: Tone; words: string }>> = {
  queued: { tone: "setup", words: "Waits" },
  running: { tone: "setup", words: "Runs" },
  stopped: { tone: "off", words: "Stopped" },
  done: { tone: "running", words: "Done" },
  failed: { tone: "fault", words: "Failed" },
};

/** The last imports, each as it is at this moment. */
export function ImportList() {
  const { data, failure } = useLiveTopic(IMPORTS, NONE);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [looking, setLooking] = useState<Import | null>(null);
  const jobs = data?.ingest_job;
  const turn = (change: Promise<unknown>) => {
    setRefused(null);
    change.catch((error: unknown) => setRefused(failureOf(error)));
  };
  return (
    <Panel title="Imports" hint="The same file again does no harm: what is there already is left alone">
      {refused ? <FailureState failure={refused} /> : null}
      <LoadedRows
        rows={jobs}
        failure={failure}
        empty={
          <EmptyState icon="download" title="No imports yet">
            Recordings of another system, a meter’s export, a logger’s file: with a column for the time and some for values, they fit.
          </EmptyState>
        }
      >
        {(jobs) => (
          <ul className={styles.imports}>
            {jobs.map((job) => (
              <li key={job.id}>
                <div className={styles.import}>
                  <b className={styles.name}>{fileName(job)}</b>
                  <State job={job} />
                  <RelativeTime at={job.created_at} />
                </div>
                {job.status === "running" || job.status === "queued" ? (
                  <progress
                    aria-label={`Progress of ${fileName(job)}`}
                    max={job.total ?? undefined}
                    value={job.total === null ? undefined : job.items}
                  />
                ) : null}
                <p className={styles.outcome}>{job.error ?? outcome(job)}</p>
                <span className={styles.buttons}>
                  {job.status === "running" || job.status === "queued" ? (
                    <Button icon="pause" onClick={() => turn(stop(job.id))}>
                      Stop
                    </Button>
                  ) : null}
                  {job.status === "stopped" ? (
                    <Button icon="play" onClick={() => turn(goOn(job.id))}>
                      Go on
                    </Button>
                  ) : null}
                  {job.rejected + job.quarantined > 0 ? (
                    <Button look="quiet" onClick={() => setLooking(job)}>
                      What was not taken
                    </Button>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        )}
      </LoadedRows>
      {looking ? <ImportedBadly job={looking} onClose={() => setLooking(null)} /> : null}
    </Panel>
  );
}

function State({ job }: { job: Import }) {
  const look = LOOKS[job.status] ?? { tone: "unknown", words: job.status };
  return <Badge tone={look.tone}>{look.words}</Badge>;
}

function outcome(job: Import): string {
  const plain = (count: number) => formatNumber(count, { digits: 0 });
  const rows = job.total === null ? formatCount(job.items, "row") : `${plain(job.items)} of ${formatCount(job.total, "row")}`;
  return `${rows}: ${formatCount(job.stored, "value")} stored, ${plain(job.duplicate)} known already, ${formatCount(job.rejected, "row")} rejected, ${plain(job.quarantined)} in quarantine`;
}
