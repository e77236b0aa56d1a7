import { formatNumber, formatQuantity } from "@/lib/format/number";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { LevelBadge } from "./LevelBadge";
import styles from "./diagnosis.module.css";
import { measureName } from "./levels";
import { ruleText } from "./threshold-words";
import type { Threshold, WatchedMachine } from "./thresholds";

type Props = {
  threshold: Threshold;
  state: WatchedMachine["condition_states"][number] | undefined;
  onWhy: () => void;
  onEdit: (() => void) | undefined;
};

/** A threshold: what it watches, where that stands, and its rule in a sentence. */
export function ThresholdRow({ threshold, state, onWhy, onEdit }: Props) {
  const name = measureName(threshold.indicator);
  return (
    <li className={styles.symptom}>
      <div className={styles.symptomTop}>
        <strong>{name}</strong>
        {state ? <LevelBadge level={state.level} /> : <span className={styles.faint}>no value yet</span>}
        {state && state.value !== null ? <span>{formatQuantity(state.value, state.unit)}</span> : null}
        {state?.component ? <span className={styles.faint}>{state.component.name}</span> : null}
        {state?.stale ? <Badge tone="unknown">Stale</Badge> : null}
        {threshold.counts_alone ? null : <Badge tone="off">In groups only</Badge>}
        <span className={styles.atEnd}>
          <Button look="quiet" onClick={onWhy} aria-label={`Why ${name} has its level`}>
            Why
          </Button>
          {onEdit ? (
            <Button look="quiet" onClick={onEdit} aria-label={`Edit ${name}`}>
              Edit
            </Button>
          ) : null}
        </span>
      </div>
      <p>{ruleText(threshold)}</p>
      <p className={styles.faint}>
        {[
          threshold.combines ? "" : `Limits: ${threshold.source}`,
          threshold.weight === 1 ? "" : `weight ${formatNumber(threshold.weight)} in the machine’s health`,
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
    </li>
  );
}
