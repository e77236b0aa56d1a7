"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { Button } from "./Button";
import type { IconName } from "./Icon";
import { Icon } from "./Icon";
import styles from "./feedback.module.css";

/** Grey bars in the shape of what is on its way. */
export function Skeleton({ lines = 3, height }: { lines?: number; height?: number }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="sr">Loading…</span>
      {height ? (
        <div className={styles.block} style={{ height }} />
      ) : (
        Array.from({ length: lines }, (_, index) => <div key={index} className={styles.bar} />)
      )}
    </div>
  );
}

/** Nothing to show, and what would change that. */
export function EmptyState({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon name={icon} size={20} />
      </span>
      <p className={styles.emptyTitle}>{title}</p>
      {children ? <div className={styles.emptyText}>{children}</div> : null}
    </div>
  );
}

const FAILURE_ICONS: Record<Failure["kind"], IconName> = {
  network: "unlink",
  "signed-out": "out",
  forbidden: "close",
  refused: "alert",
  server: "alert",
};

/** An error in place of what it prevented, with the way out. */
export function FailureState({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const pathname = usePathname();
  return (
    <div className={styles.failure} role="alert" data-kind={failure.kind}>
      <Icon name={FAILURE_ICONS[failure.kind]} />
      <div>
        <p className={styles.failureTitle}>{failure.title}</p>
        <p>{failure.message}</p>
        {failure.kind === "signed-out" ? (
          <Link className={styles.failureLink} href={`/login?next=${encodeURIComponent(pathname)}`}>
            Sign in
          </Link>
        ) : null}
        {failure.canRetry && onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
      </div>
    </div>
  );
}
