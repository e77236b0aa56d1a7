import { graphql } from "@/gql";

/** The tree of factories with the present state of every machine. */
export const FACTORY_TREE = graphql(`
  subscription FactoryTree {
    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
      id
      name
      time_zone
      currency
      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
        id
        name
        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
          id
          name
          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
            ...MachineCard
          }
        }
      }
    }
  }
`);

/** The newest power of every machine. */
export const LATEST_POWER = graphql(`
  subscription LatestPower {
    latest_value(where: { series: { measure: { _eq: "power" }, machine_id: { _is_null: false } } }) {
      series_id
      time
      value
      series {
        id
        machine_id
        unit
        device {
          id
          connected
        }
      }
    }
  }
`);

/** The newest shift result of every machine: the running shift, if there is one. */
export const LATEST_SHIFT_RESULTS = graphql(`
  subscription LatestShiftResults {
    shift_result(distinct_on: [machine_id], order_by: [{ machine_id: asc }, { started_at: desc }]) {
      id
      machine_id
      shift_name
      started_at
      ended_at
      oee
      planned_busy_seconds
      unknown_seconds
      ideal_good_seconds
    }
  }
`);
