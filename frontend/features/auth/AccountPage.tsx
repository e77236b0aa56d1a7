"use client";
import { skipToken, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "@/gql";
import type { Role } from "@/lib/auth/access-token";
import { signOut } from "@/lib/auth/session";
import { useIdentity } from "@/lib/auth/use-session";
import { describeError } from "@/lib/apollo/errors";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { FailureState, Skeleton } from "@/ui/feedback";
import { ThemeChoice } from "./ThemeChoice";
import styles from "./account.module.css";

const ACCOUNT = graphql(`
  query Account($organization: uuid!, $user: uuid!) {
    organization_by_pk(id: $organization) {
      id
      name
      slug
      time_zone
    }
    user_by_pk(id: $user) {
      id
      name
      email
    }
    membership(order_by: [{ user: { name: asc } }]) {
      id
      role
      user {
        id
        name
        email
      }
    }
  }
`);

const ROLE_WORDS: Record<Role, string> = {
  viewer: "sees everything",
  operator: "works on orders, stops and scrap",
  engineer: "also changes machines and devices",
  manager: "also changes factories and members",
  owner: "may do everything",
};

/** Who one is, the organization and its members, the theme, and the way out. */
export function AccountPage() {
  const identity = useIdentity();
  const [isLeaving, setLeaving] = useState(false);
  const { data, error, refetch } = useQuery(
    ACCOUNT,
    identity ? { variables: { organization: identity.organizationId, user: identity.userId } } : skipToken,
  );
  if (error) return <FailureState failure={describeError(error)} onRetry={() => void refetch()} />;
  if (!data || !identity) return <Skeleton height={240} />;
  const { organization_by_pk: organization, user_by_pk: user, membership } = data;
  return (
    <div className={styles.columns}>
      <Panel title="You">
        <dl className={styles.facts}>
          <dt>Name</dt>
          <dd>{user?.name}</dd>
          <dt>E-mail</dt>
          <dd>{user?.email}</dd>
          <dt>Role</dt>
          <dd>
            {identity.role} <span className={styles.faint}>({ROLE_WORDS[identity.role]})</span>
          </dd>
        </dl>
        <div className={styles.section}>
          <ThemeChoice />
        </div>
        <div className={styles.section}>
          <Button
            icon="out"
            isBusy={isLeaving}
            onClick={() => {
              setLeaving(true);
              void signOut();
            }}
          >
            Sign out
          </Button>
        </div>
      </Panel>
      <Panel title="Organization">
        <dl className={styles.facts}>
          <dt>Name</dt>
          <dd>{organization?.name}</dd>
          <dt>Short name</dt>
          <dd>
            <code>{organization?.slug}</code>
          </dd>
          <dt>Time zone</dt>
          <dd>{organization?.time_zone.replaceAll("_", " ")}</dd>
        </dl>
      </Panel>
      <Panel title="Members" hint={`${membership.length}`} isFlush>
        <ul>
          {membership.map((member) => (
            <li key={member.id} className={styles.member}>
              <span className={styles.avatar} aria-hidden="true">
                {initials(member.user.name)}
              </span>
              <span className={styles.words}>
                {member.user.name}
                <span className={styles.faint}>{member.user.email}</span>
              </span>
              <span className={styles.role}>{member.role}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}
