"use client";
import { useMutation } from "@apollo/client/react";
import Link from "next/link";
import { graphql } from "@/gql";
import type { NotificationRowFragment } from "@/gql/graphql";
import { describeError } from "@/lib/apollo/errors";
import { Badge } from "@/ui/Badge";
import type { Tone } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import type { IconName } from "@/ui/Icon";
import { RelativeTime } from "@/ui/RelativeTime";
import styles from "./notifications.module.css";

export const NOTIFICATION_ROW = graphql(`
  fragment NotificationRow on notification {
    id
    severity
    title
    body
    topic
    created_at
    read_at
    machine {
      id
      name
    }
    work_order {
      id
      number
    }
  }
`);

const MARK_READ = graphql(`
  mutation MarkNotificationRead($id: uuid!) {
    mark_notification_read(id: $id) {
      id
    }
  }
`);

const SEVERITIES: Record<string, { tone: Tone; icon: IconName; label: string }> = {
  info: { tone: "accent", icon: "bell", label: "Info" },
  warning: { tone: "stopped", icon: "alert", label: "Warning" },
  alarm: { tone: "fault", icon: "alert", label: "Alarm" },
};

export function NotificationRow({ notification }: { notification: NotificationRowFragment }) {
  const { id, severity, title, body, created_at, read_at, machine, work_order } = notification;
  const [markRead, { loading, error }] = useMutation(MARK_READ, {
    // Shown as read at once; the live topic brings the server's own instant.
    update: (cache) => {
      cache.modify({
        id: cache.identify({ __typename: "notification", id }) ?? "",
        fields: { read_at: () => new Date().toISOString() },
      });
    },
  });
  const sign = SEVERITIES[severity] ?? { tone: "accent" as const, icon: "bell" as const, label: severity };
  return (
    <li className={styles.row} data-unread={read_at === null} data-testid="notification">
      <Badge tone={sign.tone} icon={sign.icon}>
        {sign.label}
      </Badge>
      <div className={styles.text}>
        <p className={styles.title}>
          {read_at === null ? <span className="sr">Unread: </span> : null}
          {title}
        </p>
        {body ? <p className={styles.body}>{body}</p> : null}
        <p className={styles.meta}>
          <RelativeTime at={created_at} />
          {machine ? <Link href={`/machines/${machine.id}`}>{machine.name}</Link> : null}
          {work_order ? <Link href={`/work-orders/${work_order.id}`}>Work order {work_order.number}</Link> : null}
        </p>
        {error ? <p role="alert">{describeError(error).message}</p> : null}
      </div>
      {read_at === null ? (
        <Button
          look="quiet"
          icon="check"
          isBusy={loading}
          aria-label={`Mark as read: ${title}`}
          onClick={() => void markRead({ variables: { id } }).catch(() => undefined)}
        >
          Mark read
        </Button>
      ) : null}
    </li>
  );
}
