import { graphql } from "@/gql";
import type { DecodersSubscription } from "@/gql/graphql";

export const DECODERS = graphql(`
  subscription Decoders {
    decoder(order_by: [{ model: asc }]) {
      id
      model
      mapping
      enabled
      updated_at
    }
  }
`);

export const SET_DECODER = graphql(`
  mutation SetDecoder($model: String!, $mapping: jsonb!, $enabled: Boolean!) {
    set_decoder(model: $model, mapping: $mapping, enabled: $enabled) {
      id
    }
  }
`);

export const DRY_RUN = graphql(`
  mutation DryRunDecoder($model: String!, $mapping: jsonb!, $text: String) {
    dry_run_decoder(model: $model, mapping: $mapping, text: $text, last: 10) {
      results {
        payload_id
        received_at
        measurements
        error
      }
    }
  }
`);

export type Decoder = DecodersSubscription["decoder"][number];

export const EXAMPLE_MAPPING = `{"items": "payload.rows", "device": "item.station", "time": "item.at",
 "values": {"temperature": "item.t"}, "units": {"temperature": "degC"}}`;
