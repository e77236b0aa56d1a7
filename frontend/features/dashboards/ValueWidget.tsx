"use client";
import { useMemo } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { displayUnit, formatNumber } from "@/lib/format/number";
import { RelativeTime } from "@/ui/RelativeTime";
import { FailureState, Skeleton } from "@/ui/feedback";
import styles from "./dashboards.module.css";
import { WIDGET_VALUE } from "./series-topic";

/** One live number, large. */
export function ValueWidget({ machineId, measure }: { machineId: string; measure: string }) {
  const variables = useMemo(() => ({ machine: machineId, measure }), [machineId, measure]);
  const { data, failure } = useLiveTopic(WIDGET_VALUE, variables);
  if (failure && !data) return <FailureState failure={failure} />;
  if (!data) return <Skeleton height={60} />;
  const latest = data.latest_value[0];
  return (
    <div className={styles.value}>
      <span className={styles.number} data-testid="widget-value">
        {formatNumber(latest?.value)} <small>{displayUnit(latest?.series.unit ?? "")}</small>
      </span>
      <span className={styles.when}>
        {latest ? <RelativeTime at={latest.time} /> : "No value yet"}
        {latest?.series.device.simulated ? ", simulated" : ""}
      </span>
    </div>
  );
}
