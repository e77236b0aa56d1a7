import { graphql } from "@/gql";

export const WAITING = graphql(`
  subscription Quarantined {
    rejected(
      where: { outcome: { _eq: "quarantined" }, replayed_at: { _is_null: true }, discarded_at: { _is_null: true } }
      order_by: [{ received_at: desc }]
      limit: 500
    ) {
      id
      received_at
      door
      kind
      device_serial
      reason
    }
  }
`);

export const REPLAY = graphql(`
  mutation ReplayQuarantined($device: String, $reason: String) {
    replay_quarantined(device: $device, reason: $reason) {
      id
    }
  }
`);

export const DISCARD = graphql(`
  mutation DiscardQuarantined($device: String, $reason: String) {
    discard_quarantined(device: $device, reason: $reason) {
      discarded
    }
  }
`);

export const ITEMS = graphql(`
  query QuarantinedItems($where: rejected_bool_exp!) {
    rejected(where: $where, order_by: [{ received_at: desc }], limit: 20) {
      id
      received_at
      door
      kind
      correlation_id
      reason
      content
    }
  }
`);

export const KNOWN_SERIALS = graphql(`
  subscription KnownSerials($serials: [String!]!) {
    device(where: { serial: { _in: $serials }, archived_at: { _is_null: true } }, order_by: [{ serial: asc }]) {
      id
      serial
    }
  }
`);

export const REPLAYS = graphql(`
  subscription Replays {
    ingest_job(where: { kind: { _eq: "replay" } }, order_by: [{ created_at: desc }], limit: 3) {
      id
      status
      total
      items
      stored
      duplicate
      rejected
      quarantined
      error
      created_at
      finished_at
    }
  }
`);

/** The bytes of PostgreSQL's \\x notation as text; what is no UTF-8 is shown as a replacement character. */
export function textOf(content: string): string {
  const digits = content.startsWith("\\x") ? content.slice(2) : "";
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16);
  return new TextDecoder().decode(bytes);
}
