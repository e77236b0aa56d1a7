"use client";
import { useMemo } from "react";
import { useLiveTopic } from "@/lib/apollo/live";
import { formatCount, formatNumber } from "@/lib/format/number";
import { formatDayClock } from "@/lib/format/time";
import { FailureState, Skeleton } from "@/ui/feedback";
import styles from "./energy.module.css";
import { HOURLY } from "./factors";

/** How much is known of a zone by the hour. */
export function HourlyFactors({ zone, factories }: { zone: string; factories: readonly string[] }) {
  const { data, failure } = useLiveTopic(HOURLY, useMemo(() => ({ zone }), [zone]));
  const known = data?.hourly_emission_factor_aggregate.aggregate;
  const { min, max } = known ?? {};
  return (
    <li className={styles.saving}>
      <p className={styles.savingTop}>
        <strong>{zone}</strong>
        <span>{factories.join(", ")}</span>
      </p>
      {failure ? <FailureState failure={failure} /> : null}
      {!known && !failure ? <Skeleton lines={1} /> : null}
      {known ? (
        <p className={styles.assumptions}>
          {known.count > 0 && min?.valid_from && max?.valid_to
            ? `${formatCount(known.count, "factor")} from ${formatDayClock(min.valid_from)} to ${formatDayClock(max.valid_to)}: ${formatNumber(min.grams_per_kwh)} to ${formatNumber(max.grams_per_kwh)} g a kWh, ${formatNumber(known.avg?.grams_per_kwh)} in the mean`
            : "Nothing is known by the hour: the year’s factor is used."}
        </p>
      ) : null}
    </li>
  );
}
