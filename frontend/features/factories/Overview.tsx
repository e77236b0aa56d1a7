"use client";
import { useMemo } from "react";
import { OpenWorkOrders } from "@/features/maintenance/OpenWorkOrders";
import { useLiveTopic } from "@/lib/apollo/live";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { Connectivity } from "./Connectivity";
import { FactorySection } from "./FactorySection";
import styles from "./Overview.module.css";
import { FACTORY_TREE, LATEST_POWER, LATEST_SHIFT_RESULTS } from "./topics";
import { useRecentStates } from "./useRecentStates";

const NONE = {};

/** All factories, live, beside what asks for attention. */
export function Overview() {
  const tree = useLiveTopic(FACTORY_TREE, NONE);
  const power = useLiveTopic(LATEST_POWER, NONE).data?.latest_value;
  const shifts = useLiveTopic(LATEST_SHIFT_RESULTS, NONE).data?.shift_result;
  const { spans, window } = useRecentStates();
  const powerOf = useMemo(() => new Map((power ?? []).map((value) => [value.series.machine_id ?? "", value])), [power]);
  const shiftOf = useMemo(() => new Map((shifts ?? []).map((result) => [result.machine_id, result])), [shifts]);
  const factories = tree.data?.factory;
  return (
    <div className={styles.columns}>
      <div className={styles.factories}>
        {tree.failure ? <FailureState failure={tree.failure} /> : null}
        {factories === undefined && !tree.failure ? <Skeleton height={420} /> : null}
        {factories?.length === 0 ? (
          <Panel title="Factories">
            <EmptyState icon="overview" title="No factories yet">
              A manager creates them through the API: factory, area, line, machine. They appear here at once.
            </EmptyState>
          </Panel>
        ) : null}
        {factories?.map((factory) => (
          <FactorySection key={factory.id} factory={factory} power={powerOf} shifts={shiftOf} spans={spans} window={window} />
        ))}
      </div>
      <div className={styles.side}>
        <OpenWorkOrders />
        <Connectivity />
      </div>
    </div>
  );
}
