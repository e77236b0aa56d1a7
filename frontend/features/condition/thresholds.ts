import { graphql } from "@/gql";
import type { ThresholdRulesSubscription } from "@/gql/graphql";

/** Machines with their thresholds, where each stands now, and what could have one. */
export const THRESHOLD_RULES = graphql(`
  subscription ThresholdRules($where: machine_bool_exp!, $limit: Int!) {
    machine(where: $where, order_by: [{ factory: { name: asc } }, { name: asc }], limit: $limit) {
      id
      name
      factory {
        id
        name
        time_zone
      }
      thresholds(order_by: [{ indicator: asc }]) {
        id
        indicator
        unit
        direction
        warning_level
        alarm_level
        warning_clear_level
        alarm_clear_level
        hysteresis
        raise_count
        raise_window
        clear_count
        delay_seconds
        only_while_running
        settling_seconds
        only_in_shift
        judged_windows
        stale_after_seconds
        combines
        members
        counts_alone
        weight
        source
      }
      condition_states(order_by: [{ indicator: asc }]) {
        id
        indicator
        level
        value
        unit
        stale
        component {
          id
          name
        }
      }
    }
  }
`);

/** What a machine's sensors measure: for these an engineer may set a threshold. */
export const MACHINE_INDICATORS = graphql(`
  query MachineIndicators($machine: uuid!) {
    series(where: { machine_id: { _eq: $machine }, kind: { _eq: "gauge" } }, distinct_on: [measure], order_by: [{ measure: asc }]) {
      id
      measure
      unit
    }
    condition_state(where: { machine_id: { _eq: $machine } }, order_by: [{ indicator: asc }]) {
      id
      indicator
      unit
    }
  }
`);

export const EXPLAIN_CONDITION = graphql(`
  query ExplainCondition($machine: uuid!, $indicator: String!) {
    explain_condition(machine_id: $machine, indicator: $indicator) {
      unit
      level
      since
      heard_at
      is_stale
      is_judged
      judged_level
      reason
      values
      over_warning
      over_alarm
    }
  }
`);

export const CREATE_THRESHOLD = graphql(`
  mutation CreateThreshold($input: ThresholdInput!) {
    create_threshold(input: $input) {
      id
    }
  }
`);

export const CHANGE_THRESHOLD = graphql(`
  mutation ChangeThreshold($id: uuid!, $changes: ThresholdChanges!) {
    change_threshold(id: $id, changes: $changes) {
      id
    }
  }
`);

export type WatchedMachine = ThresholdRulesSubscription["machine"][number];
export type Threshold = WatchedMachine["thresholds"][number];
