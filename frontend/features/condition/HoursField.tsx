"use client";
import { useState } from "react";
import { weekdaysOf } from "@/lib/format/week";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { FieldRow } from "@/ui/FormDialog";
import { WeekdayChecks } from "@/ui/WeekdayChecks";
import styles from "./diagnosis.module.css";
import { windowsOf } from "./threshold-words";
import type { Threshold } from "./thresholds";

const WORKING_DAYS = [1, 2, 3, 4, 5];

/** The hours of the week in which a threshold is judged; without any at all hours. */
export function HoursField({ threshold, error }: { threshold: Threshold | undefined; error: string | undefined }) {
  const [windows, setWindows] = useState(() =>
    (threshold ? windowsOf(threshold) : []).map((window, key) => ({ ...window, key })),
  );
  const add = () => {
    const key = Math.max(-1, ...windows.map((window) => window.key)) + 1;
    setWindows([...windows, { weekdays: WORKING_DAYS, starts: "06:00", ends: "22:00", key }]);
  };
  return (
    <>
      <p className={styles.faint}>
        {windows.length === 0
          ? "Judged at all hours of the week."
          : "By the factory’s clock. An end before the start is on the next day; 00:00 to 00:00 is the whole day."}
      </p>
      {windows.map(({ key, ...window }) => (
        <div key={key} className={styles.part}>
          <input type="hidden" name="window" value={key} />
          <WeekdayChecks name={`weekday ${key}`} chosen={weekdaysOf(window)} label="On" />
          <FieldRow>
            <Field label="From">
              <input name={`starts ${key}`} type="time" required defaultValue={window.starts} />
            </Field>
            <Field label="To">
              <input name={`ends ${key}`} type="time" required defaultValue={window.ends} />
            </Field>
          </FieldRow>
          <div>
            <Button look="quiet" icon="minus" onClick={() => setWindows(windows.filter((item) => item.key !== key))}>
              Leave out these hours
            </Button>
          </div>
        </div>
      ))}
      {error ? <p role="alert">{error}</p> : null}
      <div>
        <Button look="quiet" icon="plus" onClick={add}>
          Hours of the week
        </Button>
      </div>
    </>
  );
}
