"use client";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { FileButtons } from "@/features/reports/FileButtons";
import { tableQuery } from "@/features/reports/table-query";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { useNow } from "@/lib/format/use-now";
import { Segmented, Select } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { TrendPlot } from "./TrendPlot";
import { measureName } from "./levels";

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

const LIMITS = graphql(`
  subscription TrendLimits($machine: uuid!) {
    threshold(where: { machine_id: { _eq: $machine } }) {
      id
      indicator
      warning_level
      alarm_level
      unit
      source
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

const DAY = 24 * 3600_000;
const WINDOWS = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
] as const;

type Indicator = { indicator: string; unit: string };
type Props = { machineId: string; indicators: readonly Indicator[]; more: ReactNode };

/** The course of an indicator between its limits, with what was unusual. */
export function TrendPanel({ machineId, indicators, more }: Props) {
  const [chosen, setChosen] = useState("");
  const [days, setDays] = useState<(typeof WINDOWS)[number]["value"]>("1");
  const indicator = indicators.find((item) => item.indicator === chosen) ?? indicators[0];
  const now = useNow(600_000);
  const period = { from: now - Number(days) * DAY, to: now };
  return (
    <Panel
      title="Trend"
      actions={
        <>
          {indicators.length > 1 && indicator ? (
            <Select
              label="Indicator"
              options={indicators.map((item) => ({ value: item.indicator, label: measureName(item.indicator) }))}
              value={indicator.indicator}
              onChange={setChosen}
            />
          ) : null}
          <Segmented label="Time window of the trend" options={WINDOWS} value={days} onChange={setDays} />
          <FileButtons service="condition" query={tableQuery({ kind: "machine", id: machineId }, period, days === "1" ? "hour" : "day")} />
          {more}
        </>
      }
    >
      {indicator ? (
        <Course machineId={machineId} indicator={indicator} days={Number(days)} />
      ) : (
        <EmptyState icon="pulse" title="Nothing is watched on this machine">
          An engineer sets limits for an indicator; then its level and trend are watched here.
        </EmptyState>
      )}
    </Panel>
  );
}

function Course({ machineId, indicator, days }: { machineId: string; indicator: Indicator; days: number }) {
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
  const limits = useLiveTopic(LIMITS, { machine: machineId }).data?.threshold;
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
      limits={limits?.find((item) => item.indicator === name)}
      anomalies={anomalies.data?.anomaly ?? []}
      from={from}
      to={now}
    />
  );
}
