"use client";
import { skipToken, useQuery } from "@apollo/client/react";
import { graphql } from "@/gql";
import { useIdentity } from "@/lib/auth/use-session";
import styles from "./Header.module.css";

const ORGANIZATION = graphql(`
  query OrganizationName($id: uuid!) {
    organization_by_pk(id: $id) {
      id
      name
    }
  }
`);

export function OrganizationName() {
  const identity = useIdentity();
  const { data } = useQuery(
    ORGANIZATION,
    identity ? { variables: { id: identity.organizationId }, fetchPolicy: "cache-first" } : skipToken,
  );
  return <span className={styles.organization}>{data?.organization_by_pk?.name ?? ""}</span>;
}
