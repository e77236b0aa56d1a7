"use client";
import { Button } from "@/ui/Button";
import styles from "./maintenance.module.css";

export type ChecklistDraft = { key: number; label: string; mandatory: boolean };

type Props = { items: readonly ChecklistDraft[]; onChange: (items: ChecklistDraft[]) => void };

/** The points of a new work order. */
export function ChecklistEditor({ items, onChange }: Props) {
  const change = (key: number, changes: Partial<ChecklistDraft>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  const nextKey = Math.max(0, ...items.map((item) => item.key)) + 1;
  return (
    <fieldset className={styles.checklist} style={{ margin: 0, padding: 0, border: 0 }}>
      <legend className="sr">Checklist</legend>
      {items.map((item, index) => (
        <div key={item.key} className={styles.checkLine}>
          <input
            type="text"
            aria-label={`Checklist point ${index + 1}`}
            value={item.label}
            placeholder="What is to be checked"
            onChange={(event) => change(item.key, { label: event.target.value })}
          />
          <label className={styles.mandatory}>
            <input
              type="checkbox"
              checked={item.mandatory}
              onChange={(event) => change(item.key, { mandatory: event.target.checked })}
            />
            mandatory
          </label>
          <Button
            look="quiet"
            icon="close"
            aria-label={`Remove checklist point ${index + 1}`}
            onClick={() => onChange(items.filter((other) => other.key !== item.key))}
          />
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange([...items, { key: nextKey, label: "", mandatory: true }])}>
          Add a checklist point
        </Button>
      </div>
    </fieldset>
  );
}
