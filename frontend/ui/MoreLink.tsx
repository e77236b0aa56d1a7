import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./MoreLink.module.css";

/** From a panel to the page that says more of it. */
export function MoreLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={styles.more}>
      {children}
    </Link>
  );
}
