import type { ReactNode } from "react";
import styles from "./Table.module.css";

/** A table that scrolls in its own frame. `label` names it; rows are plain `tr`. */
export function Table({ label, head, foot, children }: { label: string; head: ReactNode; foot?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  );
}

/** A column's heading; numbers stand right. */
export function Head({ children, isNumber = false }: { children: ReactNode; isNumber?: boolean }) {
  return (
    <th scope="col" className={isNumber ? styles.number : undefined}>
      {children}
    </th>
  );
}

/** The heading over buttons: read aloud, not shown. */
export function ActionsHead() {
  return (
    <Head>
      <span className="sr">What can be done</span>
    </Head>
  );
}

export function NumberCell({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <td className={styles.number} title={title}>
      {children}
    </td>
  );
}

export function WrapCell({ children }: { children: ReactNode }) {
  return <td className={styles.wrap}>{children}</td>;
}
