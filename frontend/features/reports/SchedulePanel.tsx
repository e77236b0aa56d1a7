"use client";
import { useMutation } from "@apollo/client/react";
import { useScopes } from "@/features/factories/useScopes";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatDayClock } from "@/lib/format/time";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { ActionsHead, Head, Table, WrapCell } from "@/ui/Table";
import { EmptyState, FailureState } from "@/ui/feedback";
import styles from "./reports.module.css";
import type { Schedule } from "./schedules";
import { BUCKETS, PERIODS, recipientsOf, REPORTS, SCHEDULES, SEND_NOW, TIMES } from "./schedules";

const NONE = {};
type Props = { canKeep: boolean; onOpen: (schedule: Schedule) => void };

/** What is sent to whom, when. */
export function SchedulePanel({ canKeep, onOpen }: Props) {
  const { data, failure } = useLiveTopic(SCHEDULES, NONE);
  const { scopes } = useScopes();
  const [send, sending] = useMutation(SEND_NOW);
  const schedules = data?.report_schedule;
  const ignore = () => undefined; // the error is shown
  return (
    <Panel title="Schedules" hint="As PDF with charts and as XLSX, by the factory’s clock" isFlush>
      {sending.error ? <FailureState failure={describeError(sending.error)} /> : null}
      <LoadedRows
        rows={schedules}
        failure={failure}
        empty={
          <EmptyState icon="mail" title="No reports by mail yet">
            OEE, energy or condition of the last day, week or month can come by mail: a manager says of what, when and to whom.
          </EmptyState>
        }
      >
        {(schedules) => (
          <Table
            label="Schedules of reports"
            head={
              <>
                <Head>Report</Head>
                <Head>Of</Head>
                <Head>When</Head>
                <Head>To</Head>
                {canKeep ? <ActionsHead /> : null}
              </>
            }
          >
            {schedules.map((schedule) => (
              <tr key={schedule.id}>
                <th scope="row">
                  {schedule.name}
                  <span className={styles.soft}>
                    {REPORTS[schedule.report]}, {PERIODS[schedule.period]} {BUCKETS[schedule.bucket]}
                  </span>
                </th>
                <td>{scopes?.find((scope) => scope.id === schedule.scope_id)?.name ?? schedule.factory.name}</td>
                <td>
                  {TIMES[schedule.cron] ?? schedule.cron}
                  <span className={styles.soft}>
                    {schedule.enabled ? (
                      schedule.next_at ? (
                        `next ${formatDayClock(schedule.next_at, { timeZone: schedule.factory.time_zone })}`
                      ) : (
                        "never again"
                      )
                    ) : (
                      <Badge tone="off">Switched off</Badge>
                    )}
                  </span>
                </td>
                <WrapCell>{recipientsOf(schedule).join(", ")}</WrapCell>
                {canKeep ? (
                  <td>
                    <span className={styles.buttons}>
                      <Button
                        onClick={() => void send({ variables: { id: schedule.id } }).catch(ignore)}
                        aria-label={`Send ${schedule.name} now`}
                      >
                        Send now
                      </Button>
                      <Button look="quiet" onClick={() => onOpen(schedule)} aria-label={`Edit ${schedule.name}`}>
                        Edit
                      </Button>
                    </span>
                  </td>
                ) : null}
              </tr>
            ))}
          </Table>
        )}
      </LoadedRows>
    </Panel>
  );
}
