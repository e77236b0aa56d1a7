import { formatQuantity } from "@/lib/format/number";
import type { Limits } from "./IndicatorRow";
import styles from "./condition.module.css";

const WIDTH = 300;
const HEIGHT = 46;

/** The recent course of an indicator with the lines of its limits. */
export function Trend({ values, limits, unit }: { values: readonly number[]; limits: Limits | undefined; unit: string }) {
  const lines = [
    { level: limits?.warning_level ?? null, colour: "var(--stopped)" },
    { level: limits?.alarm_level ?? null, colour: "var(--fault)" },
  ];
  const highest = Math.max(...values);
  const near = lines.flatMap(({ level }) => (level !== null && level < highest * 3 ? [level] : []));
  const top = Math.max(highest, ...near) * 1.1 || 1;
  const bottom = Math.min(0, ...values);
  const y = (value: number) => HEIGHT - ((value - bottom) / (top - bottom)) * HEIGHT;
  const points = values.map((value, index) => `${(index / (values.length - 1)) * WIDTH},${y(value)}`).join(" ");
  return (
    <svg
      className={styles.trend}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`The last ${values.length} values, between ${formatQuantity(Math.min(...values), unit)} and ${formatQuantity(highest, unit)}`}
    >
      {lines.map(({ level, colour }) =>
        level !== null && near.includes(level) ? (
          <line
            key={colour}
            x1="0"
            x2={WIDTH}
            y1={y(level)}
            y2={y(level)}
            stroke={colour}
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
          />
        ) : null,
      )}
      <polyline points={points} fill="none" stroke="var(--series-1)" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
