"use client";
import { useCallback, useMemo } from "react";
import uPlot from "uplot";
import { displayUnit, formatQuantity } from "@/lib/format/number";
import { formatAbsolute } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import type { PlotOptions } from "@/ui/chart/Plot";
import { Plot } from "@/ui/chart/Plot";
import { longTimeAxis, timeAxis, valueAxis } from "@/ui/chart/axes";
import { token } from "@/ui/chart/useTheme";
import styles from "./diagnosis.module.css";
import type { AnomalousSpan, TrendLimits } from "./trend-bands";
import { drawBands, limitOf, tableOf, trendRange } from "./trend-bands";

type Row = { time: string; value: number; axis: string };
type Props = {
  rows: readonly Row[];
  name: string;
  unit: string;
  limits: TrendLimits | undefined;
  anomalies: readonly AnomalousSpan[];
  from: number;
  to: number;
};

/** A curve for each axis over the bands of its limits. */
export function TrendPlot({ rows, name, unit, limits, anomalies, from, to }: Props) {
  const timeZone = useTimeZone();
  const { data, axes } = useMemo(() => tableOf(rows), [rows]);
  const names = axes.join("\u0000");
  const drawn = useSame(limits);
  const spans = useMemo(
    () =>
      anomalies.map((span) => ({
        from: Date.parse(span.started_at) / 1000,
        to: (span.ended_at === null ? to : Date.parse(span.ended_at)) / 1000,
      })),
    [anomalies, to],
  );
  const options = useCallback(
    (): PlotOptions => ({
      cursor: { y: false, drag: { x: true, y: false } },
      scales: {
        x: { time: true },
        y: { range: (_, low, high) => trendRange(drawn, low, high) },
      },
      ...(timeZone ? { tzDate: (time: number) => uPlot.tzDate(new Date(time * 1000), timeZone) } : {}),
      axes: [isLong(from, to) ? longTimeAxis(timeZone) : timeAxis(timeZone), valueAxis(displayUnit(unit))],
      hooks: { drawClear: [(chart) => drawBands(chart, drawn, spans)] },
      series: [
        { label: "Time", value: (_, time) => (Number.isFinite(time) ? formatAbsolute(time * 1000, { timeZone }) : "–") },
        ...names.split("\u0000").map((axis, index): uPlot.Series => ({
          label: axis ? `${name} ${axis}` : name,
          stroke: token(`--series-${(index % 4) + 1}`),
          width: 1.6,
          points: { show: (chart) => chart.data[0].length <= 60 },
          value: (_, value) => formatQuantity(value, unit),
        })),
      ],
    }),
    [names, name, unit, timeZone, drawn, spans, from, to],
  );
  const newest = rows[0];
  const range = useMemo(() => ({ from: from / 1000, to: to / 1000 }), [from, to]);
  return (
    <>
      <Plot options={options} data={data} range={range} height={280} label={`${name}: ${rows.length} values, the last ${formatQuantity(newest?.value, unit)}`} />
      <p className={styles.key}>
        <LimitKey level="warning" limits={limits} unit={unit} />
        <LimitKey level="alarm" limits={limits} unit={unit} />
        {spans.length > 0 ? <span data-band="anomaly">unusual</span> : null}
        {limits?.source ? <span data-band="none">limits: {limits.source}</span> : null}
      </p>
    </>
  );
}

function LimitKey({ level, limits, unit }: { level: "warning" | "alarm"; limits: TrendLimits | undefined; unit: string }) {
  const limit = limits && limitOf(limits, level);
  if (!limit) return null;
  const [beyond, within] = limits.direction === "below" ? ["below", "above"] : ["above", "below"];
  return (
    <span data-band={level}>
      {level} {beyond} {formatQuantity(limit.raise, unit)}, cleared {within} {formatQuantity(limit.clear, unit)}
    </span>
  );
}

/** The same object while nothing in it changed, so that the chart is not made anew. */
function useSame(limits: TrendLimits | undefined): TrendLimits | undefined {
  const key = JSON.stringify(limits ?? null);
  return useMemo(() => (JSON.parse(key) as TrendLimits | null) ?? undefined, [key]);
}

function isLong(from: number, to: number): boolean {
  return to - from > 2 * 24 * 3600_000;
}
