"use client";
import Link from "next/link";
import { useMemo } from "react";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { PageHeading } from "@/ui/PageHeading";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { Widget } from "./Widget";
import styles from "./dashboards.module.css";

const DASHBOARD = graphql(`
  subscription Dashboard($slug: String!) {
    dashboard(where: { slug: { _eq: $slug } }, limit: 1) {
      id
      name
      widgets(order_by: [{ y: asc }, { x: asc }]) {
        ...Widget
      }
    }
  }
`);

/** A stored dashboard: its widgets where their rows say, on twelve columns; one below the other on a phone. */
export function DashboardPage({ slug }: { slug: string }) {
  const variables = useMemo(() => ({ slug }), [slug]);
  const { data, failure } = useLiveTopic(DASHBOARD, variables);
  if (failure && !data) return <FailureState failure={failure} />;
  if (!data) return <Skeleton height={300} />;
  const dashboard = data.dashboard[0];
  if (!dashboard) {
    return (
      <EmptyState icon="dashboard" title="There is no such dashboard">
        <Link href="/dashboards">All dashboards</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeading title={dashboard.name} crumbs={[{ href: "/dashboards", label: "Dashboards" }]} />
      <div className={styles.grid}>
        {dashboard.widgets.map((widget) => (
          <Widget key={widget.id} widget={widget} />
        ))}
      </div>
      {dashboard.widgets.length === 0 ? <EmptyState icon="dashboard" title="This dashboard has no widgets yet" /> : null}
    </>
  );
}
