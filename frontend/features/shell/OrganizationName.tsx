"use client";
import { skipToken, useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { graphql } from "@/gql";
import type { MyOrganization } from "@/lib/auth/organizations";
import { myOrganizations, switchOrganization } from "@/lib/auth/organizations";
import { useIdentity } from "@/lib/auth/use-session";
import { Select } from "@/ui/Choice";
import styles from "./Header.module.css";

const ORGANIZATION = graphql(`
  query OrganizationName($id: uuid!) {
    organization_by_pk(id: $id) {
      id
      name
    }
  }
`);

/** The organization one is in; who belongs to several chooses here. */
export function OrganizationName() {
  const identity = useIdentity();
  const { data } = useQuery(
    ORGANIZATION,
    identity ? { variables: { id: identity.organizationId }, fetchPolicy: "cache-first" } : skipToken,
  );
  const [organizations, setOrganizations] = useState<MyOrganization[]>([]);
  const [isRefused, setRefused] = useState(false);
  const userId = identity?.userId;
  useEffect(() => {
    if (!userId) return;
    void myOrganizations().then(setOrganizations, () => undefined); // without the list the name alone is shown
  }, [userId]);
  const here = organizations.find((item) => item.id === identity?.organizationId);
  if (!here || organizations.length < 2) {
    return <span className={styles.organization}>{data?.organization_by_pk?.name ?? ""}</span>;
  }
  return (
    <span className={styles.organizations}>
      <Select
        label="Organization"
        options={organizations.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={here.slug}
        onChange={(slug) => {
          setRefused(false);
          switchOrganization(slug).catch(() => setRefused(true));
        }}
      />
      {isRefused ? (
        <span role="alert" className={styles.refused}>
          Not possible now
        </span>
      ) : null}
    </span>
  );
}
