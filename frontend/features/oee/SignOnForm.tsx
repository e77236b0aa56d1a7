"use client";
import { useMutation } from "@apollo/client/react";
import type { SyntheticEvent } from "react";
import { useId, useState } from "react";
import { useMembers } from "@/features/auth/useMemberNames";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { textOf } from "@/lib/form";
import { fromLocalInput, withLocalTimes } from "@/lib/format/wall-clock";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { FieldRow } from "@/ui/FormDialog";
import { FailureState } from "@/ui/feedback";
import styles from "./operators.module.css";
import { SIGN_ON, whoIs } from "./operators";

type Props = { machineId: string; timeZone: string; onStart: () => void };

/** Signs on somebody else: a member, or just a name; now, or from when on they have been there. */
export function SignOnForm({ machineId, timeZone, onStart }: Props) {
  const list = useId();
  const members = useMembers();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [signOn, { loading }] = useMutation(SIGN_ON);
  const errorOf = (...fields: string[]) =>
    failure?.field && fields.includes(failure.field) ? withLocalTimes(failure.message, timeZone) : undefined;

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const at = fromLocalInput(textOf(said, "at") ?? "", timeZone);
    const variables = {
      machine: machineId,
      at: at === null ? null : new Date(at).toISOString(),
      ...whoIs(textOf(said, "name") ?? "", members),
    };
    onStart();
    setFailure(null);
    signOn({ variables }).then(
      () => form.reset(),
      (error: unknown) => setFailure(describeError(error)),
    );
  }

  return (
    <form className={styles.other} onSubmit={submit}>
      <h3>Somebody else</h3>
      {failure && !errorOf("name", "user_id", "at") ? <FailureState failure={failure} /> : null}
      <FieldRow>
        <Field label="Name" error={errorOf("name", "user_id")}>
          <input name="name" required maxLength={200} autoComplete="off" list={list} />
        </Field>
        <Field label="Since" hint="Left empty: from now on." error={errorOf("at")}>
          <input name="at" type="datetime-local" step="1" />
        </Field>
      </FieldRow>
      <datalist id={list}>
        {members.map((member) => (
          <option key={member.id} value={member.name} />
        ))}
      </datalist>
      <Button type="submit" icon="plus" isBusy={loading}>
        Sign on
      </Button>
    </form>
  );
}
