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
import type { Limits } from "./IndicatorRow";
import styles from "./diagnosis.module.css";
import type { AnomalousSpan } from "./trend-bands";
import { drawBands, tableOf } from "./trend-bands";

type Row = { time: string; value: number; axis: string };
type Props = {
  rows: readonly Row[];
  name: string;
  unit: string;
  limits: Limits | undefined;
  anomalies: readonly AnomalousSpan[];
  from: number;
  to: number;
};

/** A curve for each axis over the bands of its limits. */
export function TrendPlot({ rows, name, unit, limits, anomalies, from, to }: Props) {
  const timeZone = useTimeZone();
  const { data, axes } = useMemo(() => tableOf(rows), [rows]);
  const names = axes.join("\u0000");
  const [warning, alarm] = [limits?.warning_level ?? null, limits?.alarm_level ?? null];
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
        y: { range: (_, low, high) => [Math.min(0, low), Math.max(high, (warning ?? 0) * 1.05) * 1.12 || 1] },
      },
      ...(timeZone ? { tzDate: (time: number) => uPlot.tzDate(new Date(time * 1000), timeZone) } : {}),
      axes: [isLong(from, to) ? longTimeAxis(timeZone) : timeAxis(timeZone), valueAxis(displayUnit(unit))],
      hooks: { drawClear: [(chart) => drawBands(chart, { warning, alarm }, spans)] },
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
    [names, name, unit, timeZone, warning, alarm, spans, from, to],
  );
  const newest = rows[0];
  const range = useMemo(() => ({ from: from / 1000, to: to / 1000 }), [from, to]);
  return (
    <>
      <Plot options={options} data={data} range={range} height={280} label={`${name}: ${rows.length} values, the last ${formatQuantity(newest?.value, unit)}`} />
      <p className={styles.key}>
        {warning === null ? null : <span data-band="warning">warning from {formatQuantity(warning, unit)}</span>}
        {alarm === null ? null : <span data-band="alarm">alarm from {formatQuantity(alarm, unit)}</span>}
        {spans.length > 0 ? <span data-band="anomaly">unusual</span> : null}
        {limits ? <span data-band="none">limits: {limits.source}</span> : null}
      </p>
    </>
  );
}

function isLong(from: number, to: number): boolean {
  return to - from > 2 * 24 * 3600_000;
}
