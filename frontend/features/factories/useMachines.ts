"use client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "@/gql";

const MACHINE_NAMES = graphql(`
  query MachineNames {
    machine(where: { archived_at: { _is_null: true } }, order_by: [{ factory: { name: asc } }, { name: asc }]) {
      id
      name
      factory {
        id
        name
      }
    }
  }
`);

/** All machines by name, for lists to choose from. Several factories: the factory stands with the name. */
export function useMachines(): { id: string; name: string }[] {
  const { data } = useQuery(MACHINE_NAMES);
  const machines = data?.machine ?? [];
  const factories = new Set(machines.map((machine) => machine.factory.id));
  return machines.map(({ id, name, factory }) => ({ id, name: factories.size > 1 ? `${factory.name}: ${name}` : name }));
}
