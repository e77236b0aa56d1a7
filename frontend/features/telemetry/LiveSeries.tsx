"use client";
import { useMemo } from "react";
import { measureName } from "@/features/condition/levels";
import { FailureState, Skeleton } from "@/ui/feedback";
import { SeriesPlot } from "./SeriesPlot";
import { useSeriesPoints } from "./useSeriesPoints";

type Props = { series: { id: number; measure: string; unit: string }; minutes: number; height: number };

/** One series as a live curve. */
export function LiveSeries({ series, minutes, height }: Props) {
  const { points, failure, isLoading } = useSeriesPoints(series.id, minutes);
  const plotted = useMemo(
    () => [{ name: measureName(series.measure), unit: series.unit, points }],
    [series.measure, series.unit, points],
  );
  if (failure) return <FailureState failure={failure} />;
  if (isLoading) return <Skeleton height={height} />;
  return <SeriesPlot series={plotted} minutes={minutes} height={height} />;
}
