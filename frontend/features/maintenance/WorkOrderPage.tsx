"use client";
import Link from "next/link";
import { useMemberNames } from "@/features/auth/useMemberNames";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatAbsolute } from "@/lib/format/time";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { PriorityBadge, StatusBadge } from "./badges";
import { Checklist } from "./Checklist";
import { StatusButtons } from "./StatusButtons";
import { WorkOrderHistory } from "./WorkOrderHistory";
import styles from "./maintenance.module.css";
import { KINDS, ORIGINS } from "./work-order-looks";

const WORK_ORDER = graphql(`
  subscription WorkOrder($id: uuid!) {
    work_order_by_pk(id: $id) {
      id
      number
      title
      description
      status
      priority
      kind
      origin
      version
      due_at
      created_at
      created_by
      assignee_id
      started_at
      completed_at
      machine {
        id
        name
      }
      checklist_items(order_by: [{ position: asc }]) {
        ...ChecklistItem
      }
      work_order_events(order_by: [{ at: desc }], limit: 100) {
        ...WorkOrderEvent
      }
    }
  }
`);

/** One work order, live: who else changes it is seen at once. */
export function WorkOrderPage({ id }: { id: string }) {
  const { data, failure } = useLiveTopic(WORK_ORDER, { id });
  const nameOf = useMemberNames();
  const order = data?.work_order_by_pk;
  if (failure && !data) return <FailureState failure={failure} />;
  if (order === undefined) return <Skeleton height={300} />;
  if (order === null) {
    return (
      <EmptyState icon="question" title="There is no such work order">
        It may belong to another organization. <Link href="/work-orders">All work orders</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeading
        title={order.title}
        crumbs={[
          { href: "/work-orders", label: "Work orders" },
          { href: `/machines/${order.machine.id}`, label: order.machine.name },
        ]}
        badges={
          <>
            <StatusBadge status={order.status} />
            <PriorityBadge priority={order.priority} />
          </>
        }
        actions={<StatusButtons order={order} />}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          {order.description ? (
            <Panel title="Description">
              <p className={styles.description}>{order.description}</p>
            </Panel>
          ) : null}
          <Checklist items={order.checklist_items} status={order.status} />
        </div>
        <div className={styles.column}>
          <Panel title={`Work order ${order.number}`}>
            <dl className={styles.facts}>
              <dt>Machine</dt>
              <dd>
                <Link href={`/machines/${order.machine.id}`}>{order.machine.name}</Link>
              </dd>
              <dt>Kind</dt>
              <dd>{KINDS[order.kind] ?? order.kind}</dd>
              <dt>Origin</dt>
              <dd>{ORIGINS[order.origin] ?? order.origin}</dd>
              <dt>Made</dt>
              <dd>
                <RelativeTime at={order.created_at} /> by {nameOf(order.created_by)}
              </dd>
              {order.assignee_id ? (
                <>
                  <dt>Assigned to</dt>
                  <dd>{nameOf(order.assignee_id)}</dd>
                </>
              ) : null}
              {order.due_at ? (
                <>
                  <dt>Due</dt>
                  <dd>{formatAbsolute(order.due_at)}</dd>
                </>
              ) : null}
              {order.completed_at ? (
                <>
                  <dt>Completed</dt>
                  <dd>
                    <RelativeTime at={order.completed_at} />
                  </dd>
                </>
              ) : null}
            </dl>
          </Panel>
          <WorkOrderHistory events={order.work_order_events} nameOf={nameOf} />
        </div>
      </div>
    </>
  );
}
