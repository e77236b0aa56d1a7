"use client";
import { useMutation } from "@apollo/client/react";
import { useMemo, useState } from "react";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatDayClock } from "@/lib/format/time";
import type { Tone } from "@/ui/Badge";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import type { IconName } from "@/ui/Icon";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { Head, Table, WrapCell } from "@/ui/Table";
import { EmptyState, FailureState } from "@/ui/feedback";
import { FileButtons } from "./FileButtons";
import styles from "./reports.module.css";
import type { Delivery } from "./schedules";
import { DELIVERIES, REPORTS, SEND_AGAIN } from "./schedules";
import type { TableQuery } from "./table-query";

const STEP = 20;
const STATES: Record<string, { tone: Tone; icon?: IconName; words: string }> = {
  queued: { tone: "setup", icon: "clock", words: "Waiting" },
  sending: { tone: "setup", icon: "pulse", words: "Being sent" },
  sent: { tone: "running", icon: "check", words: "Sent" },
  failed: { tone: "fault", icon: "alert", words: "Failed" },
  unknown: { tone: "stopped", icon: "question", words: "Perhaps sent" },
};

/** What was sent and what is to be, newest first. */
export function DeliveryPanel({ canKeep }: { canKeep: boolean }) {
  const [limit, setLimit] = useState(STEP);
  const { data, failure } = useLiveTopic(DELIVERIES, useMemo(() => ({ limit }), [limit]));
  const [again, sending] = useMutation(SEND_AGAIN);
  const deliveries = data?.report_delivery;
  const ignore = () => undefined; // the error is shown
  return (
    <Panel title="History" hint="Files are made from what is known now, late values included" isFlush>
      {sending.error ? <FailureState failure={describeError(sending.error)} /> : null}
      <LoadedRows
        rows={deliveries}
        failure={failure}
        empty={
          <EmptyState icon="mail" title="Nothing was sent yet" />
        }
      >
        {(deliveries) => (
          <Table
            label="Reports that were sent"
            head={
              <>
                <Head>Report</Head>
                <Head>Period</Head>
                <Head>What became of it</Head>
                <Head>Rows</Head>
              </>
            }
          >
            {deliveries.map((delivery) => (
              <tr key={delivery.id}>
                <th scope="row">
                  {delivery.report_schedule.name}
                  <span className={styles.soft}>{REPORTS[delivery.report_schedule.report]}</span>
                </th>
                <td>
                  {period(delivery).map((edge) => (
                    <span key={edge} className={styles.soft}>
                      {edge}
                    </span>
                  ))}
                </td>
                <WrapCell>
                  <Outcome delivery={delivery} />
                  {canKeep && (delivery.status === "unknown" || delivery.status === "failed") ? (
                    <Button
                      onClick={() => void again({ variables: { id: delivery.id } }).catch(ignore)}
                      aria-label={`Send ${delivery.report_schedule.name} again`}
                    >
                      Send again
                    </Button>
                  ) : null}
                </WrapCell>
                <td>
                  <span className={styles.buttons}>
                    <FileButtons service={delivery.report_schedule.report as "oee" | "energy" | "condition"} query={query(delivery)} />
                  </span>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </LoadedRows>
      {deliveries?.length === limit ? (
        <p className={styles.more}>
          <Button look="quiet" onClick={() => setLimit(limit + STEP)}>
            Show older ones
          </Button>
        </p>
      ) : null}
    </Panel>
  );
}

function Outcome({ delivery }: { delivery: Delivery }) {
  const state = STATES[delivery.status] ?? { tone: "unknown" as const, words: delivery.status };
  return (
    <span className={styles.outcome}>
      <Badge tone={state.tone} {...(state.icon ? { icon: state.icon } : {})}>
        {state.words}
      </Badge>
      {delivery.sent_at ? <RelativeTime at={delivery.sent_at} /> : null}
      {delivery.reason ? <span>{delivery.reason}</span> : null}
      {delivery.status === "queued" && delivery.attempts > 0 && delivery.next_attempt_at ? (
        <span>
          again <RelativeTime at={delivery.next_attempt_at} />
        </span>
      ) : null}
      {delivery.status === "unknown" && delivery.message_id ? <code>{delivery.message_id}</code> : null}
    </span>
  );
}

function period({ period_from: from, period_to: to, report_schedule: { factory } }: Delivery): [string, string] {
  const options = { timeZone: factory.time_zone };
  return [formatDayClock(from, options), `to ${formatDayClock(to, options)}`];
}

function query({ period_from: from, period_to: to, report_schedule: of }: Delivery): TableQuery {
  return { scope: of.scope as TableQuery["scope"], scope_id: of.scope_id, from, to, by: of.bucket };
}
