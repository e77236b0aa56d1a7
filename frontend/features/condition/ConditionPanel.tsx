"use client";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatCount } from "@/lib/format/number";
import { MoreLink } from "@/ui/MoreLink";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { IndicatorRow } from "./IndicatorRow";

const CONDITION_STATES = graphql(`
  subscription ConditionStates($machine: uuid!) {
    condition_state(where: { machine_id: { _eq: $machine } }, order_by: [{ indicator: asc }]) {
      ...ConditionState
    }
  }
`);

const THRESHOLDS = graphql(`
  subscription Thresholds($machine: uuid!) {
    threshold(where: { machine_id: { _eq: $machine } }) {
      id
      indicator
      warning_level
      alarm_level
      unit
      source
      direction
      raise_count
      raise_window
      delay_seconds
    }
  }
`);

/** Each watched indicator with its level, zone, limits and recent course. */
export function ConditionPanel({ machineId }: { machineId: string }) {
  const states = useLiveTopic(CONDITION_STATES, { machine: machineId });
  const thresholds = useLiveTopic(THRESHOLDS, { machine: machineId }).data?.threshold ?? [];
  const rows = states.data?.condition_state;
  return (
    <Panel
      title="Condition" 
      hint={rows && rows.length > 0 ? formatCount(rows.length, "indicator") : undefined}
      actions={<MoreLink href={`/condition?of=${machineId}`}>Trends and symptoms</MoreLink>}
      isFlush
    >
      {states.failure ? <FailureState failure={states.failure} /> : null}
      {rows === undefined && !states.failure ? <Skeleton height={160} /> : null}
      {rows?.length === 0 ? (
        <EmptyState icon="pulse" title="Nothing evaluated yet">
          {thresholds.length > 0
            ? "Limits are set; the first values have not been evaluated yet."
            : "An engineer sets limits for an indicator; then its level is watched here."}
        </EmptyState>
      ) : (
        <ul>
          {rows?.map((state) => (
            <IndicatorRow
              key={state.id}
              machineId={machineId}
              state={state}
              threshold={thresholds.find((item) => item.indicator === state.indicator)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
