import { formatNumber, formatQuantity } from "@/lib/format/number";
import type { Limits } from "./IndicatorRow";
import styles from "./condition.module.css";

/** Where a value stands between nothing and its limits. */
export function LimitScale({ value, unit, limits }: { value: number | null; unit: string; limits: Limits | undefined }) {
  const warning = limits?.warning_level ?? null;
  const alarm = limits?.alarm_level ?? null;
  if (value === null || (warning === null && alarm === null)) return null;
  const end = Math.max((alarm ?? warning ?? 0) * 1.35, value * 1.08);
  const share = (level: number) => `${Math.min(Math.max(level / end, 0), 1) * 100}%`;
  const between = (from: number, to: number) => ({ left: share(from), width: `calc(${share(to)} - ${share(from)})` });
  const firstLimit = warning ?? alarm ?? end;
  return (
    <div
      className={styles.scale}
      role="img"
      aria-label={`${formatQuantity(value, unit)}; warning from ${formatQuantity(warning, unit)}, alarm from ${formatQuantity(alarm, unit)}`}
    >
      <span className={styles.good} style={between(0, firstLimit)} />
      {warning === null ? null : <span className={styles.warning} style={between(warning, alarm ?? end)} />}
      {alarm === null ? null : <span className={styles.alarm} style={between(alarm, end)} />}
      <span className={styles.pointer} style={{ left: share(value) }} />
      {[warning, alarm].map((level, index) =>
        level === null ? null : (
          <span key={index} className={styles.tick} style={{ left: share(level) }}>
            {formatNumber(level)}
          </span>
        ),
      )}
    </div>
  );
}
