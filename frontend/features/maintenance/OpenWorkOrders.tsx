"use client";
import Link from "next/link";
import { useMemo } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { WorkOrderRow } from "./WorkOrderRow";
import styles from "./maintenance.module.css";
import { OPEN_STATUSES, WORK_ORDERS } from "./topics";

/** The newest open work orders, of one machine or of all. */
export function OpenWorkOrders({ machineId }: { machineId?: string }) {
  const variables = useMemo(
    () => ({
      where: { status: { _in: OPEN_STATUSES }, ...(machineId ? { machine_id: { _eq: machineId } } : {}) },
      limit: 6,
    }),
    [machineId],
  );
  const { data, failure } = useLiveTopic(WORK_ORDERS, variables);
  const orders = data?.work_order;
  return (
    <Panel
      title="Open work orders"
      isFlush
      actions={
        <Link className={styles.more} href={machineId ? `/work-orders?machine=${machineId}` : "/work-orders"}>
          All
        </Link>
      }
    >
      <LoadedRows
        rows={orders}
        failure={failure}
        empty={
          <EmptyState icon="check" title="Nothing open">
            Work orders come from automations or are made by hand.
          </EmptyState>
        }
      >
        {(orders) => (
          <ul>
            {orders.map((order) => <WorkOrderRow key={order.id} order={order} isNarrow />)}
          </ul>
        )}
      </LoadedRows>
    </Panel>
  );
}
