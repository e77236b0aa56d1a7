import { graphql } from "@/gql";

/** A factory's energy in the hours from `since` on. */
export const ENERGY_SINCE = graphql(`
  subscription EnergySince($factory: uuid!, $since: timestamptz!) {
    energy_hour_aggregate(where: { factory_id: { _eq: $factory }, hour: { _gte: $since } }) {
      aggregate {
        sum {
          energy_kwh
          standby_kwh
          cost
          emissions_kg
        }
      }
    }
  }
`);

/** A machine's energy hour by hour from `since` on. */
export const MACHINE_ENERGY_HOURS = graphql(`
  subscription MachineEnergyHours($machine: uuid!, $since: timestamptz!) {
    energy_hour(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }, order_by: [{ hour: asc }]) {
      id
      hour
      energy_kwh
      standby_kwh
      cost
      emissions_kg
      coverage
    }
  }
`);

/** The same hours summed by the server. */
export const MACHINE_ENERGY_SINCE = graphql(`
  subscription MachineEnergySince($machine: uuid!, $since: timestamptz!) {
    energy_hour_aggregate(where: { machine_id: { _eq: $machine }, hour: { _gte: $since } }) {
      aggregate {
        sum {
          energy_kwh
          standby_kwh
          cost
          emissions_kg
        }
      }
    }
  }
`);
