import type { Cause } from "./cause-tree";
import { TREATMENTS } from "./cause-tree";
import styles from "./oee.module.css";

type Props = { causes: readonly Cause[]; value: string; onChange: (id: string) => void };

/** One cause out of the tree, or none: a radio group, so arrow keys work. */
export function CauseTree({ causes, value, onChange }: Props) {
  return (
    <fieldset className={styles.tree}>
      <legend>Cause</legend>
      <label>
        <input type="radio" name="cause" value="" checked={value === ""} onChange={() => onChange("")} />
        No cause yet
      </label>
      {causes.map((cause) => (
        <label key={cause.id} style={{ marginLeft: `${cause.depth * 1.25}rem` }}>
          <input type="radio" name="cause" value={cause.id} checked={value === cause.id} onChange={() => onChange(cause.id)} />
          <span>
            <span className={styles.swatch} style={cause.colour ? { background: cause.colour } : undefined} aria-hidden="true" />
            {cause.name}
          </span>
          <small>{TREATMENTS[cause.treatment] ?? cause.treatment}</small>
        </label>
      ))}
      {causes.length === 0 ? <p className={styles.faint}>No causes are kept yet: an engineer adds them through the API.</p> : null}
    </fieldset>
  );
}
