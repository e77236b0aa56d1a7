"use client";
import Link from "next/link";
import { useTopic } from "@/lib/apollo/live";
import { Icon } from "@/ui/Icon";
import styles from "@/features/shell/Header.module.css";
import { UNREAD_COUNT } from "./topics";

const NONE = {};

/** The way to the notifications, with the number of unread ones. */
export function NotificationBell() {
  const count = useTopic(UNREAD_COUNT, NONE)?.notification_aggregate.aggregate?.count ?? 0;
  const words = count === 0 ? "Notifications, none unread" : `Notifications, ${count} unread`;
  return (
    <Link href="/notifications" className={styles.tool} aria-label={words} title={words} data-testid="bell">
      <Icon name="bell" />
      {count > 0 ? (
        <span className={styles.count} aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      ) : null}
      <span className="sr" role="status">
        {count > 0 ? `${count} unread notifications` : ""}
      </span>
    </Link>
  );
}
