"use client";
import Link from "next/link";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatCount } from "@/lib/format/number";
import { Icon } from "@/ui/Icon";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import styles from "./dashboards.module.css";

const DASHBOARDS = graphql(`
  subscription Dashboards {
    dashboard(order_by: [{ name: asc }]) {
      id
      slug
      name
      user_id
      widgets_aggregate {
        aggregate {
          count
        }
      }
    }
  }
`);

const NONE = {};

/** The dashboards one may see: shared ones and one's own. */
export function DashboardList() {
  const { data, failure } = useLiveTopic(DASHBOARDS, NONE);
  const dashboards = data?.dashboard;
  if (failure && !data) return <FailureState failure={failure} />;
  if (!dashboards) return <Skeleton />;
  if (dashboards.length === 0) {
    return (
      <EmptyState icon="dashboard" title="No dashboard yet">
        Dashboards are rows: insert a <code>dashboard</code> and its <code>widget</code>s through GraphQL.
      </EmptyState>
    );
  }
  return (
    <ul className={styles.cards}>
      {dashboards.map(({ id, slug, name, user_id, widgets_aggregate }) => (
        <li key={id}>
          <Link href={`/dashboards/${encodeURIComponent(slug)}`} className={styles.card}>
            <Icon name="dashboard" size={18} />
            <span>
              <span className={styles.cardName}>{name}</span>
              <span className={styles.cardMeta}>
                {formatCount(widgets_aggregate.aggregate?.count ?? 0, "widget")}, {user_id === null ? "shared" : "yours"}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
