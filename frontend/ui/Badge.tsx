import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import type { IconName } from "./Icon";
import { Icon } from "./Icon";

export type Tone = "running" | "idle" | "stopped" | "fault" | "setup" | "unknown" | "off" | "accent";

type Props = { tone: Tone; icon?: IconName; children: ReactNode; title?: string };

/** A short state in words, with a sign; the colour only repeats it. */
export function Badge({ tone, icon, children, title }: Props) {
  return (
    <span className={styles.badge} data-tone={tone} title={title}>
      {icon ? <Icon name={icon} size={12} /> : null}
      {children}
    </span>
  );
}
