"use client";
import { useState } from "react";
import { Segmented } from "@/ui/Choice";
import type { Indicator, WindowDays } from "./Course";
import { Course, WINDOWS } from "./Course";
import type { TrendLimits } from "./trend-bands";

type Props = { machineId: string; indicator: Indicator; limits: TrendLimits };

/** The lines of a threshold over what the indicator measured. */
export function ThresholdPreview({ machineId, indicator, limits }: Props) {
  const [days, setDays] = useState<WindowDays>("1");
  return (
    <section aria-label="The limits over the trend">
      <Segmented label="Time window of the trend" options={WINDOWS} value={days} onChange={setDays} />
      <Course key={indicator.indicator} machineId={machineId} indicator={indicator} days={Number(days)} limits={limits} />
    </section>
  );
}
