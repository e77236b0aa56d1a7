"use client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "@/gql";

const MEMBER_NAMES = graphql(`
  query MemberNames {
    user {
      id
      name
    }
  }
`);

/** A function from a user's id to a name. */
export function useMemberNames(): (id: string | null) => string {
  const { data } = useQuery(MEMBER_NAMES, { fetchPolicy: "cache-first" });
  const names = new Map((data?.user ?? []).map((user) => [user.id, user.name]));
  return (id) => (id === null ? "the system" : (names.get(id) ?? "somebody"));
}
