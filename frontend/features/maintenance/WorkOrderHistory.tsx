import { graphql } from "@/gql";
import type { WorkOrderEventFragment } from "@/gql/graphql";
import { Panel } from "@/ui/Panel";
import { RelativeTime } from "@/ui/RelativeTime";
import styles from "./maintenance.module.css";
import { ORIGINS, statusLook } from "./work-order-looks";

export const WORK_ORDER_EVENT = graphql(`
  fragment WorkOrderEvent on work_order_event {
    id
    at
    kind
    user_id
    details
  }
`);

type Props = { events: readonly WorkOrderEventFragment[]; nameOf: (id: string | null) => string };

/** Who did what to the order, newest first. */
export function WorkOrderHistory({ events, nameOf }: Props) {
  return (
    <Panel title="History">
      <ol className={styles.history} aria-live="polite">
        {events.map((event) => (
          <li key={event.id}>
            {sentence(event)}
            <span className={styles.when}>
              <RelativeTime at={event.at} /> by {nameOf(event.user_id)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function sentence({ kind, details }: WorkOrderEventFragment): string {
  const facts = (details ?? {}) as Record<string, unknown>;
  const word = (name: string) => (typeof facts[name] === "string" ? facts[name] : "");
  const from = word("previous_status");
  const to = word("status");
  const reason = word("reason");
  if (to) return `${from ? `${statusLook(from).label} → ` : ""}${statusLook(to).label}${reason ? `: ${reason}` : ""}`;
  const label = word("label") || (ORIGINS[word("origin")] ?? "").toLowerCase();
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1) + (label ? `: ${label}` : "");
}
