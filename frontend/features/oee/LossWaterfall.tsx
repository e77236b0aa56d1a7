import { Fragment } from "react";
import { formatDuration } from "@/lib/format/time";
import styles from "./OeePanel.module.css";
import type { LossElements } from "./losses";
import { lossSteps } from "./losses";

/** Where the planned time went, step by step. */
export function LossWaterfall({ result }: { result: LossElements }) {
  const steps = lossSteps(result);
  const most = Math.max(1, ...steps.map((step) => Math.max(step.from, step.to)));
  return (
    <dl className={styles.waterfall} aria-label="Where the planned time went">
      {steps.map((step) => {
        const left = Math.max(0, Math.min(step.from, step.to));
        const width = Math.abs(step.to - step.from);
        const isGain = step.kind === "loss" && step.to > step.from;
        return (
          <Fragment key={step.name}>
            <dt className={step.kind === "sum" ? styles.sum : undefined}>{step.name}</dt>
            <dd className={styles.track} aria-hidden="true">
              <span
                style={{ left: `${(left / most) * 100}%`, width: `${(width / most) * 100}%`, background: step.colour }}
              />
            </dd>
            <dd className={`${styles.duration} ${step.kind === "sum" ? styles.sum : ""}`}>
              {step.kind === "sum" ? "" : isGain ? "+ " : "− "}
              {formatDuration(width)}
            </dd>
          </Fragment>
        );
      })}
    </dl>
  );
}
