"use client";
import Link from "next/link";
import { graphql } from "@/gql";
import type { WorkOrderRowFragment } from "@/gql/graphql";
import { useNow } from "@/lib/format/use-now";
import { RelativeTime } from "@/ui/RelativeTime";
import { PriorityBadge, StatusBadge } from "./badges";
import styles from "./WorkOrderRow.module.css";

export const WORK_ORDER_ROW = graphql(`
  fragment WorkOrderRow on work_order {
    id
    number
    title
    status
    priority
    kind
    origin
    created_at
    due_at
    machine {
      id
      name
    }
  }
`);

/** One work order in a list. */
export function WorkOrderRow({ order, isNarrow = false }: { order: WorkOrderRowFragment; isNarrow?: boolean }) {
  const now = useNow(60_000);
  const isLate = order.due_at !== null && Date.parse(order.due_at) < now && order.status !== "done";
  return (
    <li className={isNarrow ? styles.narrow : styles.row} data-testid={`work-order-${order.number}`}>
      <span className={styles.number}>#{order.number}</span>
      <span className={styles.words}>
        <Link href={`/work-orders/${order.id}`} className={styles.title}>
          {order.title}
        </Link>
        <span className={styles.meta}>
          {order.machine.name}, made <RelativeTime at={order.created_at} />
          {order.due_at ? (
            <span className={isLate ? styles.late : undefined}>
              {isLate ? "overdue since " : "due "}
              <RelativeTime at={order.due_at} />
            </span>
          ) : null}
        </span>
      </span>
      <span className={styles.badges}>
        <PriorityBadge priority={order.priority} />
        <StatusBadge status={order.status} />
      </span>
    </li>
  );
}
