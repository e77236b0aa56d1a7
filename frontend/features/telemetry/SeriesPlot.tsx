"use client";
import { useCallback, useMemo } from "react";
import uPlot from "uplot";
import { displayUnit, formatQuantity } from "@/lib/format/number";
import { formatAbsolute } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { useNow } from "@/lib/format/use-now";
import type { PlotOptions } from "@/ui/chart/Plot";
import { Plot } from "@/ui/chart/Plot";
import { timeAxis, valueAxis } from "@/ui/chart/axes";
import type { Point } from "@/ui/chart/points";
import { extent, thinOut, withGaps } from "@/ui/chart/points";
import { token } from "@/ui/chart/useTheme";
import { EmptyState } from "@/ui/feedback";

export type PlottedSeries = { name: string; unit: string; points: readonly Point[] };

type Props = { series: readonly PlottedSeries[]; minutes: number; height: number };

const MOST_POINTS = 2400;
/** So few points are drawn as dots too: a line through one point cannot be seen. */
const FEW_POINTS = 40;

/** Curves over the last minutes; the time scale moves on by itself. */
export function SeriesPlot({ series, minutes, height }: Props) {
  const now = useNow(minutes > RESTLESS_MINUTES ? 10_000 : 1_000);
  const names = series.map((item) => `${item.name}\u0000${item.unit}`).join("\u0001");
  const timeZone = useTimeZone();
  const options = useCallback(() => curveOptions(names, timeZone), [names, timeZone]);
  const data = useMemo(() => {
    const tables = series.map(({ points }): uPlot.AlignedData => {
      const drawn = withGaps(thinOut(points, MOST_POINTS));
      return [drawn.map(([time]) => time / 1000), drawn.map(([, value]) => value)];
    });
    const only = tables[0];
    return tables.length === 1 && only ? only : uPlot.join(tables);
  }, [series]);
  const to = now / 1000;
  const range = useMemo(() => ({ from: to - minutes * 60, to }), [to, minutes]);
  if (series.every((item) => item.points.length === 0)) {
    return (
      <EmptyState icon="pulse" title="No values in this window">
        Choose a longer window, or wait for the sensor to send.
      </EmptyState>
    );
  }
  return <Plot options={options} data={data} range={range} height={height} label={series.map(describe).join("; ")} />;
}

/** Up to this window the scale moves every second. */
const RESTLESS_MINUTES = 60;

function describe({ name, unit, points }: PlottedSeries): string {
  const facts = extent(points);
  if (!facts) return `${name}: no values`;
  const say = (value: number) => formatQuantity(value, unit);
  return `${name}: now ${say(facts.last)}, between ${say(facts.low)} and ${say(facts.high)}`;
}

function curveOptions(names: string, timeZone: string | undefined): PlotOptions {
  const curves = names.split("\u0001").map((text) => text.split("\u0000"));
  return {
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { live: true },
    scales: { x: { time: true }, y: { range: (_, low, high) => paddedRange(low, high) } },
    ...(timeZone ? { tzDate: (time: number) => uPlot.tzDate(new Date(time * 1000), timeZone) } : {}),
    axes: [timeAxis(timeZone), valueAxis(displayUnit(curves[0]?.[1] ?? ""))],
    series: [
      { label: "Time", value: (_, time) => (Number.isFinite(time) ? formatAbsolute(time * 1000, { timeZone }) : "–") },
      ...curves.map(([name = "", unit = ""], index): uPlot.Series => {
        const colour = token(`--series-${(index % 4) + 1}`);
        return {
          label: name,
          stroke: colour,
          width: 1.5,
          points: { show: (chart) => chart.data[0].length <= FEW_POINTS },
          value: (_, value) => formatQuantity(value, unit),
          ...(curves.length === 1 ? { fill: `color-mix(in srgb, ${colour} 10%, transparent)` } : {}),
        };
      }),
    ],
  };
}

/** Room above and below the curve; a flat curve gets a scale too. */
function paddedRange(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const span = high - low || Math.abs(high) || 1;
  const least = low >= 0 && low - span * 0.15 < 0 ? 0 : low - span * 0.15;
  return [least, high + span * 0.15];
}
