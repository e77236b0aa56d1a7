import { graphql } from "@/gql";

export const TRACED_DEVICE = graphql(`
  query TracedDevice($id: uuid!) {
    device(where: { id: { _eq: $id } }) {
      id
      serial
      name
      gateway {
        id
        name
      }
    }
    series(where: { device_id: { _eq: $id }, latest_value: {} }, order_by: [{ measure: asc }]) {
      id
      measure
      unit
      latest_value {
        series_id
        time
        value
        received_at
      }
    }
    device_clock(where: { device_id: { _eq: $id } }) {
      device_id
      lag_seconds
      gateway_lag_seconds
    }
  }
`);

export const VALUE_AT = graphql(`
  query ValueAt($series: Int!, $time: timestamptz!) {
    measurement(where: { series_id: { _eq: $series }, time: { _lte: $time } }, order_by: [{ time: desc }], limit: 1) {
      series_id
      time
      value
    }
  }
`);

export const ORIGINS = graphql(`
  query Origins($series: [Int!]!, $time: timestamptz!) {
    payload(
      where: { series_ids: { _contains: $series }, from_time: { _lte: $time }, to_time: { _gte: $time } }
      order_by: [{ to_time: asc }, { received_at: asc }]
      limit: 5
    ) {
      id
      received_at
      gateway_at
      gateway {
        id
        name
      }
      door
      model
      correlation_id
      outcome
      body
    }
  }
`);
