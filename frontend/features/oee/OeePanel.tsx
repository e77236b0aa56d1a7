"use client";
import { graphql } from "@/gql";
import type { ShiftResultFragment } from "@/gql/graphql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatNumber, formatShare } from "@/lib/format/number";
import { formatClock, formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { useNow } from "@/lib/format/use-now";
import { MoreLink } from "@/ui/MoreLink";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { Flags } from "./Flags";
import { Gauge } from "./Gauge";
import { LossBars } from "./LossBars";
import { lossSteps } from "./losses";
import styles from "./OeePanel.module.css";

export const SHIFT_RESULT = graphql(`
  fragment ShiftResult on shift_result {
    id
    shift_name
    started_at
    ended_at
    calculated_until
    planned_busy_seconds
    production_seconds
    setup_seconds
    delay_seconds
    down_seconds
    unknown_seconds
    ideal_all_seconds
    ideal_good_seconds
    produced_quantity
    good_quantity
    scrap_quantity
    availability
    performance
    quality
    oee
    coverage
    flags
  }
`);

const MACHINE_SHIFT = graphql(`
  subscription MachineShift($machine: uuid!) {
    shift_result(where: { machine_id: { _eq: $machine } }, order_by: [{ started_at: desc }], limit: 1) {
      ...ShiftResult
    }
  }
`);

/** OEE of the running shift with the three factors and the losses it is made of. */
export function OeePanel({ machineId }: { machineId: string }) {
  const { data, failure } = useLiveTopic(MACHINE_SHIFT, { machine: machineId });
  const result = data?.shift_result[0];
  return (
    <Panel
      title="OEE"
      hint={result ? <ShiftHint result={result} /> : undefined}
      actions={<MoreLink href={`/oee?of=${machineId}&period=shift`}>Losses and stops</MoreLink>}
    >
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton height={260} /> : null}
      {data && !result ? (
        <EmptyState icon="gauge" title="No shift result yet">
          It needs a shift calendar, states and a part counter of this machine.
        </EmptyState>
      ) : null}
      {result ? <Result result={result} /> : null}
    </Panel>
  );
}

function ShiftHint({ result }: { result: ShiftResultFragment }) {
  const now = useNow(30_000);
  const timeZone = useTimeZone();
  const isRunning = Date.parse(result.ended_at) > now;
  return (
    <>
      {result.shift_name} shift, {formatClock(result.started_at, { timeZone })}–{formatClock(result.ended_at, { timeZone })}
      {isRunning ? ", running" : ", ended"}
    </>
  );
}

function Result({ result }: { result: ShiftResultFragment }) {
  return (
    <div className={styles.result}>
      <div className={styles.gauges}>
        <Gauge label="OEE" value={result.oee} size={104} />
        <dl className={styles.factors}>
          <Factor name="Availability" value={result.availability} words="production time ÷ planned busy time" />
          <Factor name="Performance" value={result.performance} words="ideal time of all parts ÷ production time" />
          <Factor name="Quality" value={result.quality} words="ideal time of good parts ÷ of all parts" />
        </dl>
      </div>
      <LossBars steps={lossSteps(result)} label="Where the planned time went" format={formatDuration} />
      <p className={styles.counts}>
        {formatNumber(result.produced_quantity, { digits: 0 })} parts made, {formatNumber(result.good_quantity, { digits: 0 })}{" "}
        good, {formatNumber(result.scrap_quantity, { digits: 0 })} scrap. OEE = A × P × Q after ISO 22400-2.
        {result.coverage !== null && result.coverage < 1
          ? ` The state was known for ${formatShare(result.coverage, { digits: 0 })} of the planned time.`
          : null}
      </p>
      <Flags flags={result.flags} />
    </div>
  );
}

function Factor({ name, value, words }: { name: string; value: number | null; words: string }) {
  return (
    <div className={styles.factor}>
      <dt title={words}>{name}</dt>
      <dd>{formatShare(value)}</dd>
      <div className={styles.bar} aria-hidden="true">
        <span style={{ width: `${Math.min(value ?? 0, 1) * 100}%` }} />
      </div>
    </div>
  );
}
