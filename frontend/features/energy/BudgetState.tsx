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

/** Why nothing is said of the period's end. */
const NO_FORECAST: Readonly<Record<string, string>> = {
  too_early: "too early for a forecast",
  too_little_measured: "too little is measured for a forecast",
};

/** How a budget's running period stands: what is used, and what it comes to if it goes on so. */
export function BudgetState({ budget }: { budget: Budget }) {
  const { data, error } = useQuery(OUTLOOK, { variables: { id: budget.id }, fetchPolicy: "no-cache", pollInterval: EVERY_MS });
  if (!data) return error ? <span role="alert">{describeError(error).message}</span> : <Skeleton lines={1} />;
  const { limit_kwh: limit, used_kwh: used, projected_kwh: projected, least_kwh: least, most_kwh: highest, breaches, flags, coverage, to } =
    data.budget_outlook;
  const most = Math.max(limit, used, projected ?? 0);
  const missing = [
    flags.includes("partly_measured") ? `${formatShare(coverage, { digits: 0 })} of the time measured so far` : null,
    flags.includes("machines_unmeasured") ? "not all machines are measured" : null,
  ].filter((said) => said !== null);
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
        {projected === null
          ? (flags.map((flag) => NO_FORECAST[flag]).find(Boolean) ?? "no forecast")
          : `${formatQuantity(projected, "kWh")} by ${end} at this rate`}
        {least === null || highest === null ? null : ` (${formatQuantity(least, "kWh")} to ${formatQuantity(highest, "kWh")})`}
      </p>
      {missing.length > 0 ? <p className={styles.soft}>{missing.join(", ")}</p> : null}
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
