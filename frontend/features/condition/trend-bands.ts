import uPlot from "uplot";
import { withGaps } from "@/ui/chart/points";
import { token } from "@/ui/chart/useTheme";

export type AnomalousSpan = { started_at: string; ended_at: string | null };
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

/** The bands of warning and alarm, and the spans that were unusual, below the curves. */
export function drawBands(
  chart: uPlot,
  { warning, alarm }: { warning: number | null; alarm: number | null },
  spans: readonly { from: number; to: number }[],
): void {
  const { ctx, bbox } = chart;
  const right = bbox.left + bbox.width;
  const bottom = bbox.top + bbox.height;
  const y = (value: number) => Math.min(Math.max(chart.valToPos(value, "y", true), bbox.top), bottom);
  ctx.save();
  const band = (from: number, to: number | null, colour: string) => {
    ctx.globalAlpha = 0.13;
    ctx.fillStyle = token(colour);
    const top = to === null ? bbox.top : y(to);
    ctx.fillRect(bbox.left, top, bbox.width, Math.max(0, y(from) - top));
    if (y(from) <= bbox.top) return;
    ctx.globalAlpha = 1;
    ctx.strokeStyle = token(colour);
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y(from));
    ctx.lineTo(right, y(from));
    ctx.stroke();
  };
  if (warning !== null) band(warning, alarm, "--stopped");
  if (alarm !== null) band(alarm, null, "--fault");
  ctx.globalAlpha = 0.22;
  ctx.fillStyle = token("--setup");
  for (const span of spans) {
    const left = Math.max(chart.valToPos(span.from, "x", true), bbox.left);
    const width = Math.min(chart.valToPos(span.to, "x", true), right) - left;
    if (width > -1) ctx.fillRect(left, bbox.top, Math.max(width, 2 * devicePixelRatio), bbox.height);
  }
  ctx.restore();
}
