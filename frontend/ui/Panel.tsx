import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./Panel.module.css";

type Props = {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  isFlush?: boolean;
};

/** A titled region of a page. `isFlush`: the content reaches the edges (tables, lists). */
export function Panel({ title, hint, actions, children, className, isFlush = false }: Props) {
  const id = useId();
  return (
    <section className={[styles.panel, className].filter(Boolean).join(" ")} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {hint ? <div className={styles.hint}>{hint}</div> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      <div className={isFlush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
