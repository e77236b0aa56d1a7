"use client";
import { useMemo } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatMoney, formatQuantity, formatShare } from "@/lib/format/number";
import { startOfDay } from "@/lib/format/time";
import { useNow } from "@/lib/format/use-now";
import { MoreLink } from "@/ui/MoreLink";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import styles from "./EnergyPanel.module.css";
import { HourBars } from "./HourBars";
import { MACHINE_ENERGY_HOURS, MACHINE_ENERGY_SINCE } from "./topics";

type Props = { machineId: string; timeZone: string; currency: string };

/** Energy since local midnight: sums by the server, hours as bars. */
export function EnergyPanel({ machineId, timeZone, currency }: Props) {
  const now = useNow(60_000);
  const since = startOfDay(now, timeZone).toISOString();
  const variables = useMemo(() => ({ machine: machineId, since }), [machineId, since]);
  const hours = useLiveTopic(MACHINE_ENERGY_HOURS, variables);
  const sums = useLiveTopic(MACHINE_ENERGY_SINCE, variables).data?.energy_hour_aggregate.aggregate?.sum;
  const rows = hours.data?.energy_hour;
  return (
    <Panel
      title="Energy today"
      hint={`since midnight, ${timeZone.replaceAll("_", " ")}`}
      actions={<MoreLink href={`/energy?of=${machineId}`}>Profile and savings</MoreLink>}
    >
      {hours.failure ? <FailureState failure={hours.failure} /> : null}
      {rows === undefined && !hours.failure ? <Skeleton height={180} /> : null}
      {rows?.length === 0 ? (
        <EmptyState icon="bolt" title="No energy metered today">
          A power series bound as a meter gives kWh, cost and CO₂e by the hour.
        </EmptyState>
      ) : null}
      {rows && rows.length > 0 ? (
        <>
          <dl className={styles.sums}>
            <div>
              <dt>Energy</dt>
              <dd>{formatQuantity(sums?.energy_kwh, "kWh")}</dd>
            </div>
            <div>
              <dt>of it standby</dt>
              <dd>
                {formatQuantity(sums?.standby_kwh, "kWh")}
                <small>{standbyShare(sums)}</small>
              </dd>
            </div>
            <div>
              <dt>Cost</dt>
              <dd>{formatMoney(sums?.cost, currency)}</dd>
            </div>
            <div>
              <dt>Emissions</dt>
              <dd>{formatQuantity(sums?.emissions_kg, "kg CO₂e")}</dd>
            </div>
          </dl>
          <HourBars rows={rows} since={Date.parse(since)} timeZone={timeZone} />
        </>
      ) : null}
    </Panel>
  );
}

function standbyShare(sums: { energy_kwh: number | null; standby_kwh: number | null } | null | undefined): string {
  if (!sums?.energy_kwh || sums.standby_kwh === null) return "";
  return ` ${formatShare(sums.standby_kwh / sums.energy_kwh, { digits: 0 })}`;
}
