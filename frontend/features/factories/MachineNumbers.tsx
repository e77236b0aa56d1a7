"use client";
import { levelLook, measureName, worstLevel } from "@/features/condition/levels";
import { stateLook } from "@/features/oee/machine-states";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatQuantity } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import { RelativeTime } from "@/ui/RelativeTime";
import { Stat, StatRow } from "@/ui/Stat";

/** The newest value of each of the machine's series. */
const MACHINE_LATEST = graphql(`
  subscription MachineLatest($machine: uuid!) {
    latest_value(where: { series: { machine_id: { _eq: $machine } } }, order_by: [{ series: { measure: asc } }]) {
      series_id
      time
      value
      series {
        id
        measure
        unit
        kind
      }
    }
  }
`);

type Props = { machine: { id: string; state: string; state_since: string | null } };

/** The machine's state and its newest values. */
export function MachineNumbers({ machine }: Props) {
  const now = useNow(1000);
  const values = useLiveTopic(MACHINE_LATEST, { machine: machine.id }).data?.latest_value;
  const since = machine.state_since ? (now - Date.parse(machine.state_since)) / 1000 : null;
  return (
    <StatRow>
      <Stat
        icon={stateLook(machine.state).icon}
        label="State"
        value={stateLook(machine.state).label}
        detail={since === null ? "No state yet" : `for ${formatDuration(since)}`}
        isLive
      />
      {values
        ?.filter((value) => value.series.kind !== "state")
        .map((value) => (
          <Stat
            key={value.series_id}
            icon={value.series.measure === "power" ? "bolt" : "pulse"}
            label={measureName(value.series.measure)}
            value={<span data-testid={`latest-${value.series.measure}`}>{formatQuantity(value.value, value.series.unit)}</span>}
            detail={<RelativeTime at={value.time} />}
          />
        ))}
      <ConditionStat machineId={machine.id} />
    </StatRow>
  );
}

const WORST_CONDITION = graphql(`
  subscription WorstCondition($machine: uuid!) {
    condition_state(where: { machine_id: { _eq: $machine } }) {
      id
      indicator
      level
    }
  }
`);

function ConditionStat({ machineId }: { machineId: string }) {
  const states = useLiveTopic(WORST_CONDITION, { machine: machineId }).data?.condition_state ?? [];
  const level = worstLevel(states.map((state) => state.level));
  const worst = states.find((state) => state.level === level);
  return (
    <Stat
      icon="gauge"
      label="Condition"
      value={level ? levelLook(level).label : "–"}
      detail={worst ? measureName(worst.indicator) : "No level yet"}
      isLive
    />
  );
}
