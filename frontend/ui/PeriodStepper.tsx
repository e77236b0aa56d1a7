import { Button } from "./Button";
import styles from "./PeriodStepper.module.css";

type Props = { label: string; canGoOn: boolean; onStep: (direction: -1 | 1) => void; onNow: () => void; isNow: boolean };

/** The period that is shown, with the ways to the one before, the one after and the present one. */
export function PeriodStepper({ label, canGoOn, onStep, onNow, isNow }: Props) {
  return (
    <div className={styles.stepper}>
      <Button aria-label="Earlier" icon="left" onClick={() => onStep(-1)} />
      <span className={styles.label} aria-live="polite">
        {label}
      </span>
      <Button aria-label="Later" icon="chevron" disabled={!canGoOn} onClick={() => onStep(1)} />
      {isNow ? null : (
        <Button look="quiet" onClick={onNow}>
          Now
        </Button>
      )}
    </div>
  );
}
