import { graphql } from "@/gql";

/** The series of one machine for some measures, with the newest value of each. */
export const WIDGET_SERIES = graphql(`
  query WidgetSeries($machine: uuid!, $measures: [String!]!) {
    series(where: { machine_id: { _eq: $machine }, measure: { _in: $measures } }, order_by: [{ measure: asc }], limit: 4) {
      id
      measure
      unit
      device {
        id
        simulated
      }
    }
  }
`);

export const WIDGET_VALUE = graphql(`
  subscription WidgetValue($machine: uuid!, $measure: String!) {
    latest_value(where: { series: { machine_id: { _eq: $machine }, measure: { _eq: $measure } } }, limit: 1) {
      series_id
      time
      value
      series {
        id
        unit
        device {
          id
          simulated
        }
      }
    }
  }
`);
