"use client";
import { useMemo } from "react";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { useNow } from "@/lib/format/use-now";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { TrendPlot } from "./TrendPlot";
import { measureName } from "./levels";
import type { TrendLimits } from "./trend-bands";

const FEATURES = graphql(`
  subscription FeatureCourse($machine: uuid!, $indicator: String!, $from: timestamptz!) {
    feature(
      where: { machine_id: { _eq: $machine }, indicator: { _eq: $indicator }, time: { _gte: $from } }
      order_by: [{ time: desc }]
      limit: 3000
    ) {
      time
      value
      axis
    }
  }
`);

/** What is no feature of a spectrum is a measure: its means by the minute or hour. */
const MEASURED_MINUTES = graphql(`
  subscription MeasuredMinutes($machine: uuid!, $measure: String!, $from: timestamptz!) {
    measurement_minute(
      where: { series: { machine_id: { _eq: $machine }, measure: { _eq: $measure } }, time: { _gte: $from } }
      order_by: [{ time: desc }]
      limit: 1500
    ) {
      series_id
      time
      count
      sum
    }
  }
`);

const MEASURED_HOURS = graphql(`
  subscription MeasuredHours($machine: uuid!, $measure: String!, $from: timestamptz!) {
    measurement_hour(
      where: { series: { machine_id: { _eq: $machine }, measure: { _eq: $measure } }, time: { _gte: $from } }
      order_by: [{ time: desc }]
      limit: 1500
    ) {
      series_id
      time
      count
      sum
    }
  }
`);

const ANOMALOUS = graphql(`
  subscription AnomalousSpans($machine: uuid!, $indicator: String!) {
    anomaly(where: { machine_id: { _eq: $machine }, indicator: { _eq: $indicator } }, order_by: [{ started_at: desc }], limit: 50) {
      id
      started_at
      ended_at
    }
  }
`);

export const DAY = 24 * 3600_000;
export const WINDOWS = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
] as const;
export type WindowDays = (typeof WINDOWS)[number]["value"];

export type Indicator = { indicator: string; unit: string };
type Props = { machineId: string; indicator: Indicator; days: number; limits: TrendLimits | undefined };

/** The values of an indicator over the last days, with its limits. */
export function Course({ machineId, indicator, days, limits }: Props) {
  const now = useNow(30_000);
  const step = useNow(600_000);
  const from = step - days * DAY;
  const name = indicator.indicator;
  const since = new Date(from).toISOString();
  const features = useLiveTopic(FEATURES, useMemo(() => ({ machine: machineId, indicator: name, from: since }), [machineId, name, since]));
  const isMeasure = features.data?.feature.length === 0;
  const measured = useMemo(() => ({ machine: machineId, measure: name, from: since }), [machineId, name, since]);
  const minutes = useLiveTopic(MEASURED_MINUTES, isMeasure && days === 1 ? measured : null);
  const hours = useLiveTopic(MEASURED_HOURS, isMeasure && days > 1 ? measured : null);
  const anomalies = useLiveTopic(ANOMALOUS, { machine: machineId, indicator: name });
  const failure = features.failure ?? minutes.failure ?? hours.failure;
  const rows = isMeasure
    ? (minutes.data?.measurement_minute ?? hours.data?.measurement_hour)?.flatMap((row) => (row.count > 0 ? [{ time: row.time, value: row.sum / row.count, axis: "" }] : []))
    : features.data?.feature;
  if (failure) return <FailureState failure={failure} />;
  if (rows === undefined) return <Skeleton height={260} />;
  if (rows.length === 0) {
    return (
      <EmptyState icon="pulse" title="No values in this window">
        Choose a longer one, or look whether the sensor sends.
      </EmptyState>
    );
  }
  return (
    <TrendPlot
      rows={rows}
      name={measureName(name)}
      unit={indicator.unit}
      limits={limits}
      anomalies={anomalies.data?.anomaly ?? []}
      from={from}
      to={now}
    />
  );
}
