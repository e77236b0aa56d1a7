import type uPlot from "uplot";
import { token } from "@/ui/chart/useTheme";

/** A vertical line in a spectrum. */
export type Mark = { hz: number; label: string };

/** Below this speed the standard's band begins at 2 Hz instead of 10 Hz (ISO 20816-3). */
const SLOW_RPM = 600;

/** The running speed's first harmonics, and the band over which velocity RMS and its zones are reckoned. */
export function spectrumMarks(speedRpm: number | null): Mark[] {
  const begin = speedRpm !== null && speedRpm < SLOW_RPM ? 2 : 10;
  const band = [
    { hz: begin, label: "zone band" },
    { hz: 1000, label: "zone band" },
  ];
  if (!speedRpm) return band;
  return [...band, ...[1, 2, 3].map((order) => ({ hz: (order * speedRpm) / 60, label: `${order}×` }))];
}

export function drawMarks(chart: uPlot, marks: readonly Mark[]): void {
  const { ctx, bbox } = chart;
  const { min = null, max = null } = chart.scales.x ?? {};
  if (min === null || max === null) return;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `${10 * ratio}px system-ui, sans-serif`;
  ctx.fillStyle = token("--chart-axis");
  ctx.strokeStyle = token("--stopped");
  ctx.lineWidth = ratio;
  ctx.setLineDash([4 * ratio, 3 * ratio]);
  let free = -Infinity;
  for (const { hz, label } of [...marks].sort((a, b) => a.hz - b.hz)) {
    if (hz < min || hz > max) continue;
    const x = Math.round(chart.valToPos(hz, "x", true));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(label).width;
    const left = Math.min(x + 3 * ratio, bbox.left + bbox.width - width);
    if (left > free) {
      ctx.fillText(label, left, bbox.top + 11 * ratio);
      free = left + width + 4 * ratio;
    }
  }
  ctx.restore();
}
