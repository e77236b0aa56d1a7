import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./Icon";
import styles from "./PageHeading.module.css";

type Crumb = { href: string; label: string };
type Props = { title: ReactNode; crumbs?: readonly Crumb[]; badges?: ReactNode; actions?: ReactNode };

/** The page's title, where it stands, and what can be done with all of it. */
export function PageHeading({ title, crumbs = [], badges, actions }: Props) {
  return (
    <div className={styles.heading}>
      <div className={styles.words}>
        {crumbs.length > 0 ? (
          <nav aria-label="Breadcrumb">
            <ol className={styles.crumbs}>
              {crumbs.map((crumb) => (
                <li key={crumb.href + crumb.label}>
                  <Link href={crumb.href}>{crumb.label}</Link>
                  <Icon name="chevron" size={10} />
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className={styles.line}>
          <h1>{title}</h1>
          {badges}
        </div>
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
