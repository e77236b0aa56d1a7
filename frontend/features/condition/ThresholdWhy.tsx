"use client";
import { useQuery } from "@apollo/client/react";
import { describeError } from "@/lib/apollo/errors";
import { formatQuantity } from "@/lib/format/number";
import { RelativeTime } from "@/ui/RelativeTime";
import { Dialog } from "@/ui/Dialog";
import { FailureState, Skeleton } from "@/ui/feedback";
import { LevelBadge } from "./LevelBadge";
import { ThresholdPreview } from "./ThresholdPreview";
import styles from "./diagnosis.module.css";
import { measureName } from "./levels";
import { ruleText } from "./threshold-words";
import type { Threshold, WatchedMachine } from "./thresholds";
import { EXPLAIN_CONDITION } from "./thresholds";

type Props = { machine: WatchedMachine; threshold: Threshold; onClose: () => void };

/** Why an indicator has its level, or why it is not judged, beside its rule and its trend. */
export function ThresholdWhy({ machine, threshold, onClose }: Props) {
  const { indicator } = threshold;
  const { data, error } = useQuery(EXPLAIN_CONDITION, { variables: { machine: machine.id, indicator }, fetchPolicy: "no-cache" });
  const told = data?.explain_condition;
  const values = told?.values.map((value) => formatQuantity(value, told.unit)) ?? [];
  return (
    <Dialog title={measureName(indicator)} hint={machine.name} onClose={onClose}>
      <div className={styles.why}>
        {error ? <FailureState failure={describeError(error)} /> : null}
        {told === undefined && !error ? <Skeleton /> : null}
        {told ? (
          <>
            <p className={styles.symptomTop}>
              <LevelBadge level={told.level} />
              {told.since ? (
                <span className={styles.faint}>
                  since <RelativeTime at={told.since} />
                </span>
              ) : null}
              {told.heard_at ? (
                <span className={styles.faint}>
                  last value <RelativeTime at={told.heard_at} />
                </span>
              ) : null}
            </p>
            <p>
              <strong>{told.is_judged ? "Because: " : "Not judged: "}</strong>
              {told.reason}.
            </p>
            {values.length > 0 ? (
              <p>
                The last values that count: {values.join(", ")}. Of them {told.over_warning} pass the warning and {told.over_alarm} the
                alarm.
              </p>
            ) : null}
          </>
        ) : null}
        <p>
          <strong>Rule: </strong>
          {ruleText(threshold)}
        </p>
        {threshold.combines ? null : <ThresholdPreview machineId={machine.id} indicator={threshold} limits={threshold} />}
      </div>
    </Dialog>
  );
}
