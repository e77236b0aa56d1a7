"use client";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import { graphql } from "@/gql";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatMoney, formatNumber, formatQuantity, formatShare } from "@/lib/format/number";
import { formatDay } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import styles from "./energy.module.css";

const SAVINGS = graphql(`
  subscription EnergySavings($machines: [uuid!]!) {
    energy_saving(where: { machine_id: { _in: $machines } }, order_by: [{ energy_kwh_per_year: desc }]) {
      id
      kind
      energy_kwh_per_year
      assumptions
      machine {
        id
        name
      }
    }
  }
`);

type Assumptions = Partial<{
  avoidable_share: number;
  measured_from: string;
  measured_to: string;
  measured_hours: number;
  standby_kwh_measured: number;
  hours_a_year: number;
  price_per_kwh: number | null;
  cost_per_year: number | null;
  standby: string;
}>;

/** What could be saved a year, with the assumptions beside each figure. */
export function SavingsPanel({ scope }: { scope: Scope }) {
  const machines = useMemo(() => ({ machines: scope.machines.map((machine) => machine.id) }), [scope]);
  const { data, failure } = useLiveTopic(SAVINGS, machines);
  const timeZone = useTimeZone();
  const day = (instant: string | undefined) => (instant ? formatDay(instant, { timeZone }) : "?");
  return (
    <Panel title="Potential savings" hint="a year, from standby" isFlush>
      {failure ? <FailureState failure={failure} /> : null}
      {data === undefined && !failure ? <Skeleton /> : null}
      {data?.energy_saving.length === 0 ? (
        <EmptyState icon="leaf" title="Not estimated yet">
          Each night the standby of the last four weeks is extrapolated to a year.
        </EmptyState>
      ) : null}
      <ul>
        {data?.energy_saving.map((saving) => {
          const basis = (saving.assumptions ?? {}) as Assumptions;
          return (
            <li key={saving.id} className={styles.saving}>
              <p className={styles.savingTop}>
                <strong>{saving.machine.name}</strong>
                <span>
                  <strong>{formatQuantity(saving.energy_kwh_per_year, "kWh")}</strong>
                  {basis.cost_per_year !== null && basis.cost_per_year !== undefined
                    ? `, ${formatMoney(basis.cost_per_year, scope.currency)}`
                    : ""}
                </span>
              </p>
              <p className={styles.assumptions}>
                {formatQuantity(basis.standby_kwh_measured, "kWh")} of standby in {formatNumber(basis.measured_hours, { digits: 0 })} measured
                hours from {day(basis.measured_from)} to {day(basis.measured_to)}, extrapolated to{" "}
                {formatNumber(basis.hours_a_year, { digits: 0 })} hours; {formatShare(basis.avoidable_share, { digits: 0 })} of it
                taken as avoidable
                {typeof basis.price_per_kwh === "number" ? `, at ${formatMoney(basis.price_per_kwh, scope.currency)} a kWh` : ""}.
                {basis.standby ? ` Standby: ${basis.standby}.` : ""}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
