"use client";
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import type { StateSpan } from "@/features/oee/state-spans";
import { toSpans } from "@/features/oee/state-spans";
import { graphql } from "@/gql";
import { useNow } from "@/lib/format/use-now";

const RECENT_STATES = graphql(`
  query RecentStates($from: timestamptz!) {
    machine_state(
      where: { _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }] }
      order_by: [{ started_at: asc }]
      limit: 5000
    ) {
      id
      machine_id
      state
      started_at
      ended_at
    }
  }
`);

const WINDOW_MS = 4 * 3600_000;
const STEP_MS = 60_000;

/** What every machine did in the last four hours, read anew each minute: too much to push at every change. */
export function useRecentStates(): { spans: Map<string, StateSpan[]> | undefined; window: { from: number; to: number } } {
  const to = useNow(STEP_MS);
  const from = to - WINDOW_MS;
  const { data, previousData } = useQuery(RECENT_STATES, {
    variables: { from: new Date(from).toISOString() },
    fetchPolicy: "no-cache",
  });
  const rows = (data ?? previousData)?.machine_state;
  const spans = useMemo(() => {
    if (!rows) return undefined;
    const machines = Map.groupBy(rows, (row) => row.machine_id);
    return new Map([...machines].map(([machine, states]) => [machine, toSpans(states, from, to)]));
  }, [rows, from, to]);
  return { spans, window: { from, to } };
}
