"use client";
import { useMutation } from "@apollo/client/react";
import { graphql } from "@/gql";
import { useConnection } from "@/lib/apollo/connection";
import { useTopic } from "@/lib/apollo/live";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { EmptyState, Skeleton } from "@/ui/feedback";
import { NotificationRow } from "./NotificationRow";
import styles from "./notifications.module.css";
import { NOTIFICATIONS, NOTIFICATIONS_VARIABLES } from "./topics";

const MARK_ALL = graphql(`
  mutation MarkAllNotificationsRead {
    mark_all_notifications_read {
      marked
    }
  }
`);

export function NotificationList() {
  const notifications = useTopic(NOTIFICATIONS, NOTIFICATIONS_VARIABLES)?.notification;
  const connection = useConnection();
  const [markAll, { loading }] = useMutation(MARK_ALL);
  const unread = notifications?.filter((item) => item.read_at === null).length ?? 0;
  return (
    <Panel
      title="Newest first"
      hint={unread > 0 ? `${unread} unread` : undefined}
      isFlush
      actions={
        unread > 0 ? (
          <Button icon="check" isBusy={loading} onClick={() => void markAll().catch(() => undefined)}>
            Mark all read
          </Button>
        ) : null
      }
    >
      {notifications === undefined ? (
        <div className={styles.padded}>
          <Skeleton lines={6} />
          {connection === "reconnecting" ? <p className={styles.body}>Waiting for the connection…</p> : null}
        </div>
      ) : notifications.length === 0 ? (
        <EmptyState icon="bell" title="Nothing to tell yet">
          Automations write here when a machine’s condition changes or a work order is made.
        </EmptyState>
      ) : (
        <ul aria-live="polite" aria-relevant="additions">
          {notifications.map((notification) => (
            <NotificationRow key={notification.id} notification={notification} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
