import type { ReactNode } from "react";
import type { IconName } from "./Icon";
import { Icon } from "./Icon";
import styles from "./Stat.module.css";

type Props = {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  icon?: IconName;
  isLive?: boolean;
};

/** One key number with its label. `isLive` announces changes, politely. */
export function Stat({ label, value, detail, icon, isLive = false }: Props) {
  return (
    <div className={styles.stat}>
      <dt className={styles.label}>
        {icon ? <Icon name={icon} size={13} /> : null}
        {label}
      </dt>
      <dd className={styles.value} aria-live={isLive ? "polite" : undefined}>
        {value}
      </dd>
      {detail ? <dd className={styles.detail}>{detail}</dd> : null}
    </div>
  );
}

/** Key numbers in a row that breaks as it must. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className={styles.row}>{children}</dl>;
}
