"use client";
import { useQuery } from "@apollo/client/react";
import { describeError } from "@/lib/apollo/errors";
import { formatQuantity, formatShare } from "@/lib/format/number";
import { formatDayClock } from "@/lib/format/time";
import { Badge } from "@/ui/Badge";
import { Skeleton } from "@/ui/feedback";
import type { Budget } from "./budgets";
import { OUTLOOK } from "./budgets";
import styles from "./kept.module.css";

const EVERY_MS = 60_000;

/** How a budget's running period stands: what is used, and what it comes to if it goes on so. */
export function BudgetState({ budget }: { budget: Budget }) {
  const { data, error } = useQuery(OUTLOOK, { variables: { id: budget.id }, fetchPolicy: "no-cache", pollInterval: EVERY_MS });
  if (!data) return error ? <span role="alert">{describeError(error).message}</span> : <Skeleton lines={1} />;
  const { limit_kwh: limit, used_kwh: used, projected_kwh: projected, breaches, to } = data.budget_outlook;
  const most = Math.max(limit, used, projected ?? 0);
  const isOver = breaches.includes("actual");
  const willBe = breaches.includes("projected");
  const end = formatDayClock(to, { timeZone: budget.factory.time_zone });
  return (
    <div className={styles.outlook}>
      <div className={styles.track} aria-hidden="true">
        {projected === null ? null : <span className={styles.projected} style={{ width: `${(projected / most) * 100}%` }} />}
        <span className={isOver ? styles.over : styles.used} style={{ width: `${(used / most) * 100}%` }} />
        <span className={styles.limit} style={{ left: `${(limit / most) * 100}%` }} />
      </div>
      <p>
        {formatQuantity(used, "kWh")} used ({formatShare(used / limit, { digits: 0 })}),{" "}
        {projected === null ? "too early for a forecast" : `${formatQuantity(projected, "kWh")} by ${end} at this rate`}
      </p>
      {isOver ? (
        <Badge tone="fault" icon="alert">
          Passed
        </Badge>
      ) : willBe ? (
        <Badge tone="stopped" icon="alert">
          Will be passed
        </Badge>
      ) : (
        <Badge tone="running" icon="check">
          Within
        </Badge>
      )}
    </div>
  );
}
