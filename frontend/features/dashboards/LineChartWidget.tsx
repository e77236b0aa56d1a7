"use client";
import { useQuery } from "@apollo/client/react";
import { measureName } from "@/features/condition/levels";
import { LiveSeries } from "@/features/telemetry/LiveSeries";
import { describeError } from "@/lib/apollo/errors";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { WIDGET_SERIES } from "./series-topic";

type Props = { machineId: string; measures: readonly string[]; minutes: number; height: number };

/** Live curves of one or several measures of a machine. */
export function LineChartWidget({ machineId, measures, minutes, height }: Props) {
  const { data, error } = useQuery(WIDGET_SERIES, { variables: { machine: machineId, measures: [...measures] } });
  if (error) return <FailureState failure={describeError(error)} />;
  if (!data) return <Skeleton height={height} />;
  if (data.series.length === 0) {
    return <EmptyState icon="pulse" title={`The machine has no ${measures.map(measureName).join(" or ")}`} />;
  }
  return (
    <>
      {data.series.map((series) => (
        // One chart per series: their units differ.
        <LiveSeries key={series.id} series={series} minutes={minutes} height={height / data.series.length} />
      ))}
    </>
  );
}
