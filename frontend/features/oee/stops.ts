import { graphql } from "@/gql";

export const STOP = graphql(`
  fragment Stop on stop {
    id
    started_at
    ended_at
    comment
    edited_by
    contradicted_seconds
    cause_id
    cause {
      id
      name
      colour
    }
  }
`);

export const STOPS_BETWEEN = graphql(`
  subscription StopsBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {
    stop(
      where: {
        machine_id: { _eq: $machine }
        started_at: { _lt: $to }
        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]
      }
      order_by: [{ started_at: desc }]
      limit: 2000
    ) {
      ...Stop
    }
  }
`);

export const STOP_CAUSES = graphql(`
  query StopCauses($machine: uuid!) {
    stop_cause(
      where: { archived_at: { _is_null: true }, _or: [{ machine_id: { _is_null: true } }, { machine_id: { _eq: $machine } }] }
      order_by: [{ level: asc }, { name: asc }]
    ) {
      id
      parent_id
      name
      colour
      treatment
    }
  }
`);
