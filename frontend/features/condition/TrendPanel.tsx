"use client";
import type { ReactNode } from "react";
import { useState } from "react";
import { FileButtons } from "@/features/reports/FileButtons";
import { tableQuery } from "@/features/reports/table-query";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { useNow } from "@/lib/format/use-now";
import { Segmented, Select } from "@/ui/Choice";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import type { Indicator, WindowDays } from "./Course";
import { Course, DAY, WINDOWS } from "./Course";
import { measureName } from "./levels";

const LIMITS = graphql(`
  subscription TrendLimits($machine: uuid!) {
    threshold(where: { machine_id: { _eq: $machine } }) {
      id
      indicator
      warning_level
      alarm_level
      warning_clear_level
      alarm_clear_level
      hysteresis
      direction
      unit
      source
    }
  }
`);

/** What ISO 20816 judges a machine by is shown where nothing was chosen. */
const FIRST = "velocity_rms";

type Props = { machineId: string; indicators: readonly Indicator[]; more: ReactNode };

/** The course of an indicator between its limits, with what was unusual. */
export function TrendPanel({ machineId, indicators, more }: Props) {
  const [chosen, setChosen] = useState("");
  const [days, setDays] = useState<WindowDays>("1");
  const shown = (name: string) => indicators.find((item) => item.indicator === name);
  const indicator = shown(chosen) ?? shown(FIRST) ?? indicators[0];
  const now = useNow(600_000);
  const limits = useLiveTopic(LIMITS, { machine: machineId }).data?.threshold;
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
        <Course
          machineId={machineId}
          indicator={indicator}
          days={Number(days)}
          limits={limits?.find((item) => item.indicator === indicator.indicator)}
        />
      ) : (
        <EmptyState icon="pulse" title="Nothing is watched on this machine">
          An engineer sets limits for an indicator; then its level and trend are watched here.
        </EmptyState>
      )}
    </Panel>
  );
}
