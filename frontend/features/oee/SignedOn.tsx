"use client";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { MoreLink } from "@/ui/MoreLink";

const SIGNED_ON = graphql(`
  subscription SignedOn($machine: uuid!) {
    operator_turn(where: { machine_id: { _eq: $machine }, ended_at: { _is_null: true } }, limit: 1) {
      id
      name
    }
  }
`);

/** Who works at a machine now, and the way to where one signs on. */
export function SignedOn({ machineId }: { machineId: string }) {
  const { data } = useLiveTopic(SIGNED_ON, { machine: machineId });
  if (!data) return null;
  const name = data.operator_turn[0]?.name;
  return <MoreLink href={`/oee/operators?of=${machineId}`}>{name ? `Operator: ${name}` : "No operator signed on"}</MoreLink>;
}
