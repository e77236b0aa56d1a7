import { graphql } from "@/gql";
import type { WatchesSubscription } from "@/gql/graphql";

/** The watches over a machine's measures, its healthy spectra, and when which of them was learned anew. */
export const WATCHES = graphql(`
  subscription Watches($machine: uuid!) {
    series_watch(where: { machine_id: { _eq: $machine } }, order_by: [{ indicator: asc }]) {
      id
      indicator
      judged_to
      learned_at
      sensitivity
      reference
    }
  }
`);

export const SPECTRUM_BASELINES = graphql(`
  subscription SpectrumBaselines($machine: uuid!) {
    baseline_spectrum(where: { machine_id: { _eq: $machine } }, order_by: [{ learned_to: desc }], limit: 50) {
      id
      axis
      learned_from
      learned_to
      device {
        id
        name
      }
    }
  }
`);

export const RELEARNINGS = graphql(`
  subscription Relearnings($machine: uuid!) {
    relearning(where: { machine_id: { _eq: $machine } }, order_by: [{ asked_at: desc }], limit: 50) {
      id
      indicator
      axis
      learn_from
      reason
      asked_by
      asked_at
      replaced
      device {
        id
        name
      }
    }
  }
`);

export const SET_SENSITIVITY = graphql(`
  mutation SetWatchSensitivity($machine: uuid!, $indicator: String!, $sensitivity: Float!) {
    set_watch_sensitivity(machine_id: $machine, indicator: $indicator, sensitivity: $sensitivity) {
      judged_from
      anomalies_before
      anomalies_now
    }
  }
`);

export type Watch = WatchesSubscription["series_watch"][number];
