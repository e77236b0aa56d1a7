"use client";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import styles from "./Plot.module.css";
import { useTheme } from "./useTheme";

export type PlotOptions = Omit<uPlot.Options, "width" | "height">;

type Props = {
  /** Called anew for each theme; must be stable otherwise. */
  options: () => PlotOptions;
  data: uPlot.AlignedData;
  range?: { from: number; to: number } | undefined;
  height: number;
  label: string;
};

/** A uPlot chart in the width of its parent. `label` says in words what it shows. */
export function Plot({ options, data, range, height, label }: Props) {
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef({ data, range });

  useEffect(() => {
    latest.current = { data, range };
    const chart = plot.current;
    if (!chart) return;
    chart.batch(() => {
      chart.setData(data, range === undefined);
      if (range) chart.setScale("x", { min: range.from, max: range.to });
    });
    if (range) showLast(chart);
  }, [data, range]);

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const chart = new uPlot({ ...options(), width: element.clientWidth || 300, height }, latest.current.data, element);
    if (latest.current.range) chart.setScale("x", { min: latest.current.range.from, max: latest.current.range.to });
    plot.current = chart;
    // The chart's own first drawing clears the legend: said after it.
    const frame = requestAnimationFrame(() => {
      if (latest.current.range) showLast(chart);
    });
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) chart.setSize({ width: element.clientWidth, height });
    });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      chart.destroy();
      plot.current = null;
    };
  }, [options, height, theme]);

  return (
    <figure className={styles.plot} role="img" aria-label={label}>
      <div ref={host} style={{ minHeight: height }} />
    </figure>
  );
}

/** Where the legend is wanted and nobody points at the chart, it shows the newest value. */
function showLast(chart: uPlot): void {
  const isPointing = typeof chart.cursor.idx === "number";
  if (chart.legend.show && !isPointing) chart.setLegend({ idx: chart.data[0].length - 1 }, false);
}
