"use client";
import { useMemo } from "react";
import type { Scope } from "@/features/factories/scopes";
import { formatQuantity } from "@/lib/format/number";
import { useNow } from "@/lib/format/use-now";
import { WEEKDAYS } from "@/lib/format/week";
import { Panel } from "@/ui/Panel";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import styles from "./energy.module.css";
import { heatCells } from "./profile-bars";
import { useEnergyReport } from "./useEnergyReport";

const HOUR = 3600_000;
const WEEKS = 4;

/** The mean energy of each hour of the week over the last four weeks. */
export function HeatMapPanel({ scope }: { scope: Scope }) {
  const until = useNow(HOUR);
  const period = useMemo(() => ({ from: until - WEEKS * 7 * 24 * HOUR, to: until }), [until]);
  const { report, failure, retry } = useEnergyReport(scope, period, "hour", false);
  const cells = useMemo(() => heatCells(report?.rows ?? [], scope.timeZone), [report, scope.timeZone]);
  const most = Math.max(1e-9, ...cells.map((cell) => cell.mean_kwh ?? 0));
  const highest = cells.reduce((best, cell) => ((cell.mean_kwh ?? 0) > (best.mean_kwh ?? 0) ? cell : best), cells[0] ?? NONE);
  return (
    <Panel title="Hours of the week" hint={`mean kWh an hour, last ${WEEKS} weeks`}>
      {failure ? <FailureState failure={failure} onRetry={retry} /> : null}
      {report === undefined && !failure ? <Skeleton height={220} /> : null}
      {report && report.rows.length === 0 ? <EmptyState icon="bolt" title="Nothing was metered in these weeks" /> : null}
      {report && report.rows.length > 0 ? (
        <>
          <div
            className={styles.heat}
            role="img"
            aria-label={`Mean energy by weekday and hour; most on ${WEEKDAYS[highest.weekday]} from ${highest.hour}:00 with ${formatQuantity(highest.mean_kwh, "kWh")}`}
          >
            {WEEKDAYS.map((name, weekday) => (
              <div key={name} className={styles.heatRow}>
                <span className={styles.heatDay}>{name}</span>
                {cells.slice(weekday * 24, weekday * 24 + 24).map((cell) => (
                  <span
                    key={cell.hour}
                    className={styles.heatCell}
                    data-none={cell.mean_kwh === null || undefined}
                    style={cell.mean_kwh === null ? undefined : { background: shade(cell.mean_kwh / most) }}
                    title={`${name} ${cell.hour}:00: ${cell.mean_kwh === null ? "not measured" : `${formatQuantity(cell.mean_kwh, "kWh")}, mean of ${cell.hours}`}`}
                  />
                ))}
              </div>
            ))}
            <div className={styles.heatHours} aria-hidden="true">
              {[0, 6, 12, 18].map((hour) => (
                <span key={hour}>{String(hour).padStart(2, "0")}:00</span>
              ))}
            </div>
          </div>
          <p className={styles.ramp} aria-hidden="true">
            0 <span /> {formatQuantity(most, "kWh")}
          </p>
        </>
      ) : null}
    </Panel>
  );
}

const NONE = { weekday: 0, hour: 0, mean_kwh: null, hours: 0 };

function shade(share: number): string {
  return `color-mix(in oklab, var(--series-1) ${Math.round(8 + share * 92)}%, var(--surface-sunken))`;
}
