"use client";
import { levelLook, worstLevel } from "@/features/condition/levels";
import { ENERGY_SINCE } from "@/features/energy/topics";
import { overallOee } from "@/features/oee/overall-oee";
import type { FactoryTreeSubscription, LatestPowerSubscription, LatestShiftResultsSubscription } from "@/gql/graphql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatCount, formatMoney, formatQuantity, formatShare } from "@/lib/format/number";
import { startOfDay } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import { Stat, StatRow } from "@/ui/Stat";

type Props = {
  factory: FactoryTreeSubscription["factory"][number];
  power: ReadonlyMap<string, LatestPowerSubscription["latest_value"][number]>;
  shifts: ReadonlyMap<string, LatestShiftResultsSubscription["shift_result"][number]>;
};

/** A factory's key numbers: machines running, OEE of the running shift, power, energy of the day, condition. */
export function FactoryNumbers({ factory, power, shifts }: Props) {
  const now = useNow(60_000);
  const since = startOfDay(now, factory.time_zone).toISOString();
  const energy = useLiveTopic(ENERGY_SINCE, { factory: factory.id, since }).data?.energy_hour_aggregate.aggregate?.sum;
  const machines = factory.areas.flatMap((area) => area.lines.flatMap((line) => line.machines));
  const running = machines.filter((machine) => machine.state === "running").length;
  const results = machines.flatMap((machine) => {
    const result = shifts.get(machine.id);
    return result && Date.parse(result.ended_at) > now ? [result] : [];
  });
  const meters = machines.flatMap((machine) => {
    const value = power.get(machine.id);
    return value?.series.device.connected ? [value] : [];
  });
  const conditions = machines.flatMap((machine) => machine.condition_states.map((item) => item.level));
  const worst = worstLevel(conditions);
  const raised = conditions.filter((level) => levelLook(level).rank > 2).length;
  return (
    <StatRow>
      <Stat icon="play" label="Running" value={`${running} of ${machines.length}`} detail="machines" isLive />
      <Stat
        icon="gauge"
        label="OEE, running shift"
        value={formatShare(overallOee(results))}
        detail={results[0] ? `${results[0].shift_name} shift, ${formatCount(results.length, "machine")}` : "No running shift"}
      />
      <Stat
        icon="bolt"
        label="Power now"
        value={formatQuantity(meters.length > 0 ? meters.reduce((sum, meter) => sum + meter.value, 0) : null, "kW")}
        detail={formatCount(meters.length, "meter")}
      />
      <Stat
        icon="leaf"
        label="Energy today"
        value={formatQuantity(energy?.energy_kwh, "kWh")}
        detail={
          typeof energy?.energy_kwh !== "number"
            ? "Nothing metered yet"
            : `${formatMoney(energy.cost, factory.currency)}, ${formatQuantity(energy.emissions_kg, "kg CO₂e")}`
        }
      />
      <Stat
        icon="pulse"
        label="Condition"
        value={worst ? levelLook(worst).label : "–"}
        detail={conditions.length === 0 ? "No level yet" : `${raised} of ${formatCount(conditions.length, "indicator")} raised`}
      />
    </StatRow>
  );
}
