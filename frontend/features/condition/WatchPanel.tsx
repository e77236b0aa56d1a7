"use client";
import { useState } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { useHasRole } from "@/lib/auth/use-session";
import { formatCount } from "@/lib/format/number";
import { formatDayClock } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { ActionsHead, Head, Table, WrapCell } from "@/ui/Table";
import { EmptyState } from "@/ui/feedback";
import { RelearnButton } from "./RelearnButton";
import { SensitivityForm } from "./SensitivityForm";
import type { Watch } from "./baselines";
import { WATCHES } from "./baselines";
import styles from "./diagnosis.module.css";
import { measureName } from "./levels";
import { TOGETHER, sensitivityText, usualText } from "./watch-words";

/** What is watched for anomalies, what is usual of it, and how readily the watch finds one. */
export function WatchPanel({ machineId }: { machineId: string }) {
  const canSet = useHasRole("engineer");
  const timeZone = useTimeZone();
  const [open, setOpen] = useState<Watch | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { data, failure } = useLiveTopic(WATCHES, { machine: machineId });
  return (
    <Panel title="Anomaly watches" hint={told ? <span role="status">{told}</span> : "what is usual is learned from the last 28 days"} isFlush>
      <LoadedRows
        rows={data?.series_watch}
        failure={failure}
        empty={
          <EmptyState icon="pulse" title="Nothing is watched yet">
            Every measure that does not follow the work is watched from its first values on.
          </EmptyState>
        }
      >
        {(watches) => (
          <Table
            label="Anomaly watches"
            head={
              <>
                <Head>Measure</Head>
                <Head>Usual</Head>
                <Head>Learned</Head>
                <Head>Sensitivity</Head>
                {canSet ? <ActionsHead /> : null}
              </>
            }
          >
            {watches.map((watch) => (
              <tr key={watch.id}>
                <th scope="row">{measureName(watch.indicator)}</th>
                <WrapCell>{usualText(watch.reference) ?? <span className={styles.faint}>still learning</span>}</WrapCell>
                <td>{watch.reference ? formatDayClock(watch.learned_at, { timeZone }) : "–"}</td>
                <td>{watch.indicator === TOGETHER ? "–" : sensitivityText(watch.sensitivity)}</td>
                {canSet ? (
                  <WrapCell>
                    <span className={styles.atEnd}>
                      {watch.indicator === TOGETHER ? null : (
                        <Button
                          look="quiet"
                          onClick={() => setOpen(watch)}
                          aria-label={`Set the sensitivity of ${measureName(watch.indicator)}`}
                        >
                          Sensitivity
                        </Button>
                      )}
                      <RelearnButton machineId={machineId} name={measureName(watch.indicator)} baseline={{ indicator: watch.indicator }} />
                    </span>
                  </WrapCell>
                ) : null}
              </tr>
            ))}
          </Table>
        )}
      </LoadedRows>
      {open ? (
        <SensitivityForm
          machineId={machineId}
          watch={open}
          onSet={(before, now) =>
            setTold(`${measureName(open.indicator)}: ${formatCount(before, "anomaly", "anomalies")} of the last seven days before, ${now} now`)
          }
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Panel>
  );
}
