"use client";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatShare } from "@/lib/format/number";
import { TimeZoneProvider } from "@/lib/format/time-zone";
import { useAddress } from "@/lib/use-address";
import { MoreLink } from "@/ui/MoreLink";
import { PageHeading } from "@/ui/PageHeading";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import { AnomalyList } from "./AnomalyList";
import { ComponentList } from "./ComponentList";
import { ConditionTabs } from "./ConditionTabs";
import { LevelBadge } from "./LevelBadge";
import { SpectraPanel } from "./SpectraPanel";
import { SymptomList } from "./SymptomList";
import { TrendPanel } from "./TrendPanel";
import styles from "./diagnosis.module.css";
import { levelLook, worstLevel } from "./levels";

const MACHINE_LEVELS = graphql(`
  subscription MachineLevels {
    machine(where: { archived_at: { _is_null: true } }, order_by: [{ factory: { name: asc } }, { name: asc }]) {
      id
      name
      condition_health
      factory {
        id
        name
        time_zone
      }
      condition_states(order_by: [{ indicator: asc }]) {
        id
        indicator
        level
        unit
      }
    }
  }
`);

const NONE = {};

/** How machines are: trends with their limits, spectra, symptoms with evidence, anomalies. */
export function ConditionPage() {
  const address = useAddress();
  const { data, failure } = useLiveTopic(MACHINE_LEVELS, NONE);
  const machines = (data?.machine ?? []).map((machine) => ({
    ...machine,
    level: worstLevel(machine.condition_states.map((state) => state.level)),
  }));
  const rank = (level: string | null) => (level ? levelLook(level).rank : 0);
  const worst = machines.reduce((best, item) => (best && rank(best.level) >= rank(item.level) ? best : item), machines[0]);
  const machine = machines.find((item) => item.id === address.get("of")) ?? worst;
  return (
    <>
      <PageHeading title="Condition" />
      <ConditionTabs />
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton height={420} /> : null}
      {data && !machine ? (
        <Panel title="Condition">
          <EmptyState icon="pulse" title="No machines yet">
            A machine with a vibration or temperature sensor is watched here.
          </EmptyState>
        </Panel>
      ) : null}
      {machine ? (
        <TimeZoneProvider timeZone={machine.factory.time_zone}>
          <ul className={styles.machines} aria-label="Machines">
            {machines.map((item) => (
              <li key={item.id}>
                <button type="button" aria-pressed={item.id === machine.id} onClick={() => address.set({ of: item.id, at: null })}>
                  {item.name}
                  {item.level ? <LevelBadge level={item.level} /> : <span className={styles.faint}>no level yet</span>}
                  {typeof item.condition_health === "number" ? (
                    <span className={styles.faint}>health {formatShare(item.condition_health, { digits: 0 })}</span>
                  ) : null}
                </button>
              </li>
            ))}
          </ul>
          <TrendPanel
            key={`trend ${machine.id}`}
            machineId={machine.id}
            indicators={machine.condition_states}
            more={<MoreLink href={`/machines/${machine.id}`}>Machine page</MoreLink>}
          />
          <ComponentList key={`components ${machine.id}`} machineId={machine.id} />
          <SpectraPanel key={machine.id} machineId={machine.id} at={address.get("at")} onChoose={(at) => address.set({ at })} />
          <div className={styles.pair}>
            <SymptomList machineId={machine.id} onShow={(at) => address.set({ at })} />
            <AnomalyList machineId={machine.id} />
          </div>
        </TimeZoneProvider>
      ) : null}
    </>
  );
}
