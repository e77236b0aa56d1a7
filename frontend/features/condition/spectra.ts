import { graphql } from "@/gql";

/** Whole spectra, the newest first: for the waterfall and the spectrum that is looked at. */
export const SPECTRA = graphql(`
  query Spectra($device: uuid!, $axis: String!, $kind: String!, $limit: Int!) {
    spectrum(
      where: { device_id: { _eq: $device }, axis: { _eq: $axis }, kind: { _eq: $kind } }
      order_by: [{ time: desc }]
      limit: $limit
    ) {
      device_id
      time
      axis
      kind
      f0_hz
      df_hz
      speed_rpm
      amplitudes
    }
  }
`);

/** Which device, axis and kind send spectra, with the newest of each. */
export const SPECTRUM_SOURCES = graphql(`
  subscription SpectrumSources($machine: uuid!) {
    spectrum(
      where: { device: { placements: { machine_id: { _eq: $machine }, valid_to: { _is_null: true } } } }
      distinct_on: [device_id, axis, kind]
      order_by: [{ device_id: asc }, { axis: asc }, { kind: asc }, { time: desc }]
    ) {
      ...SpectrumHeader
    }
  }
`);

export const BASELINES = graphql(`
  query BaselineSpectra($machine: uuid!) {
    baseline_spectrum(where: { machine_id: { _eq: $machine } }, order_by: [{ learned_to: desc }]) {
      id
      device_id
      axis
      learned_from
      learned_to
      spectrum
    }
  }
`);

export const BEARINGS = graphql(`
  query MachineBearings($machine: uuid!) {
    component(where: { machine_id: { _eq: $machine } }, order_by: [{ name: asc }]) {
      id
      name
      details
    }
  }
`);
