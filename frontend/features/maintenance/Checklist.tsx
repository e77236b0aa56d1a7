"use client";
import type { ChecklistItemFragment } from "@/gql/graphql";
import { useHasRole } from "@/lib/auth/use-session";
import { Panel } from "@/ui/Panel";
import { EmptyState } from "@/ui/feedback";
import { ChecklistItem } from "./ChecklistItem";
import styles from "./maintenance.module.css";
import { OPEN_STATUSES } from "./topics";

export function Checklist({ items, status }: { items: readonly ChecklistItemFragment[]; status: string }) {
  const canWork = useHasRole("operator");
  const canAnswer = canWork && OPEN_STATUSES.includes(status);
  const answered = items.filter((item) => item.answer !== null).length;
  return (
    <Panel title="Checklist" hint={items.length > 0 ? `${answered} of ${items.length} answered` : undefined} isFlush>
      {items.length === 0 ? (
        <EmptyState icon="check" title="No checklist">
          This order has no points to check.
        </EmptyState>
      ) : (
        <ul className={styles.items}>
          {items.map((item) => (
            <ChecklistItem key={item.id} item={item} canAnswer={canAnswer} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
