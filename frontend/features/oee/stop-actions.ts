import { graphql } from "@/gql";

export const SET_CAUSE = graphql(`
  mutation SetStopCause($id: uuid!, $cause: uuid, $comment: String) {
    set_stop_cause(stop_id: $id, cause_id: $cause, comment: $comment) {
      id
    }
  }
`);

export const SPLIT_STOP = graphql(`
  mutation SplitStop($id: uuid!, $at: [timestamptz!]!) {
    split_stop(stop_id: $id, at: $at) {
      ids
    }
  }
`);

export const CUT_TO_SIGNAL = graphql(`
  mutation CutStopToSignal($id: uuid!) {
    cut_stop_to_signal(stop_id: $id) {
      ids
    }
  }
`);

export const MERGE_STOPS = graphql(`
  mutation MergeStops($ids: [uuid!]!) {
    merge_stops(stop_ids: $ids) {
      ids
    }
  }
`);

export const REGISTER_STOP = graphql(`
  mutation RegisterStop($machine: uuid!, $from: timestamptz!, $to: timestamptz!, $cause: uuid, $comment: String) {
    register_stop(machine_id: $machine, started_at: $from, ended_at: $to, cause_id: $cause, comment: $comment) {
      id
    }
  }
`);
