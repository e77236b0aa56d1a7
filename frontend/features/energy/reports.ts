import { graphql } from "@/gql";

export const ENERGY_ROW = graphql(`
  fragment EnergyReportRow on EnergyRow {
    key
    label
    from
    to
    energy_kwh
    standby_kwh
    standby_share
    cost
    demand_cost
    total_cost
    emissions_kg
    measured_hours
    good_quantity
    kwh_per_good_part
  }
`);

export const ENERGY_REPORT = graphql(`
  query EnergyReport($scope: String!, $id: uuid!, $from: timestamptz!, $to: timestamptz!, $by: String!) {
    energy_report(scope: $scope, scope_id: $id, from: $from, to: $to, by: $by) {
      by
      rows {
        ...EnergyReportRow
      }
      total {
        ...EnergyReportRow
      }
      demand {
        window_seconds
        peak_kw
        peak_from
        sliding_peak_kw
        load_factor
        base_load_kw
        measured_windows
        windows
      }
      costs {
        name
        price_per_kwh
        energy_kwh
        cost
      }
      demand_charges {
        name
        from
        to
        method
        price_per_kw
        peak_kw
        peak_from
        cost
        flags
      }
      total_cost_flags
      flags
    }
  }
`);

/** Hours of these machines were calculated anew: reports are asked for again. */
export const ENERGY_CHANGED = graphql(`
  subscription EnergyChanged($machines: [uuid!]!) {
    energy_hour(where: { machine_id: { _in: $machines } }, order_by: [{ updated_at: desc }], limit: 1) {
      id
      updated_at
    }
  }
`);
