import { Fragment } from "react";
import styles from "./OeePanel.module.css";
import type { LossStep } from "./losses";

type Props = { steps: readonly LossStep[]; label: string; format: (amount: number) => string };

/** A waterfall: where the planned time (or parts) went, step by step. */
export function LossBars({ steps, label, format }: Props) {
  const most = Math.max(1e-9, ...steps.map((step) => Math.max(step.from, step.to)));
  return (
    <dl className={styles.waterfall} aria-label={label}>
      {steps.map((step, index) => {
        const left = Math.max(0, Math.min(step.from, step.to));
        const width = Math.abs(step.to - step.from);
        const isGain = step.kind === "loss" && step.to > step.from;
        return (
          <Fragment key={index}>
            <dt className={step.kind === "sum" ? styles.sum : undefined}>{step.name}</dt>
            <dd className={styles.track} aria-hidden="true">
              <span
                style={{ left: `${(left / most) * 100}%`, width: `${(width / most) * 100}%`, background: step.colour }}
              />
            </dd>
            <dd className={`${styles.duration} ${step.kind === "sum" ? styles.sum : ""}`}>
              {step.kind === "sum" ? "" : isGain ? "+ " : "− "}
              {format(width)}
            </dd>
          </Fragment>
        );
      })}
    </dl>
  );
}
