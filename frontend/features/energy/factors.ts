import { graphql } from "@/gql";
import type { EmissionFactorsSubscription } from "@/gql/graphql";

export const FACTORS = graphql(`
  subscription EmissionFactors {
    emission_factor(order_by: [{ zone: asc }, { valid_from: desc }]) {
      id
      organization_id
      zone
      valid_from
      valid_to
      grams_per_kwh
      basis
      source
    }
  }
`);

export const ZONES = graphql(`
  query GridZones {
    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
      id
      name
      grid_zone
    }
  }
`);

export const HOURLY = graphql(`
  subscription HourlyFactors($zone: String!) {
    hourly_emission_factor_aggregate(where: { zone: { _eq: $zone } }) {
      aggregate {
        count
        min {
          valid_from
          grams_per_kwh
        }
        max {
          valid_to
          grams_per_kwh
        }
        avg {
          grams_per_kwh
        }
      }
    }
  }
`);

export const IMPORT = graphql(`
  mutation ImportEmissionFactors($zone: String!, $basis: String!, $source: String!, $csv: String!) {
    import_emission_factors(zone: $zone, basis: $basis, source: $source, csv: $csv) {
      stored
      replaced
      from
      to
    }
  }
`);

export const CREATE_FACTOR = graphql(`
  mutation CreateEmissionFactor($input: EmissionFactorInput!) {
    create_emission_factor(input: $input) {
      id
    }
  }
`);

export const CHANGE_FACTOR = graphql(`
  mutation ChangeEmissionFactor($id: uuid!, $changes: EmissionFactorChanges!) {
    change_emission_factor(id: $id, changes: $changes) {
      id
    }
  }
`);

export type Factor = EmissionFactorsSubscription["emission_factor"][number];
