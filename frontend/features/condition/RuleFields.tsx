"use client";
import type { ReactNode } from "react";
import { displayUnit } from "@/lib/format/number";
import { Field } from "@/ui/Field";
import { Check, FieldRow } from "@/ui/FormDialog";
import { HoursField } from "./HoursField";
import styles from "./diagnosis.module.css";
import type { Threshold } from "./thresholds";

type Props = {
  threshold: Threshold | undefined;
  unit: string;
  errorOf: (field: string) => string | undefined;
  /** The limits as they are entered, over the trend. */
  preview: ReactNode;
};
type NumberProps = {
  name: keyof Threshold;
  label: string;
  hint?: string;
  least?: number;
  isWhole?: boolean;
  initial?: number | null | undefined;
};

/** What raises and clears one indicator's level, and when it is judged. */
export function RuleFields({ threshold, unit, errorOf, preview }: Props) {
  const shown = displayUnit(unit) === "" ? "" : ` (${displayUnit(unit)})`;
  const number = ({ name, label, hint, least, isWhole = false, initial }: NumberProps) => (
    <Field label={label} error={errorOf(name)} {...(hint ? { hint } : {})}>
      <input name={name} type="number" min={least} step={isWhole ? 1 : "any"} defaultValue={initial ?? ""} />
    </Field>
  );
  return (
    <div className={styles.rule}>
      <input type="hidden" name="unit" value={threshold?.unit ?? unit} />
      <Part title="Limits">
        <FieldRow>
          <Field label="Bad is" error={errorOf("direction")}>
            <select name="direction" defaultValue={threshold?.direction ?? "above"}>
              <option value="above">above the level</option>
              <option value="below">below the level</option>
            </select>
          </Field>
          {number({ name: "warning_level", label: `Warning${shown}`, initial: threshold?.warning_level })}
          {number({ name: "alarm_level", label: `Alarm${shown}`, initial: threshold?.alarm_level })}
        </FieldRow>
        <FieldRow>
          {number({
            name: "hysteresis",
            label: "Hysteresis (%)",
            hint: "Cleared so far from the level.",
            least: 0,
            initial: threshold ? Number((threshold.hysteresis * 100).toPrecision(12)) : 10,
          })}
          {number({
            name: "warning_clear_level",
            label: `Warning cleared at${shown}`,
            hint: "In place of the hysteresis.",
            initial: threshold?.warning_clear_level,
          })}
          {number({
            name: "alarm_clear_level",
            label: `Alarm cleared at${shown}`,
            hint: "In place of the hysteresis.",
            initial: threshold?.alarm_clear_level,
          })}
        </FieldRow>
        {preview}
      </Part>
      <Part title="How long">
        <FieldRow>
          {number({ name: "raise_count", label: "Raised by values", least: 1, isWhole: true, initial: threshold?.raise_count ?? 3 })}
          {number({
            name: "raise_window",
            label: "of the last",
            hint: "Empty: in a row.",
            least: 1,
            isWhole: true,
            initial: threshold?.raise_window,
          })}
          {number({ name: "clear_count", label: "Cleared by values in a row", least: 1, isWhole: true, initial: threshold?.clear_count ?? 3 })}
        </FieldRow>
        <FieldRow>
          {number({
            name: "delay_seconds",
            label: "Or raised after seconds",
            hint: "Beyond the level without a break, in place of the count.",
            initial: threshold?.delay_seconds,
          })}
          {number({
            name: "stale_after_seconds",
            label: "Silent after seconds",
            hint: "Empty: three times the usual interval.",
            least: 1,
            initial: threshold?.stale_after_seconds,
          })}
        </FieldRow>
      </Part>
      <Part title="When it is judged">
        <Check name="only_while_running" label="Only while the machine runs" isChecked={threshold?.only_while_running ?? true} />
        {number({
          name: "settling_seconds",
          label: "Seconds after a start that are left out",
          least: 0,
          initial: threshold?.settling_seconds ?? 600,
        })}
        <div>
          <Check name="only_in_shift" label="In shifts only" isChecked={threshold?.only_in_shift ?? false} />
          {errorOf("only_in_shift") ? <p role="alert">{errorOf("only_in_shift")}</p> : null}
        </div>
        <HoursField threshold={threshold} error={errorOf("judged_windows")} />
      </Part>
      <Field label="Whose limits these are" error={errorOf("source")}>
        <input name="source" maxLength={200} autoComplete="off" placeholder="Maker’s manual" defaultValue={threshold?.source} />
      </Field>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
