"use client";
import { useMemo } from "react";
import type uPlot from "uplot";
import { formatQuantity } from "@/lib/format/number";
import { formatDay } from "@/lib/format/time";
import type { PlotOptions } from "@/ui/chart/Plot";
import { Plot } from "@/ui/chart/Plot";
import { dayAxis, valueAxis } from "@/ui/chart/axes";
import { token } from "@/ui/chart/useTheme";

type Day = { day: string; actual_kwh: number; expected_kwh: number; cumulative_saved_kwh: number };

/** Actual and expected energy of each day, and below it the running sum of savings (CUSUM). */
export function BaselinePlot({ days }: { days: readonly Day[] }) {
  const [use, sum] = useMemo((): [uPlot.AlignedData, uPlot.AlignedData] => {
    const times = days.map((day) => Date.parse(`${day.day.slice(0, 10)}T00:00:00Z`) / 1000);
    return [
      [times, days.map((day) => day.actual_kwh), days.map((day) => day.expected_kwh)],
      [times, days.map((day) => day.cumulative_saved_kwh)],
    ];
  }, [days]);
  const last = days.at(-1);
  const range = useMemo(() => ({ from: use[0][0] ?? 0, to: use[0].at(-1) ?? 0 }), [use]);
  return (
    <>
      <Plot options={dailyOptions} data={use} range={range} height={200} label={`Actual and expected energy of ${days.length} days`} />
      <Plot
        options={sumOptions}
        data={sum}
        range={range}
        height={150}
        label={`Running sum of saved energy: ${formatQuantity(last?.cumulative_saved_kwh, "kWh")} at the end`}
      />
    </>
  );
}

const kwh = (_: uPlot, value: number | null) => formatQuantity(value, "kWh");
const dayName = (_: uPlot, time: number) => (Number.isFinite(time) ? formatDay(time * 1000, { timeZone: "UTC" }) : "–");

function dailyOptions(): PlotOptions {
  return {
    scales: { x: { time: true }, y: { range: (_, __, high) => [0, (high || 1) * 1.12] } },
    axes: [dayAxis(), valueAxis("kWh")],
    cursor: { y: false },
    series: [
      { label: "Day", value: dayName },
      { label: "Actual", stroke: token("--series-1"), width: 1.8, value: kwh },
      { label: "Expected", stroke: token("--series-2"), width: 1.5, dash: [6, 4], value: kwh },
    ],
  };
}

function sumOptions(): PlotOptions {
  const colour = token("--series-3");
  return {
    scales: { x: { time: true } },
    axes: [dayAxis(), valueAxis("kWh")],
    cursor: { y: false },
    series: [
      { label: "Day", value: dayName },
      { label: "Saved since the beginning", stroke: colour, fill: `color-mix(in srgb, ${colour} 14%, transparent)`, width: 1.8, value: kwh },
    ],
  };
}
