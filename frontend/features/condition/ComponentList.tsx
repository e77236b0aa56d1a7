"use client";
import { useMemo } from "react";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatShare } from "@/lib/format/number";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import { FailureState } from "@/ui/feedback";
import { LevelBadge } from "./LevelBadge";
import styles from "./diagnosis.module.css";
import { measureName } from "./levels";

const COMPONENTS = graphql(`
  subscription ComponentHealth($machine: uuid!) {
    component(where: { machine_id: { _eq: $machine } }, order_by: [{ name: asc }]) {
      id
      name
      condition_level
      condition_since
      condition_health
      condition_states(order_by: [{ indicator: asc }]) {
        id
        indicator
        level
      }
    }
  }
`);

/** The parts of a machine, each with its level, its health and the indicators that speak of it; nothing where it has none. */
export function ComponentList({ machineId }: { machineId: string }) {
  const { data, failure } = useLiveTopic(COMPONENTS, useMemo(() => ({ machine: machineId }), [machineId]));
  if (!failure && !data?.component.length) return null;
  return (
    <Panel title="Components" isFlush>
      {failure ? <FailureState failure={failure} /> : null}
      <ul>
        {data?.component.map((component) => (
          <li key={component.id} className={styles.symptom}>
            <p className={styles.symptomTop}>
              <strong>{component.name}</strong>
              <LevelBadge level={component.condition_level} />
              <span className={styles.faint}>
                {component.condition_health === null ? "" : `health ${formatShare(component.condition_health, { digits: 0 })}`}
                {component.condition_since ? (
                  <>
                    {" "}
                    since <RelativeTime at={component.condition_since} />
                  </>
                ) : null}
              </span>
            </p>
            <p className={styles.faint}>
              {component.condition_states.length === 0
                ? "No indicator speaks of it."
                : component.condition_states.map((state) => `${measureName(state.indicator)}: ${state.level}`).join(", ")}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
