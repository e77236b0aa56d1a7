import uPlot from "uplot";
import { withGaps } from "@/ui/chart/points";
import { token } from "@/ui/chart/useTheme";

export type AnomalousSpan = { started_at: string; ended_at: string | null };
/** What is drawn of a threshold; `source`: whose it is. */
export type TrendLimits = {
  direction: string;
  warning_level: number | null;
  alarm_level: number | null;
  warning_clear_level: number | null;
  alarm_clear_level: number | null;
  hysteresis: number;
  source: string;
};
type Row = { time: string; value: number; axis: string };

/** One column for each axis, in order of time. */
export function tableOf(rows: readonly Row[]): { data: uPlot.AlignedData; axes: string[] } {
  const axes = [...new Set(rows.map((row) => row.axis))].sort();
  const tables = axes.map((axis): uPlot.AlignedData => {
    const points = rows
      .filter((row) => row.axis === axis)
      .map((row) => [Date.parse(row.time), row.value] as const)
      .sort((a, b) => a[0] - b[0]);
    const drawn = withGaps(points);
    return [drawn.map(([time]) => time / 1000), drawn.map(([, value]) => value)];
  });
  const only = tables[0];
  return { data: only && tables.length === 1 ? only : uPlot.join(tables), axes };
}

/** Where a level is raised, and where it is cleared again: by its own level, else by a share of the raised one. */
export function limitOf(limits: TrendLimits, level: "warning" | "alarm"): { raise: number; clear: number } | null {
  const raise = level === "warning" ? limits.warning_level : limits.alarm_level;
  if (raise === null) return null;
  const own = level === "warning" ? limits.warning_clear_level : limits.alarm_clear_level;
  const step = Math.abs(raise) * limits.hysteresis;
  return { raise, clear: own ?? (limits.direction === "below" ? raise + step : raise - step) };
}

/** The scale of values from low to high: zero, the warning, and an alarm that does not press them flat. */
export function trendRange(limits: TrendLimits | undefined, low: number, high: number): [number, number] {
  const [warning, alarm] = [limits?.warning_level ?? 0, limits?.alarm_level ?? 0];
  const [least, most] = [Math.min(0, low, warning * 1.05), Math.max(high, warning * 1.05)];
  const isNear = alarm * 1.05 < most * 2 && alarm * 1.05 > least * 2;
  return [isNear ? Math.min(least, alarm * 1.05) : least, (isNear ? Math.max(most, alarm * 1.05) : most) * 1.12 || 1];
}

/** The bands of warning and alarm with the lines that clear them, and the spans that were unusual, below the curves. */
export function drawBands(chart: uPlot, limits: TrendLimits | undefined, spans: readonly { from: number; to: number }[]): void {
  const { ctx, bbox } = chart;
  const right = bbox.left + bbox.width;
  const bottom = bbox.top + bbox.height;
  const isBelow = limits?.direction === "below";
  const y = (value: number) => Math.min(Math.max(chart.valToPos(value, "y", true), bbox.top), bottom);
  const isInside = (value: number) => y(value) > bbox.top && y(value) < bottom;
  ctx.save();
  const line = (value: number, dash: readonly number[]) => {
    if (!isInside(value)) return;
    ctx.globalAlpha = 1;
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y(value));
    ctx.lineTo(right, y(value));
    ctx.stroke();
  };
  const band = (level: "warning" | "alarm", to: number | null, colour: string) => {
    const limit = limits && limitOf(limits, level);
    if (!limit) return;
    ctx.globalAlpha = 0.13;
    ctx.fillStyle = token(colour);
    const edges = [y(limit.raise), to === null ? (isBelow ? bottom : bbox.top) : y(to)];
    const top = Math.min(...edges);
    ctx.fillRect(bbox.left, top, bbox.width, Math.max(...edges) - top);
    ctx.strokeStyle = token(colour);
    line(limit.raise, [5, 4]);
    line(limit.clear, [1, 4]);
  };
  band("warning", limits?.alarm_level ?? null, "--stopped");
  band("alarm", null, "--fault");
  ctx.globalAlpha = 0.22;
  ctx.fillStyle = token("--setup");
  for (const span of spans) {
    const left = Math.max(chart.valToPos(span.from, "x", true), bbox.left);
    const width = Math.min(chart.valToPos(span.to, "x", true), right) - left;
    if (width > -1) ctx.fillRect(left, bbox.top, Math.max(width, 2 * devicePixelRatio), bbox.height);
  }
  ctx.restore();
}
