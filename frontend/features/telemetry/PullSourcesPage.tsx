"use client";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { ActionsHead, Head, Table, WrapCell } from "@/ui/Table";
import { EmptyState, FailureState } from "@/ui/feedback";
import { PullSourceForm } from "./PullSourceForm";
import { TelemetryTabs } from "./TelemetryTabs";
import type { PullSource } from "./pull-sources";
import { PAUSE, PULL_SOURCES, rhythm, RUN } from "./pull-sources";
import styles from "./telemetry.module.css";

const NONE = {};

/** Third parties' APIs that are asked on a schedule: how they fare, and what can be done with them. */
export function PullSourcesPage() {
  const canSee = useHasRole("engineer");
  const canKeep = useHasRole("manager");
  const [open, setOpen] = useState<PullSource | "new" | null>(null);
  return (
    <>
      <PageHeading
        title="Data sources"
        actions={
          canKeep ? (
            <Button look="primary" icon="plus" onClick={() => setOpen("new")}>
              New source
            </Button>
          ) : null
        }
      />
      <TelemetryTabs />
      {canSee ? (
        <Sources canKeep={canKeep} onOpen={setOpen} />
      ) : (
        <Panel title="Sources">
          <EmptyState icon="link" title="For engineers">
            Where data is fetched from is looked after by engineers.
          </EmptyState>
        </Panel>
      )}
      {open ? <PullSourceForm source={open === "new" ? null : open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Sources({ canKeep, onOpen }: { canKeep: boolean; onOpen: (source: PullSource) => void }) {
  const { data, failure } = useLiveTopic(PULL_SOURCES, NONE);
  const [run, running] = useMutation(RUN);
  const [pause, pausing] = useMutation(PAUSE);
  const error = running.error ?? pausing.error;
  const ignore = () => undefined; // the error is shown
  const sources = data?.pull_source;
  return (
    <Panel title="Sources" hint="Asked on a schedule; nothing is lost or doubled" isFlush>
      {error ? <FailureState failure={describeError(error)} /> : null}
      <LoadedRows
        rows={sources}
        failure={failure}
        empty={
          <EmptyState icon="link" title="No sources yet">
            The API of a third party, such as a weather service or another system’s history, can be asked for new values on a schedule.
          </EmptyState>
        }
      >
        {(sources) => (
          <Table
            label="Data sources"
            head={
              <>
                <Head>Source</Head>
                <Head>State</Head>
                <Head>Asked</Head>
                <Head>Last run</Head>
                <ActionsHead />
              </>
            }
          >
            {sources.map((source) => (
              <tr key={source.id}>
                <th scope="row" className={styles.source}>
                  {source.name}
                  <span className={styles.address}>{source.url}</span>
                </th>
                <WrapCell>
                  <SourceState source={source} />
                </WrapCell>
                <td>{rhythm(source)}</td>
                <td>{source.last_run_at ? <RelativeTime at={source.last_run_at} /> : "–"}</td>
                <td>
                  <span className={styles.buttons}>
                    <Button onClick={() => void run({ variables: { id: source.id } }).catch(ignore)}>Run now</Button>
                    <Button
                      look="quiet"
                      onClick={() => void pause({ variables: { id: source.id, paused: !source.paused } }).catch(ignore)}
                    >
                      {source.paused ? "Resume" : "Pause"}
                    </Button>
                    {canKeep ? (
                      <Button look="quiet" onClick={() => onOpen(source)}>
                        Edit
                      </Button>
                    ) : null}
                  </span>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </LoadedRows>
    </Panel>
  );
}

function SourceState({ source }: { source: PullSource }) {
  const [job] = source.jobs;
  const isRunning = job?.status === "queued" || job?.status === "running";
  return (
    <span className={styles.state}>
      {isRunning ? (
        <Badge tone="setup" icon="pulse">
          {job.status === "queued" ? "Starting" : "Reading"}
        </Badge>
      ) : source.paused ? (
        <Badge tone="off">Paused</Badge>
      ) : source.failures > 0 ? (
        <Badge tone="fault" icon="alert">
          {source.failures === 1 ? "Failed" : `Failed ${source.failures} times`}
        </Badge>
      ) : source.last_success_at ? (
        <Badge tone="running" icon="check">
          Well
        </Badge>
      ) : (
        <Badge tone="unknown">Not asked yet</Badge>
      )}
      {source.last_error ? (
        <span>
          {source.last_error}
          {source.paused || isRunning ? null : (
            <>
              ; again <RelativeTime at={source.due_at} />
            </>
          )}
        </span>
      ) : job && !isRunning ? (
        <span>
          {job.stored} stored{job.duplicate ? `, ${job.duplicate} known already` : ""}
          {job.rejected ? `, ${job.rejected} rejected` : ""}
          {job.quarantined ? `, ${job.quarantined} quarantined` : ""}
        </span>
      ) : null}
    </span>
  );
}
