"use client";
import { useMemo } from "react";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatNumber, formatShare } from "@/lib/format/number";
import { formatAbsolute, formatDuration } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Badge } from "@/ui/Badge";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { RelearnButton } from "./RelearnButton";
import styles from "./diagnosis.module.css";
import { measureName } from "./levels";

const ANOMALIES = graphql(`
  subscription Anomalies($machine: uuid!) {
    anomaly(where: { machine_id: { _eq: $machine } }, order_by: [{ started_at: desc }], limit: 20) {
      id
      indicator
      started_at
      ended_at
      method
      score
      why
    }
  }
`);

type Part = { measure: string; value: number; expected: number; share: number };
type Why = Partial<{
  formula: string;
  aspect: "value" | "level";
  value: number;
  seen: number;
  once_in: number;
  tail_begins: number;
  median: number;
  median_of: string;
  mad: number;
  values: number;
  limit: number;
  contributions: readonly Part[];
}>;

/** What was unlike the machine itself, and why it is thought so. */
export function AnomalyList({ machineId }: { machineId: string }) {
  const timeZone = useTimeZone();
  const { data, failure } = useLiveTopic(ANOMALIES, useMemo(() => ({ machine: machineId }), [machineId]));
  return (
    <Panel title="Anomalies" hint="newest first" isFlush>
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton /> : null}
      {data?.anomaly.length === 0 ? (
        <EmptyState icon="check" title="Nothing unusual">
          Values are held against what is usual for the same sensor; that takes some days of them.
        </EmptyState>
      ) : null}
      <ul>
        {data?.anomaly.map((anomaly) => {
          const why = (anomaly.why ?? {}) as Why;
          const seconds = anomaly.ended_at ? (Date.parse(anomaly.ended_at) - Date.parse(anomaly.started_at)) / 1000 : null;
          return (
            <li key={anomaly.id} className={styles.symptom}>
              <p className={styles.symptomTop}>
                <strong>{measureName(anomaly.indicator)}</strong>
                {seconds === null ? (
                  <Badge tone="stopped" icon="alert">
                    Going on
                  </Badge>
                ) : (
                  <Badge tone="off" icon="check">
                    Ended after {formatDuration(seconds)}
                  </Badge>
                )}
                <span className={styles.faint}>{formatAbsolute(anomaly.started_at, { timeZone })}</span>
                {anomaly.method === "robust_z" ? null : (
                  <RelearnButton
                    machineId={machineId}
                    name={measureName(anomaly.indicator)}
                    baseline={{ indicator: anomaly.indicator }}
                  />
                )}
              </p>
              <p>
                {why.aspect === "level" ? "A level of " : ""}
                {formatNumber(why.seen ?? why.value)} where {formatNumber(why.median)} is usual
                {why.median_of ? ` (median of ${why.median_of})` : ""}:{" "}
                {why.once_in
                  ? `so far off is about one in ${formatNumber(why.once_in, { digits: 0 })} values`
                  : `score ${formatNumber(anomaly.score, { digits: 1 })}, above ${formatNumber(why.limit, { digits: 0 })} is unusual`}
                .
              </p>
              {why.contributions ? (
                <ul aria-label="Series that are unusual together">
                  {why.contributions.map((part) => (
                    <li key={part.measure}>
                      {measureName(part.measure)}: {formatNumber(part.value)} where {formatNumber(part.expected)} fits the others (
                      {formatShare(part.share, { digits: 0 })} of the distance)
                    </li>
                  ))}
                </ul>
              ) : null}
              <p className={styles.faint}>
                {why.once_in
                  ? `98 % of ${formatNumber(why.values, { digits: 0 })} values lie within ${formatNumber(why.tail_begins)} of what is usual.`
                  : `${why.formula} over ${formatNumber(why.values, { digits: 0 })} values, MAD ${formatNumber(why.mad)}.`}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
