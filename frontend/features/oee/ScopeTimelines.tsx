"use client";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import type { Period } from "@/lib/format/periods";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { StateTimeline } from "./StateTimeline";
import styles from "./oee.module.css";
import { useMachineStates } from "./useMachineStates";
import { toSpans } from "./state-spans";

type Props = { scope: Scope; period: Period; onChoose: (machine: string) => void };

/** What each machine of a line, area or factory did; its name leads to its stops. */
export function ScopeTimelines({ scope, period, onChoose }: Props) {
  return (
    <Panel title="Machine states" hint="choose a machine to see and explain its stops">
      {scope.machines.length === 0 ? <EmptyState icon="overview" title="No machines here yet" /> : null}
      <ul className={styles.timelines}>
        {scope.machines.map((machine) => (
          <li key={machine.id}>
            <button type="button" onClick={() => onChoose(machine.id)}>
              {machine.name}
            </button>
            <OneTimeline machine={machine} period={period} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneTimeline({ machine, period }: { machine: { id: string; name: string }; period: Period }) {
  const { rows, until } = useMachineStates(machine.id, period);
  const spans = useMemo(() => toSpans(rows ?? [], period.from, until).filter((span) => span.to > span.from), [rows, period, until]);
  return <StateTimeline spans={spans} from={period.from} to={period.to} height={16} isCompact label={machine.name} />;
}
