"use client";
import { skipToken, useQuery } from "@apollo/client/react";
import { useMemo, useState } from "react";
import { graphql } from "@/gql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import { useNow } from "@/lib/format/use-now";
import type { Point } from "@/ui/chart/points";
import { mergePoints } from "@/ui/chart/points";

const MEASUREMENTS = graphql(`
  query Measurements($series: Int!, $from: timestamptz!) {
    measurement(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {
      series_id
      time
      value
    }
  }
`);

const MEASUREMENT_MINUTES = graphql(`
  query MeasurementMinutes($series: Int!, $from: timestamptz!) {
    measurement_minute(where: { series_id: { _eq: $series }, time: { _gte: $from } }, order_by: [{ time: desc }], limit: 6000) {
      series_id
      time
      count
      sum
    }
  }
`);

/** The newest values since a fixed instant: each push repeats some, so that none is missed between two pushes. */
const MEASUREMENT_TAIL = graphql(`
  subscription MeasurementTail($series: Int!, $since: timestamptz!) {
    measurement(where: { series_id: { _eq: $series }, time: { _gte: $since } }, order_by: [{ time: desc }], limit: 60) {
      series_id
      time
      value
    }
  }
`);

/** Above this window the minute rollups are drawn. */
const RAW_MINUTES = 60;
/** The history is read anew at this rate; the tail carries what came since. */
const HISTORY_STEP_MS = 120_000;

type SeriesPoints = { points: Point[]; isLoading: boolean; failure: Failure | null };

/** A series over the last `minutes`, with what comes in. */
export function useSeriesPoints(seriesId: number, minutes: number): SeriesPoints {
  const historyEnd = useNow(HISTORY_STEP_MS);
  const from = new Date(historyEnd - minutes * 60_000).toISOString();
  const isRaw = minutes <= RAW_MINUTES;
  const variables = { series: seriesId, from };
  const raw = useQuery(MEASUREMENTS, isRaw ? { variables, fetchPolicy: "no-cache" } : skipToken);
  const rollup = useQuery(MEASUREMENT_MINUTES, isRaw ? skipToken : { variables, fetchPolicy: "no-cache" });
  const [since] = useState(() => new Date(Date.now() - 60_000).toISOString());
  const tail = useLiveTopic(MEASUREMENT_TAIL, { series: seriesId, since });

  const rawRows = (raw.data ?? raw.previousData)?.measurement;
  const rollupRows = (rollup.data ?? rollup.previousData)?.measurement_minute;
  const tailRows = tail.data?.measurement;
  const points = useMemo(() => {
    const history: Point[] = isRaw
      ? (rawRows ?? []).map((row): Point => [Date.parse(row.time), row.value])
      : (rollupRows ?? []).map((row): Point => [Date.parse(row.time), row.count > 0 ? row.sum / row.count : null]);
    const newest = (tailRows ?? []).map((row): Point => [Date.parse(row.time), row.value]);
    return mergePoints(history.reverse(), newest.reverse());
  }, [isRaw, rawRows, rollupRows, tailRows]);

  const error = isRaw ? raw.error : rollup.error;
  return {
    points,
    isLoading: (isRaw ? rawRows : rollupRows) === undefined && !error,
    failure: error ? describeError(error) : tail.failure,
  };
}
