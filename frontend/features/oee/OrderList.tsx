"use client";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import type { ProductionOrderFragment } from "@/gql/graphql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatNumber } from "@/lib/format/number";
import type { Tone } from "@/ui/Badge";
import { Badge } from "@/ui/Badge";
import type { IconName } from "@/ui/Icon";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { ActionsHead, Head, NumberCell, Table, WrapCell } from "@/ui/Table";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { OrderButtons } from "./OrderButtons";
import styles from "./oee.module.css";

export const PRODUCTION_ORDER = graphql(`
  fragment ProductionOrder on production_order {
    id
    number
    status
    planned_quantity
    planned_start
    started_at
    ended_at
    product {
      id
      name
    }
    machine {
      id
      name
    }
  }
`);

const ORDERS = graphql(`
  subscription ProductionOrders($machines: [uuid!]!) {
    production_order(where: { machine_id: { _in: $machines } }, order_by: [{ created_at: desc }], limit: 50) {
      ...ProductionOrder
    }
  }
`);

const STATUSES: Record<string, { label: string; tone: Tone; icon: IconName; rank: number }> = {
  running: { label: "Running", tone: "running", icon: "play", rank: 0 },
  paused: { label: "Paused", tone: "stopped", icon: "pause", rank: 1 },
  planned: { label: "Planned", tone: "accent", icon: "clock", rank: 2 },
  finished: { label: "Finished", tone: "off", icon: "check", rank: 3 },
};
const OTHER = { label: "Unknown", tone: "unknown", icon: "question", rank: 4 } as const;

/** What the machines are to make: one order at a time runs on each. */
export function OrderList({ scope }: { scope: Scope }) {
  const machines = useMemo(() => ({ machines: scope.machines.map((machine) => machine.id) }), [scope]);
  const { data, failure } = useLiveTopic(ORDERS, machines);
  const orders = [...(data?.production_order ?? [])].sort((a, b) => look(a).rank - look(b).rank);
  return (
    <Panel title="Production orders" hint={data ? `${orders.length}` : undefined} isFlush>
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton /> : null}
      {data && orders.length === 0 ? (
        <EmptyState icon="play" title="No production orders">
          They are planned through the API; without one, what a machine makes has no product and no ideal cycle time.
        </EmptyState>
      ) : null}
      {orders.length > 0 ? (
        <Table
          label="Production orders"
          head={
            <>
              <Head>Number</Head>
              <Head>Product</Head>
              <Head>Machine</Head>
              <Head isNumber>Planned</Head>
              <Head>Status</Head>
              <Head>Since</Head>
              <ActionsHead />
            </>
          }
        >
          {orders.map((order) => (
            <tr key={order.id}>
              <th scope="row">{order.number}</th>
              <WrapCell>{order.product.name}</WrapCell>
              <td>{order.machine.name}</td>
              <NumberCell>
                {order.planned_quantity === null ? <span className={styles.faint}>open</span> : formatNumber(order.planned_quantity, { digits: 0 })}
              </NumberCell>
              <td>
                <Badge tone={look(order).tone} icon={look(order).icon}>
                  {look(order).label}
                </Badge>
              </td>
              <td className={styles.faint}>{since(order)}</td>
              <td>
                <OrderButtons order={order} />
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
    </Panel>
  );
}

function look(order: ProductionOrderFragment) {
  return STATUSES[order.status] ?? OTHER;
}

function since(order: ProductionOrderFragment) {
  const at = order.ended_at ?? order.started_at ?? order.planned_start;
  return at ? <RelativeTime at={at} /> : "–";
}
