"use client";
import type { ReactNode, SyntheticEvent } from "react";
import { useEffect, useRef, useState } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import styles from "./FormDialog.module.css";
import { FailureState } from "./feedback";

type Props = {
  title: string;
  hint?: ReactNode;
  /** What the button says that keeps what was entered. */
  keep: string;
  /** The fields that say by themselves what was wrong with them. */
  fields: readonly string[];
  onKeep: (form: FormData) => Promise<unknown>;
  onRemove?: (() => Promise<unknown>) | undefined;
  onClose: () => void;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
};

/** A form in a dialog: what the server does not accept stands at its field, removing asks once more. */
export function FormDialog({ title, hint, keep, fields, onKeep, onRemove, onClose, children }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSure, setSure] = useState(false);
  const shown = useRef<HTMLFormElement>(null);
  // What was not accepted may stand out of sight in a long form.
  useEffect(() => {
    if (failure) shown.current?.querySelector('[aria-invalid="true"], [role="alert"]')?.scrollIntoView({ block: "center" });
  }, [failure]);
  const isAt = (field: string) => failure?.field === field || failure?.field?.startsWith(`${field}.`) === true;
  const errorOf = (field: string) => (isAt(field) ? failure?.message : undefined);

  function go(work: Promise<unknown>) {
    setFailure(null);
    setBusy(true);
    work.then(onClose, (error: unknown) => {
      setFailure(describeError(error));
      setBusy(false);
    });
  }

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isBusy) go(onKeep(new FormData(event.currentTarget)));
  }

  return (
    <Dialog title={title} hint={hint} onClose={onClose}>
      <form ref={shown} className={styles.form} onSubmit={submit}>
        {failure && !fields.some(isAt) ? <FailureState failure={failure} /> : null}
        {children(errorOf)}
        <div className={styles.buttons}>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {keep}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          {onRemove ? (
            <Button look="danger" onClick={() => (isSure ? go(onRemove()) : setSure(true))}>
              {isSure ? "Really remove it" : "Remove"}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}

/** Controls beside each other where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** A box to tick, with its words. */
export function Check({ name, label, value, isChecked }: { name: string; label: string; value?: string; isChecked: boolean }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" name={name} value={value} defaultChecked={isChecked} />
      {label}
    </label>
  );
}
