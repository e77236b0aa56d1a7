"use client";
import { useMutation, useQuery } from "@apollo/client/react";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import type { Failure } from "@/lib/apollo/errors";
import { describeError } from "@/lib/apollo/errors";
import { useTimeZone } from "@/lib/format/time-zone";
import { fromLocalInput, toLocalInput, withLocalTimes } from "@/lib/format/wall-clock";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { FailureState } from "@/ui/feedback";
import { CauseTree } from "./CauseTree";
import { causesInOrder } from "./cause-tree";
import styles from "./oee.module.css";
import { REGISTER_STOP } from "./stop-actions";
import { STOP_CAUSES } from "./stops";

/** A stop that no signal told of. Where the machine's signal says that it ran, the server refuses and says why. */
export function StopEntry({ machineId, until, onClose }: { machineId: string; until: number; onClose: () => void }) {
  const timeZone = useTimeZone();
  const causes = useQuery(STOP_CAUSES, { variables: { machine: machineId } });
  const [cause, setCause] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [register, { loading }] = useMutation(REGISTER_STOP);
  const [begin] = useState(until - 15 * 60_000);

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    const [from, to] = [fromLocalInput(text("from"), timeZone), fromLocalInput(text("to"), timeZone)];
    if (from === null || to === null) return;
    const variables = {
      machine: machineId,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      cause: cause || null,
      comment: text("comment").trim() || null,
    };
    setFailure(null);
    register({ variables }).then(onClose, (error: unknown) => setFailure(describeError(error)));
  }

  const isAtField = failure?.field === "started_at" || failure?.field === "ended_at";
  const errorOf = (field: string) => (failure?.field === field ? withLocalTimes(failure.message, timeZone) : undefined);
  return (
    <Dialog title="Enter a stop" hint={`Times in ${(timeZone ?? "your time zone").replaceAll("_", " ")}`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {failure && !isAtField ? <FailureState failure={failure} /> : null}
        <Field label="From" error={errorOf("started_at")}>
          <input name="from" type="datetime-local" step={1} required defaultValue={toLocalInput(begin, timeZone)} />
        </Field>
        <Field label="To" error={errorOf("ended_at")}>
          <input name="to" type="datetime-local" step={1} required defaultValue={toLocalInput(begin + 10 * 60_000, timeZone)} />
        </Field>
        <CauseTree causes={causesInOrder(causes.data?.stop_cause ?? [])} value={cause} onChange={setCause} />
        <Field label="Comment">
          <textarea name="comment" maxLength={2000} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" look="primary" isBusy={loading}>
            Enter
          </Button>
          <Button look="quiet" onClick={onClose}>
            Leave it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
