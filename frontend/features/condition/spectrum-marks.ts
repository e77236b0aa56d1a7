import type uPlot from "uplot";
import { token } from "@/ui/chart/useTheme";

/** A vertical line in a spectrum. `band`: an edge of the band that the zones look at; `order`: of the running speed. `fault`: of a bearing. */
export type Mark = { kind: "band" | "order" | "fault"; hz: number; label: string };

const COLOURS: Record<Mark["kind"], string> = { band: "--stopped", order: "--setup", fault: "--fault" };

/** Below this speed the standard's band begins at 2 Hz instead of 10 Hz (ISO 20816-3). */
const SLOW_RPM = 600;

/** The running speed's first harmonics, and the band over which velocity RMS and its zones are reckoned. */
export function spectrumMarks(speedRpm: number | null): Mark[] {
  const begin = speedRpm !== null && speedRpm < SLOW_RPM ? 2 : 10;
  const orders = speedRpm ? [1, 2, 3] : [];
  return [
    ...orders.map((order): Mark => ({ kind: "order", hz: (order * (speedRpm ?? 0)) / 60, label: `${order}×` })),
    { kind: "band", hz: begin, label: `${begin} Hz` },
    { kind: "band", hz: 1000, label: "1 kHz" },
  ];
}

/** Draws the marks; a label that would cover an earlier one is left out. */
export function drawMarks(chart: uPlot, marks: readonly Mark[]): void {
  const { ctx, bbox } = chart;
  const { min = null, max = null } = chart.scales.x ?? {};
  if (min === null || max === null) return;
  const ratio = devicePixelRatio;
  const taken: [number, number][] = [];
  ctx.save();
  ctx.font = `${10 * ratio}px "Inter Variable", system-ui, sans-serif`;
  ctx.fillStyle = token("--chart-axis");
  ctx.lineWidth = ratio;
  for (const { kind, hz, label } of marks) {
    if (hz < min || hz > max) continue;
    const x = Math.round(chart.valToPos(hz, "x", true));
    ctx.strokeStyle = token(COLOURS[kind]);
    ctx.setLineDash(kind === "band" ? [6 * ratio, 4 * ratio] : [2 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(label).width;
    const left = Math.min(x + 3 * ratio, bbox.left + bbox.width - width);
    if (taken.some(([from, to]) => left < to && left + width > from)) continue;
    ctx.fillText(label, left, bbox.top + 11 * ratio);
    taken.push([left, left + width + 3 * ratio]);
  }
  ctx.restore();
}
