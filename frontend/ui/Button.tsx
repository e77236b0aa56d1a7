import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./Button.module.css";
import type { IconName } from "./Icon";
import { Icon } from "./Icon";

type Look = "primary" | "normal" | "quiet" | "danger";
type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look;
  icon?: IconName;
  isBusy?: boolean;
  children?: ReactNode;
};

/** A button. While busy it keeps its place and focus, and says so. */
export function Button({ look = "normal", icon, isBusy = false, children, className, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={[styles.button, styles[look], className].filter(Boolean).join(" ")}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : rest.onClick}
    >
      {isBusy ? <span className={styles.spinner} aria-hidden="true" /> : icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </button>
  );
}
