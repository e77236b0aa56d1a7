"use client";
import { useId } from "react";
import { formatCompact, formatQuantity } from "@/lib/format/number";
import { formatClock } from "@/lib/format/time";
import styles from "./EnergyPanel.module.css";

type Row = { hour: string; energy_kwh: number; standby_kwh: number };
type Props = { rows: readonly Row[]; since: number; timeZone: string };

const WIDTH = 480;
const HEIGHT = 130;
const LEFT = 34;
const BOTTOM = 18;
const HOUR_MS = 3600_000;

/** kWh by the hour of the day, standby at the foot of each bar. */
export function HourBars({ rows, since, timeZone }: Props) {
  const id = useId();
  const most = Math.max(...rows.map((row) => row.energy_kwh), 0.001);
  const step = (WIDTH - LEFT) / 24;
  const y = (value: number) => (HEIGHT - BOTTOM) * (1 - value / (most * 1.1));
  const words = rows.map((row) => `${formatClock(row.hour, { timeZone })} ${formatQuantity(row.energy_kwh, "kWh")}`).join(", ");
  return (
    <>
      <svg className={styles.bars} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={`Energy by the hour: ${words}`}>
        <defs>
          <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" fill="var(--stopped)" fillOpacity="0.45" />
            <path d="M0 0v5" stroke="var(--stopped)" strokeWidth="3" />
          </pattern>
        </defs>
        {[0, most / 2, most].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} stroke="var(--chart-grid)" />
            <text x={LEFT - 5} y={y(value) + 3} textAnchor="end">
              {formatCompact(Number(value.toPrecision(2)))}
            </text>
          </g>
        ))}
        {rows.map((row) => {
          const x = LEFT + Math.round((Date.parse(row.hour) - since) / HOUR_MS) * step + 2;
          const standby = Math.min(row.standby_kwh, row.energy_kwh);
          const title = `${formatClock(row.hour, { timeZone })}: ${formatQuantity(row.energy_kwh, "kWh")}, standby ${formatQuantity(standby, "kWh")}`;
          return (
            <g key={row.hour}>
              <rect x={x} width={step - 4} y={y(row.energy_kwh)} height={y(0) - y(row.energy_kwh)} rx="1.5" fill="var(--series-1)" />
              {standby > 0 ? (
                <rect x={x} width={step - 4} y={y(standby)} height={y(0) - y(standby)} fill={`url(#${id})`} />
              ) : null}
              <rect x={x - 2} width={step} y={0} height={HEIGHT - BOTTOM} fill="transparent">
                <title>{title}</title>
              </rect>
            </g>
          );
        })}
        {[0, 6, 12, 18, 24].map((hour) => (
          <text key={hour} x={LEFT + hour * step} y={HEIGHT - 4} textAnchor={hour === 24 ? "end" : "middle"}>
            {String(hour).padStart(2, "0")}:00
          </text>
        ))}
      </svg>
      <p className={styles.key} aria-hidden="true">
        <span>Energy in kWh per hour</span>
        <span className={styles.standby}>standby</span>
      </p>
    </>
  );
}
