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

/** Who belongs to the organization. */
export function useMembers(): readonly { id: string; name: string }[] {
  return useQuery(MEMBER_NAMES, { fetchPolicy: "cache-first" }).data?.user ?? [];
}

/** A function from a user's id to a name. */
export function useMemberNames(): (id: string | null) => string {
  const names = new Map(useMembers().map((user) => [user.id, user.name]));
  return (id) => (id === null ? "the system" : (names.get(id) ?? "somebody"));
}
