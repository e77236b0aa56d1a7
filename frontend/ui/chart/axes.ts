import type uPlot from "uplot";
import { formatCompact } from "@/lib/format/number";
import { formatClock, formatDay } from "@/lib/format/time";
import { token } from "./useTheme";

const FONT = '11px "Inter Variable", "Segoe UI", system-ui, sans-serif';

function base(): uPlot.Axis {
  return {
    stroke: token("--chart-axis"),
    font: FONT,
    grid: { stroke: token("--chart-grid"), width: 1 },
    ticks: { stroke: token("--chart-grid"), width: 1, size: 4 },
  };
}

/** A time axis; x values are seconds since 1970. */
export function timeAxis(timeZone: string | undefined): uPlot.Axis {
  return {
    ...base(),
    space: 70,
    size: 30,
    values: (_, ticks, __, ___, step) =>
      ticks.map((tick) => (step < 60 ? clockWithSeconds(tick * 1000, timeZone) : formatClock(tick * 1000, { timeZone }))),
  };
}

/** A time axis over days: the date where a day begins, else the clock. */
export function longTimeAxis(timeZone: string | undefined): uPlot.Axis {
  return {
    ...base(),
    space: 70,
    size: 30,
    values: (_, ticks) =>
      ticks.map((tick) => {
        const clock = formatClock(tick * 1000, { timeZone });
        return clock === "00:00" ? formatDay(tick * 1000, { timeZone }) : clock;
      }),
  };
}

/** An axis of whole days; x values are seconds since 1970 of the days' names in UTC. */
export function dayAxis(): uPlot.Axis {
  return { ...base(), space: 70, size: 30, values: (_, ticks) => ticks.map((tick) => formatDay(tick * 1000, { timeZone: "UTC" })) };
}

function clockWithSeconds(instant: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(undefined, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(instant);
}

export function valueAxis(unit: string): uPlot.Axis {
  return {
    ...base(),
    size: 54,
    label: unit,
    labelFont: FONT,
    labelSize: 16,
    labelGap: 0,
    values: (_, ticks) => ticks.map((tick) => formatCompact(tick)),
  };
}

export function plainAxis(label: string): uPlot.Axis {
  return {
    ...base(),
    size: 26,
    label,
    labelFont: FONT,
    labelSize: 16,
    values: (_, ticks) => ticks.map((tick) => formatCompact(tick)),
  };
}
