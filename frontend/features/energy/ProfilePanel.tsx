"use client";
import type { ReactNode } from "react";
import { useId } from "react";
import type { Period } from "@/lib/format/periods";
import { formatCompact, formatMoney, formatQuantity } from "@/lib/format/number";
import { formatClock, formatDay } from "@/lib/format/time";
import { useTimeZone } from "@/lib/format/time-zone";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import styles from "./energy.module.css";
import { profileBars } from "./profile-bars";
import type { EnergyReport } from "./useEnergyReport";

const HEIGHT = 190;
const HINTS: Record<string, string> = { day: "kWh a day", month: "kWh a month" };

type Props = { report: EnergyReport; period: Period; currency: string; files: ReactNode };

/** Energy over the period, standby at the foot of each bar. */
export function ProfilePanel({ report, period, currency, files }: Props) {
  const id = useId();
  const timeZone = useTimeZone();
  const bars = profileBars(report.rows, period, report.by, timeZone);
  const most = Math.max(1e-9, ...bars.map((bar) => bar.row?.energy_kwh ?? 0));
  const isByDay = report.by === "day";
  const isByMonth = report.by === "month";
  const isWhole = isByDay || isByMonth;
  const name = (from: number) => (isWhole ? formatDay(from, { timeZone }) : `${formatDay(from, { timeZone })} ${formatClock(from, { timeZone })}`);
  const isLabelled = (from: number, index: number) => {
    if (isByMonth) return true;
    if (isByDay) return index % 3 === 0;
    const clock = formatClock(from, { timeZone });
    return bars.length > 30 ? clock === "00:00" : ["00:00", "06:00", "12:00", "18:00"].includes(clock);
  };
  const share = (value: number) => `${(value / (most * 1.05)) * 100}%`;
  const words = bars
    .filter((bar) => bar.row)
    .map((bar) => `${name(bar.from)} ${formatQuantity(bar.row?.energy_kwh, "kWh")}`)
    .join(", ");
  if (report.rows.length === 0) {
    return (
      <Panel title="Profile">
        <EmptyState icon="bolt" title="No energy metered in this period">
          A power series bound as a meter gives kWh, cost and CO₂e by the hour.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title="Profile" hint={HINTS[report.by] ?? "kWh an hour"} actions={files}>
      <div className={styles.profile}>
        <div className={styles.scale} aria-hidden="true">
          {[1, 0.5, 0].map((part) => (
            <span key={part} style={{ bottom: share(most * part) }}>
              {formatCompact(Number((most * part).toPrecision(2)))}
            </span>
          ))}
        </div>
        <div className={styles.bars} style={{ height: HEIGHT }} role="img" aria-label={`Energy: ${words}`} id={id}>
          {bars.map(({ from, row }) => (
            <span
              key={from}
              className={styles.bar}
              title={
                row
                  ? `${name(from)}: ${formatQuantity(row.energy_kwh, "kWh")}, standby ${formatQuantity(row.standby_kwh, "kWh")}, ${formatMoney(row.cost, currency)}`
                  : `${name(from)}: not measured`
              }
            >
              {row ? (
                <span className={styles.whole} style={{ height: share(row.energy_kwh) }}>
                  <span
                    className={styles.standby}
                    style={{ height: row.energy_kwh > 0 ? `${Math.min(1, row.standby_kwh / row.energy_kwh) * 100}%` : 0 }}
                  />
                </span>
              ) : null}
            </span>
          ))}
        </div>
        <div className={isWhole ? styles.dayNames : styles.names} aria-hidden="true">
          {bars.map(({ from }, index) =>
            isLabelled(from, index) ? (
              <span key={from} style={{ left: `${((isWhole ? index + 0.5 : index) / bars.length) * 100}%` }}>
                {isWhole || bars.length > 30 ? formatDay(from, { timeZone }) : formatClock(from, { timeZone })}
              </span>
            ) : null,
          )}
        </div>
      </div>
      <p className={styles.key} aria-hidden="true">
        <span>Energy</span>
        <span className={styles.keyStandby}>of it standby (drawn while idle)</span>
      </p>
    </Panel>
  );
}
