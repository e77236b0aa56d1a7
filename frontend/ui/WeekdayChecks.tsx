import { WEEKDAYS } from "@/lib/format/week";
import { Check } from "./FormDialog";
import styles from "./FormDialog.module.css";

type Props = { name: string; chosen: readonly number[]; label?: string; error?: string | undefined };

/** Boxes for the days of the week; the values are ISO weekdays (1 = Monday). */
export function WeekdayChecks({ name, chosen, label = "On", error }: Props) {
  return (
    <fieldset className={styles.checks}>
      <legend>{label}</legend>
      {WEEKDAYS.map((day, index) => (
        <Check key={day} name={name} value={String(index + 1)} label={day} isChecked={chosen.includes(index + 1)} />
      ))}
      {error ? <p role="alert">{error}</p> : null}
    </fieldset>
  );
}
