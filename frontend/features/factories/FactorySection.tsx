"use client";
import { FactoryNumbers } from "@/features/factories/FactoryNumbers";
import type { StateSpan } from "@/features/oee/state-spans";
import type { FactoryTreeSubscription, LatestPowerSubscription, LatestShiftResultsSubscription } from "@/gql/graphql";
import { formatClock } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import styles from "./FactorySection.module.css";
import { MachineCard } from "./MachineCard";

type Factory = FactoryTreeSubscription["factory"][number];
type Props = {
  factory: Factory;
  power: ReadonlyMap<string, LatestPowerSubscription["latest_value"][number]>;
  shifts: ReadonlyMap<string, LatestShiftResultsSubscription["shift_result"][number]>;
  spans: ReadonlyMap<string, readonly StateSpan[]> | undefined;
  window: { from: number; to: number };
};

/** One factory: its numbers, then area by area and line by line its machines. */
export function FactorySection({ factory, power, shifts, spans, window }: Props) {
  const now = useNow(30_000);
  return (
    <section className={styles.factory} aria-labelledby={`factory-${factory.id}`}>
      <header className={styles.header}>
        <h2 id={`factory-${factory.id}`}>{factory.name}</h2>
        <span className={styles.time}>
          {formatClock(now, { timeZone: factory.time_zone })} local time, {factory.time_zone.replaceAll("_", " ")}
        </span>
      </header>
      <FactoryNumbers factory={factory} power={power} shifts={shifts} />
      {factory.areas.flatMap((area) =>
        area.lines.map((line) => (
          <div key={line.id} className={styles.line}>
            <h3 className={styles.lineName}>
              {area.name} <span aria-hidden="true">›</span> {line.name}
            </h3>
            {line.machines.length === 0 ? (
              <p className={styles.none}>No machines on this line yet.</p>
            ) : (
              <ul className={styles.machines}>
                {line.machines.map((machine) => (
                  <li key={machine.id}>
                    <MachineCard
                      machine={machine}
                      power={power.get(machine.id)}
                      shift={shifts.get(machine.id)}
                      spans={spans?.get(machine.id)}
                      window={window}
                    />
                  </li>
                ))}
              </ul>
            )}
          </div>
        )),
      )}
    </section>
  );
}
