import { graphql } from "@/gql";
import type { MetersSubscription } from "@/gql/graphql";

/** Which series measure which machines, and since when their devices stand there. */
export const METERS = graphql(`
  subscription Meters {
    meter_binding(order_by: [{ machine: { factory: { name: asc } } }, { machine: { name: asc } }, { series_id: asc }]) {
      id
      method
      gap_limit_seconds
      phase
      updated_at
      machine {
        id
        name
        factory {
          id
          name
          time_zone
        }
        line {
          id
          name
        }
      }
      series {
        id
        measure
        unit
        device {
          id
          name
          placements(order_by: [{ valid_from: asc }]) {
            id
            machine_id
            valid_from
            valid_to
          }
        }
        latest_value {
          series_id
          time
          value
        }
      }
    }
  }
`);

/** What the devices on a machine measure: of these an engineer chooses its meters. */
export const MACHINE_SERIES = graphql(`
  query MachineSeries($machine: uuid!) {
    series(
      where: { device: { placements: { machine_id: { _eq: $machine } } }, kind: { _in: ["gauge", "counter"] } }
      order_by: [{ measure: asc }, { id: asc }]
    ) {
      id
      measure
      unit
      kind
      device {
        id
        name
      }
    }
  }
`);

/** How far the hours of a machine are calculated since something changed. */
export const RECALCULATED = graphql(`
  subscription RecalculatedHours($machine: uuid!, $since: timestamptz!) {
    machine_by_pk(id: $machine) {
      id
      done: energy_hours_aggregate(where: { updated_at: { _gte: $since } }) {
        aggregate {
          count
        }
      }
      all: energy_hours_aggregate {
        aggregate {
          count
        }
      }
    }
  }
`);

export const CREATE_METER = graphql(`
  mutation CreateMeterBinding($input: MeterBindingInput!) {
    create_meter_binding(input: $input) {
      id
    }
  }
`);

export const CHANGE_METER = graphql(`
  mutation ChangeMeterBinding($id: uuid!, $changes: MeterBindingChanges!) {
    change_meter_binding(id: $id, changes: $changes) {
      id
    }
  }
`);

export type Meter = MetersSubscription["meter_binding"][number];
