"use client";
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { graphql } from "@/gql";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import type { Scope } from "./scopes";
import { flattenScopes } from "./scopes";

const SCOPES = graphql(`
  query Scopes {
    factory(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
      id
      name
      time_zone
      currency
      areas(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
        id
        name
        lines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
          id
          name
          machines(where: { archived_at: { _is_null: true } }, order_by: [{ name: asc }]) {
            id
            name
          }
        }
      }
    }
  }
`);

export type Scopes = { scopes: Scope[] | undefined; failure: Failure | null; retry: () => void };

/** All factories, areas, lines and machines that one may see. */
export function useScopes(): Scopes {
  const { data, error, refetch } = useQuery(SCOPES);
  const scopes = useMemo(() => (data ? flattenScopes(data.factory) : undefined), [data]);
  return { scopes, failure: error && !data ? describeError(error) : null, retry: () => void refetch() };
}
