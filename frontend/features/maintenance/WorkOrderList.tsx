"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { useMachines } from "@/features/factories/useMachines";
import { useHasRole } from "@/lib/auth/use-session";
import { useLiveTopic } from "@/lib/apollo/live";
import { Segmented, Select } from "@/ui/Choice";
import { LinkButton } from "@/ui/LinkButton";
import { LoadedRows } from "@/ui/LoadedRows";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { WorkOrderRow } from "./WorkOrderRow";
import styles from "./maintenance.module.css";
import { OPEN_STATUSES, WORK_ORDERS } from "./topics";
import { PRIORITIES } from "./work-order-looks";

const GROUPS = [
  { value: "open", label: "Open", statuses: OPEN_STATUSES },
  { value: "done", label: "Done", statuses: ["done", "closed"] },
  { value: "cancelled", label: "Cancelled", statuses: ["cancelled"] },
  { value: "all", label: "All", statuses: null },
] as const;

const PRIORITY_OPTIONS = [
  { value: "", label: "Any priority" },
  ...Object.entries(PRIORITIES).map(([value, look]) => ({ value, label: look.label })),
];

/** All work orders, filtered by what stands in the address, so that a filter can be sent to somebody. */
export function WorkOrderList() {
  const router = useRouter();
  const parameters = useSearchParams();
  const group = GROUPS.find((item) => item.value === parameters.get("show")) ?? GROUPS[0];
  const machine = parameters.get("machine") ?? "";
  const priority = parameters.get("priority") ?? "";
  const machines = useMachines();
  const canCreate = useHasRole("operator");
  const variables = useMemo(
    () => ({
      where: {
        ...(group.statuses ? { status: { _in: [...group.statuses] } } : {}),
        ...(machine ? { machine_id: { _eq: machine } } : {}),
        ...(priority ? { priority: { _eq: priority } } : {}),
      },
      limit: 200,
    }),
    [group, machine, priority],
  );
  const { data, failure } = useLiveTopic(WORK_ORDERS, variables);
  const orders = data?.work_order;

  function set(name: string, value: string) {
    const next = new URLSearchParams(parameters);
    if (value) next.set(name, value);
    else next.delete(name);
    router.replace(`/work-orders?${next.toString()}`, { scroll: false });
  }

  return (
    <>
      <div className={styles.filters}>
        <Segmented label="Status" options={GROUPS} value={group.value} onChange={(value) => set("show", value)} />
        <Select
          label="Machine"
          options={[{ value: "", label: "All machines" }, ...machines.map(({ id, name }) => ({ value: id, label: name }))]}
          value={machine}
          onChange={(value) => set("machine", value)}
        />
        <Select label="Priority" options={PRIORITY_OPTIONS} value={priority} onChange={(value) => set("priority", value)} />
        {canCreate ? (
          <LinkButton href={machine ? `/work-orders/new?machine=${machine}` : "/work-orders/new"} icon="plus">
            New work order
          </LinkButton>
        ) : null}
      </div>
      <Panel title={`${group.label} work orders`} hint={orders ? `${orders.length}` : undefined} isFlush>
        <LoadedRows
          rows={orders}
          failure={failure}
          empty={
            <EmptyState icon="wrench" title="No work order fits">
              Change the filter, or make the first one.
            </EmptyState>
          }
        >
          {(orders) => (
            <ul>
              {orders.map((order) => <WorkOrderRow key={order.id} order={order} />)}
            </ul>
          )}
        </LoadedRows>
      </Panel>
    </>
  );
}
