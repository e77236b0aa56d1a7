"use client";
import { useQuery } from "@apollo/client/react";
import { describeError } from "@/lib/apollo/errors";
import { Dialog } from "@/ui/Dialog";
import { RelativeTime } from "@/ui/RelativeTime";
import { EmptyState, FailureState, Skeleton } from "@/ui/feedback";
import type { Group } from "./QuarantinePage";
import { ITEMS, textOf } from "./quarantine";
import styles from "./telemetry.module.css";

const SHOWN = 4000;

/** The newest items of one device and reason, as they came. */
export function QuarantinedItems({ group, onClose }: { group: Group; onClose: () => void }) {
  const where = {
    outcome: { _eq: "quarantined" },
    replayed_at: { _is_null: true },
    discarded_at: { _is_null: true },
    reason: { _eq: group.reason },
    device_serial: group.device === null ? { _is_null: true } : { _eq: group.device },
  };
  const { data, error } = useQuery(ITEMS, { variables: { where }, fetchPolicy: "network-only" });
  return (
    <Dialog title={group.device ?? "What came"} hint={group.reason} onClose={onClose}>
      {error ? <FailureState failure={describeError(error)} /> : null}
      {data === undefined && !error ? <Skeleton /> : null}
      {data?.rejected.length === 0 ? <EmptyState icon="check" title="Nothing waits any more" /> : null}
      <ul className={styles.items}>
        {data?.rejected.map((item) => {
          const text = textOf(item.content);
          return (
            <li key={item.id}>
              <p className={styles.itemHead}>
                <RelativeTime at={item.received_at} /> by {item.door}, {item.kind}, {item.correlation_id}
              </p>
              <pre className={styles.raw} tabIndex={0}>
                {text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
              </pre>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
