import type { ReactNode } from "react";
import styles from "./Choices.module.css";

/** What a page is about, chosen above it; `note` stands at the far end. */
export function Choices({ note, children }: { note?: string; children: ReactNode }) {
  return (
    <div className={styles.choices}>
      {children}
      {note ? <span className={styles.note}>{note}</span> : null}
    </div>
  );
}
