"use client";
import { useMemo } from "react";
import { graphql } from "@/gql";
import type { MachineStatesBetweenSubscription } from "@/gql/graphql";
import type { Failure } from "@/lib/apollo/errors";
import { useLiveTopic } from "@/lib/apollo/live";
import type { Period } from "@/lib/format/periods";
import { useNow } from "@/lib/format/use-now";

const STATES_BETWEEN = graphql(`
  subscription MachineStatesBetween($machine: uuid!, $from: timestamptz!, $to: timestamptz!) {
    machine_state(
      where: {
        machine_id: { _eq: $machine }
        started_at: { _lt: $to }
        _or: [{ ended_at: { _is_null: true } }, { ended_at: { _gt: $from } }]
      }
      order_by: [{ started_at: desc }]
      limit: 5000
    ) {
      id
      state
      started_at
      ended_at
    }
  }
`);

type States = {
  rows: MachineStatesBetweenSubscription["machine_state"] | undefined;
  /** To where something can be known: now, in a period that goes on. */
  until: number;
  failure: Failure | null;
};

/** What a machine did in a period, live while it goes on. */
export function useMachineStates(machineId: string, { from, to }: Period): States {
  const now = useNow(10_000);
  const variables = useMemo(
    () => ({ machine: machineId, from: new Date(from).toISOString(), to: new Date(to).toISOString() }),
    [machineId, from, to],
  );
  const { data, failure } = useLiveTopic(STATES_BETWEEN, variables);
  return { rows: data?.machine_state, until: Math.min(Math.max(now, from), to), failure };
}
